/** A word as it was written; it is expanded when the command runs. */
export type Word = string;

export interface Redirection {
  /** The file descriptor that is changed. */
  fd: number;
  op: '>' | '>>' | '<' | '<<' | '<<<' | '>&' | '&>' | '&>>';
  /** A file, a file descriptor, or the text of a here-document. */
  target: Word;
  /** A here-document whose delimiter was quoted is taken as it is. */
  literal?: boolean;
  /** The line that should end the here-document is missing. */
  unended?: boolean;
}

export interface Assignment {
  name: string;
  value: Word;
  append: boolean;
  /** The index in brackets, as written, of an element of an array. */
  index?: Word;
  /** The elements of an array, when it is one. */
  items?: Word[];
}

export type Command = { redirections: Redirection[] } & (
  | { kind: 'simple'; assignments: Assignment[]; words: Word[]; late?: Assignment[] }
  | { kind: 'group' | 'subshell'; body: List }
  | { kind: 'if'; branches: { test: List; body: List }[]; otherwise: List | undefined }
  | { kind: 'loop'; until: boolean; test: List; body: List }
  | { kind: 'count'; start: string; test: string; step: string; body: List }
  | { kind: 'for'; name: string; words: Word[] | undefined; body: List }
  | { kind: 'case'; subject: Word; branches: { patterns: Word[]; body: List }[] }
  | { kind: 'function'; name: string; body: Command }
  | { kind: 'arithmetic'; expression: string }
);

export interface Pipeline {
  negated: boolean;
  commands: Command[];
}

/** Commands joined by `&&` and `||`. */
export interface Chain {
  background: boolean;
  parts: { after: '' | '&&' | '||'; pipeline: Pipeline }[];
  /** As it was written, for `ps`. */
  text: string;
}

export type List = Chain[];

/** A script that no shell could read. */
export class ShellSyntaxError extends Error {
  override readonly name = 'ShellSyntaxError';
}
