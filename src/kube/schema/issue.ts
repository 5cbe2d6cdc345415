import type { FieldPath } from '../../text/field-path.ts';

/**
 * What is wrong with an object when it is held against the schemas of a release.
 * `strict-decoding` of the API server is `unknown-field`, `wrong-type` and `bad-value`;
 * `missing-field` and `not-in-enum` are found later, by validation.
 */
export type SchemaIssueCode =
  | 'not-an-object'
  | 'missing-gvk'
  | 'unknown-kind'
  | 'removed-api'
  | 'deprecated-api'
  | 'unknown-field'
  | 'missing-field'
  | 'wrong-type'
  | 'bad-value'
  | 'not-in-enum';

export interface SchemaIssue {
  code: SchemaIssueCode;
  /** The field meant; for a missing field, the field that should be there. */
  path: FieldPath;
  /** One sentence in our words: what was found, what was expected. */
  message: string;
  /** What the API server (or kubectl) says, where that is known. */
  serverMessage?: string;
  /** What to write instead. */
  help?: string;
  /** For `unknown-kind`: the kind exists, but in an alpha, and perhaps in a later version too. */
  switchedOff?: 'only-api' | 'has-successor';
  /** The nearest known field, kind or value. */
  suggestion?: string;
  /**
   * For `wrong-type`, the field as the server's decoder names it: without indices and map keys, but
   * with the Go structs it goes through.
   */
  decoderField?: string;
  /**
   * The type reads itself from JSON (quantities, timestamps, int-or-string), so that its error ends
   * decoding at once, while others are kept until the end.
   */
  endsDecoding?: boolean;
}
