import { CommandError } from '../errors/command-error.ts';

/** A kustomization that cannot be built. */
export class KustomizeError extends CommandError {
  /** The same error with what was being done before it. */
  during(what: string): KustomizeError {
    return new KustomizeError(`${what}: ${this.message}`);
  }
}

/** Says what was being done when an error comes up. */
export function during<Result>(what: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    throw error instanceof KustomizeError ? error.during(what) : error;
  }
}
