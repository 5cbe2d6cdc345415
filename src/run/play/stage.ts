import type { Beside } from '../../shell/terminal.ts';

/** What came of a command line on a stage. */
export interface StageOutcome {
  status: number;
  /** Both streams as they stood on the terminal. */
  text: string;
  /** It would never have ended, and was stopped. */
  endless: boolean;
}

/** Where sessions are played: the simulated computer, or a real one. */
export interface Stage {
  /** Runs a command line; variables, functions and jobs are kept for the next. */
  run(line: string): Promise<StageOutcome>;
  /** Runs a command line while others run in another terminal, or until Ctrl-C. */
  runBeside(line: string, plan: Beside): Promise<StageOutcome>;
  /** Puts a file into the workspace. */
  write(name: string, text: string): Promise<void> | void;
  sleep(seconds: number): Promise<void>;
  /** The objects of the cluster that a lesson may have made: `Kind namespace/name`, each once. */
  objects(): Promise<readonly string[]>;
  close(): Promise<void> | void;
}
