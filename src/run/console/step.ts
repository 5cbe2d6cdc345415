import type { Range } from '../../text/position.ts';

/** Something that a session asks for: a command shown, one that runs unseen, or a wait. */
export interface WrittenStep {
  kind: 'shown' | 'setup' | 'wait' | 'script';
  /** The command line as typed, with its here-documents; empty for a wait of so many seconds. */
  command: string;
  /** `# wait: 5 s`. */
  seconds?: number;
  /** The lines expected; undefined when what is printed does not matter. */
  expected: readonly string[] | undefined;
  noFinalNewline: boolean;
  /** The exit status expected; undefined when it does not matter. */
  status: number | undefined;
  /** Commands that run in another terminal while this one runs. */
  meanwhile: readonly string[];
  /** Ctrl-C ends it. */
  interrupted: boolean;
}

/** A step, and where a page says it. */
export interface Step extends WrittenStep {
  range: Range;
  /** The lines of the file in which what it prints stands: from the first, up to but without the second. */
  outputLines?: { from: number; to: number };
}
