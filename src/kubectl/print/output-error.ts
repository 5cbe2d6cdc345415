/** An output format that kubectl refuses, or that fails on an object. The message is what follows `error: `. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
  /** What was printed before it failed. */
  readonly printed: string;

  constructor(message: string, printed = '') {
    super(message);
    this.printed = printed;
  }
}
