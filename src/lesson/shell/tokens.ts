/** What the lexer gives: offsets are into the text that is read. */
export type Token =
  | { type: 'word'; start: number; end: number; value: string; dynamic: boolean; quoted: boolean; substitutions: Span[] }
  | { type: 'operator'; start: number; end: number; value: Operator; descriptor?: number; heredoc?: number }
  | { type: 'newline' | 'end'; start: number; end: number };

export type WordToken = Extract<Token, { type: 'word' }>;

export interface Span {
  start: number;
  end: number;
}

/** POSIX shell, 2.10.1 and 2.7, and bash's additions; longer ones first, as the longest match counts. */
export const OPERATORS = [
  '&>>',
  '<<<',
  '<<-',
  ';;&',
  '&&',
  '||',
  ';;',
  ';&',
  '|&',
  '<<',
  '>>',
  '<&',
  '>&',
  '<>',
  '>|',
  '&>',
  '<',
  '>',
  '|',
  '&',
  ';',
  '(',
  ')',
] as const;

export type Operator = (typeof OPERATORS)[number];

export const REDIRECTS: ReadonlySet<string> = new Set(['<', '>', '>>', '<<', '<<-', '<<<', '<&', '>&', '<>', '>|', '&>', '&>>']);

/** A here-document met while reading. */
export interface HeredocSpan {
  delimiter: string;
  quoted: boolean;
  /** `<<-`: tabs at the beginning of its lines are dropped. */
  dropTabs: boolean;
  /** The body, without the line that ends it. */
  start: number;
  end: number;
  /** The line that ends it was found. */
  closed: boolean;
}

/** A mistake that makes the shell refuse the text. */
export class ShellSyntaxError extends Error {
  readonly start: number;
  readonly end: number;
  readonly help: string | undefined;
  /** The text ended before what was begun was complete. */
  readonly atEnd: boolean;

  constructor(message: string, span: Span, options: { help?: string; atEnd?: boolean } = {}) {
    super(message);
    this.name = 'ShellSyntaxError';
    this.start = span.start;
    this.end = span.end;
    this.help = options.help;
    this.atEnd = options.atEnd ?? false;
  }
}
