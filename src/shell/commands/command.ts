import type { Files } from '../../kubectl/context.ts';
import type { Computer } from '../computer.ts';
import type { Process } from '../time/process.ts';

/** What a command of the shell has of its world. */
export interface CommandIo {
  out(text: string): void;
  err(text: string): void;
  /** What was piped or redirected into it. */
  stdin: string;
  /** The exported variables. */
  env: Readonly<Record<string, string>>;
  cwd: string;
  /** Paths are relative to `cwd`. */
  files: Files;
  /** What it waits with. */
  process: Process;
  computer: Computer;
}

/** A program of the simulated computer, beside those of the shell. */
export interface ShellCommand {
  name: string;
  /** Whether it reads what is piped into it; it always does when undefined. */
  reads?(args: readonly string[]): boolean;
  /** How many seconds a call takes before it does anything; 0 when undefined. */
  seconds?: number;
  /**
   * @returns the exit status
   * @throws Interrupted when Ctrl-C ends a wait
   */
  run(args: readonly string[], io: CommandIo): Promise<number> | number;
}
