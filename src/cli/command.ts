import type { Io } from './io.ts';

/** Exit codes of all commands (the contract of `drydock`). */
export const EXIT = { clean: 0, findings: 1, usage: 2 } as const;

/** A command of `drydock`, such as `check`. */
export interface Command {
  name: string;
  /** What `drydock <name> --help` prints. */
  help: string;
  /**
   * Runs it with the arguments after its name, and returns the exit code.
   * @throws UsageError when the arguments are not what it expects.
   */
  run(args: readonly string[], io: Io): Promise<number>;
}
