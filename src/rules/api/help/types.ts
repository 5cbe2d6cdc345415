import type { FieldPath } from '../../../text/field-path.ts';

/** An error of validation, as the help of a row may use it. */
export interface HelpContext {
  object: unknown;
  kind: string;
  /** As the server names the field. */
  path: FieldPath;
  /** Names of the path only, and `[]` for any index: `spec.containers[].ports[].name`. */
  field: string;
  /** What the manifest has there. */
  value: unknown;
  /** The text that the message quotes as the wrong value. */
  quoted: string | undefined;
  message: string;
}

/** Why the server insists and what to write, for the errors that fit both patterns. */
export interface HelpRow {
  /** Fits the field, from its end; any field when it is missing. */
  field?: RegExp;
  /** Fits the server's words; any when it is missing. */
  message?: RegExp;
  /** One sentence; `undefined` when the row cannot say anything after all. */
  help: string | ((context: HelpContext, message: RegExpExecArray) => string | undefined);
}
