/**
 * A mistake in how a command was called: reported in one line with a hint, exit code 2. The message
 * says what was given and what was expected.
 */
export class UsageError extends Error {
  override name = 'UsageError';
  /** What to do instead, as a line of its own. */
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}
