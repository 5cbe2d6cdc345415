/** A command gives up: kubectl prints `error: ` and the message, and ends with 1. */
export class CommandError extends Error {
  override readonly name: string = 'CommandError';
}

/** The same, but the message is printed as it is. */
export class VerbatimError extends Error {
  override readonly name = 'VerbatimError';
}

/** The command was called wrongly; kubectl points to its help (`UsageErrorf`). */
export class UsageError extends CommandError {
  override readonly name = 'UsageError';

  /** @param path the words of the command, such as `config set` */
  constructor(path: string, message: string) {
    super(`${message}\nSee 'kubectl ${path} -h' for help and examples`);
  }
}

/** Everything is said already; the command ends with this status. */
export class Exit extends Error {
  override readonly name = 'Exit';
  readonly status: number;

  constructor(status: number) {
    super(`exit ${status}`);
    this.status = status;
  }
}

/** Several things went wrong; each is printed on its own line. */
export class ErrorList extends Error {
  override readonly name = 'ErrorList';
  readonly errors: readonly unknown[];

  constructor(errors: readonly unknown[]) {
    super(`${errors.length} errors`);
    this.errors = errors;
  }
}

/** The kubeconfig contradicts itself; kubectl prints `Error in configuration: `. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** Nothing answers at the server's address. The message is complete. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}
