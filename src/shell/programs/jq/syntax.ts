/** A filter of jq. */
export type Filter =
  | { kind: 'identity' | 'descend' }
  | { kind: 'value'; value: unknown }
  | { kind: 'text'; format: string | undefined; parts: (string | Filter)[] }
  | { kind: 'format'; name: string }
  | { kind: 'variable'; name: string }
  | { kind: 'index'; of: Filter; key: Filter }
  | { kind: 'slice'; of: Filter; from: Filter | undefined; to: Filter | undefined }
  | { kind: 'each'; of: Filter }
  | { kind: 'try'; body: Filter; otherwise: Filter | undefined }
  | { kind: 'array'; body: Filter | undefined }
  | { kind: 'object'; entries: { key: Filter; value: Filter }[] }
  | { kind: 'negate'; body: Filter }
  | { kind: 'pipe' | 'comma' | 'alternative' | 'and' | 'or'; left: Filter; right: Filter }
  | { kind: 'operator'; operator: string; left: Filter; right: Filter }
  | { kind: 'assign'; operator: string; left: Filter; right: Filter }
  | { kind: 'as'; source: Filter; name: Pattern; body: Filter }
  | { kind: 'reduce'; source: Filter; name: Pattern; start: Filter; update: Filter }
  | { kind: 'foreach'; source: Filter; name: Pattern; start: Filter; update: Filter; extract: Filter | undefined }
  | { kind: 'if'; test: Filter; holds: Filter; otherwise: Filter | undefined }
  | { kind: 'call'; name: string; args: Filter[] }
  | { kind: 'define'; name: string; parameters: string[]; definition: Filter; body: Filter };

/** What `as` binds: a variable, or variables within an array or an object. */
export type Pattern = { variable: string } | { items: Pattern[] } | { entries: { key: Filter; pattern: Pattern }[] };

/** A program that jq cannot compile, or a value that a filter cannot take. */
export class JqError extends Error {
  override readonly name: string = 'JqError';
  /** What `error(…)` was given, or the message. */
  readonly value: unknown;

  constructor(value: unknown) {
    super(typeof value === 'string' ? value : `${JSON.stringify(value)} (not a string)`);
    this.value = value;
  }
}

/** The program itself is wrong. */
export class JqSyntaxError extends JqError {
  override readonly name = 'JqSyntaxError';
}
