/** Where a manifest fails, in the order in which kubectl and the API server look at it. */
export type VerdictStage = 'yaml' | 'unknown-kind' | 'strict-decoding' | 'validation';

export interface VerdictCause {
  /** The field as the server names it; empty where it names none. */
  field: string;
  /** `UnknownField`, `DuplicateField`, `WrongType`, `WrongValue`, or the server's `FieldValue…`. */
  type: string;
  message: string;
  /** 0-based among the documents sent; only when there are several. */
  document?: number;
}

export interface Verdict {
  verdict: 'accepted' | 'rejected';
  /** `null` when accepted. */
  stage: VerdictStage | null;
  causes: VerdictCause[];
  /** What kubectl or the server answers; `null` when accepted. */
  message: string | null;
  /** Stages that were not looked at although the manifest came that far. */
  unchecked: VerdictStage[];
  /** The server's warnings about what it accepts, each once; none when it is rejected. */
  warnings: string[];
}

/** The refusal of one object. */
export interface Refusal {
  stage: VerdictStage;
  causes: VerdictCause[];
  message: string;
}
