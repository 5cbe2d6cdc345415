/** What a `sed` script means, once it is read. */

export type Address =
  | { kind: 'line'; number: number }
  | { kind: 'last' }
  /** `first~step` */
  | { kind: 'step'; first: number; step: number }
  /** Without a pattern, the one that was used last. */
  | { kind: 'pattern'; pattern: RegExp | undefined };

export type RangeEnd = Address | { kind: 'more'; lines: number } | { kind: 'multiple'; of: number };

export interface Substitution {
  pattern: RegExp | undefined;
  replacement: readonly ReplacementPart[];
  all: boolean;
  /** The occurrence that is the first to be replaced. */
  from: number;
  prints: boolean;
  /** The file that a changed line is written to. */
  file?: string;
}

export type CaseChange = 'upper' | 'lower' | 'upper next' | 'lower next' | 'none';
export type ReplacementPart = { text: string } | { group: number } | { change: CaseChange };

export interface SedCommand {
  from?: Address;
  to?: RangeEnd;
  negated: boolean;
  action: SedAction;
}

export type SedAction =
  | { name: '{'; end: number }
  | { name: '}' | '=' | 'd' | 'D' | 'g' | 'G' | 'h' | 'H' | 'l' | 'n' | 'N' | 'p' | 'P' | 'x' | 'z' }
  | { name: 'a' | 'i' | 'c'; text: string }
  | { name: 'q' | 'Q'; status: number }
  | { name: 'r' | 'w'; file: string }
  | { name: 's'; substitution: Substitution }
  | { name: 'y'; map: ReadonlyMap<string, string> }
  /** Where to go on; the end of the script is its length. */
  | { name: 'b' | 't' | 'T'; label: string };

export interface SedScript {
  commands: readonly SedCommand[];
  labels: ReadonlyMap<string, number>;
  /** It begins with `#n`, which is the option `-n`. */
  quiet: boolean;
}

/** A script that `sed` refuses; the message is GNU sed's behind `sed: `. */
export class SedSyntaxError extends Error {}
