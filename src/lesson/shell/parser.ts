import { Lexer } from './lexer.ts';
import { MAX_NESTING } from './expansion.ts';
import { REDIRECTS, ShellSyntaxError, type HeredocSpan, type Span, type Token, type WordToken } from './tokens.ts';

/** A simple command with offsets into the text. */
export interface ParsedSimple extends Span {
  assignments: WordToken[];
  words: WordToken[];
  redirects: { operator: string; target: WordToken; descriptor: number | undefined; heredoc: number | undefined }[];
  piped: boolean;
  background: boolean;
  nested: boolean;
}

/** A complete command: what the shell reads before it runs anything. */
export interface ParsedLine extends Span {
  simple: ParsedSimple[];
}

/** Words that end a list within a compound command; none of them can begin a command. */
const CLOSERS: ReadonlySet<string> = new Set(['then', 'else', 'elif', 'fi', 'do', 'done', 'esac', '}']);
const COMPOUND: ReadonlySet<string> = new Set(['for', 'select', 'while', 'until', 'if', 'case', '{', 'function']);
const ASSIGNMENT = /^[A-Za-z_]\w*(?:\[[^\]]*\])?\+?=/;

/**
 * Reads complete commands from a lexer, by the grammar of POSIX (Shell Command Language, 2.10) with
 * bash's `[[`, `((`, `select` and `function`. Simple commands within compound ones and within
 * substitutions are collected too, marked as nested.
 */
export class Parser {
  readonly lexer: Lexer;
  private token: Token;
  private lastEnd: number;
  private simple: ParsedSimple[] = [];
  private level = 0;

  constructor(lexer: Lexer) {
    this.lexer = lexer;
    this.lastEnd = lexer.at;
    this.token = { type: 'newline', start: lexer.at, end: lexer.at };
  }

  get heredocs(): HeredocSpan[] {
    return this.lexer.heredocs;
  }

  /**
   * The next complete command; `undefined` at the end of the text.
   * @throws ShellSyntaxError where the grammar does not allow what stands there.
   */
  line(): ParsedLine | undefined {
    this.simple = [];
    this.level = 0;
    // The token behind the last line is read only now, so that a mistake in it belongs to its own line.
    while (this.token.type === 'newline') this.advance();
    if (this.token.type === 'end') return undefined;
    const start = this.token.start;
    this.list();
    const after: Token = this.token;
    if (after.type !== 'newline' && after.type !== 'end') throw this.unexpected();
    const end = this.lastEnd;
    this.token = { type: 'newline', start: after.start, end: after.end };
    return { start, end, simple: this.simple };
  }

  /** A list up to a token that cannot go on with it. */
  private list(): void {
    for (;;) {
      const first = this.simple.length;
      this.andOr();
      if (this.isOperator('&')) {
        for (const command of this.simple.slice(first)) command.background = true;
        this.advance();
      } else if (this.isOperator(';')) this.advance();
      else return;
      if (!this.startsCommand()) return;
    }
  }

  private andOr(): void {
    this.pipeline();
    while (this.isOperator('&&') || this.isOperator('||')) {
      this.advance();
      this.skipNewlines();
      this.pipeline();
    }
  }

  private pipeline(): void {
    while (this.isWord('!') || this.isWord('time')) this.advance();
    this.command(false);
    while (this.isOperator('|') || this.isOperator('|&')) {
      this.advance();
      this.skipNewlines();
      this.command(true);
    }
  }

  private command(piped: boolean): void {
    if (this.level > MAX_NESTING) throw new ShellSyntaxError('the commands are nested too deeply to be read', this.token);
    if (this.isOperator('(')) {
      this.subshell();
      this.redirects();
    } else if (this.token.type === 'word' && !this.token.quoted && COMPOUND.has(this.token.value)) {
      this.compound(this.token);
      this.redirects();
    } else this.simpleCommand(piped);
  }

  private subshell(): void {
    const open = this.token;
    this.advance();
    if (this.isOperator('(')) {
      this.arithmetic(open);
      return;
    }
    this.compoundList();
    this.expectOperator(')', open);
  }

  /** `((i++))`: what it holds is no command. */
  private arithmetic(open: Token): void {
    for (let depth = 1; depth >= 0; ) {
      this.advance();
      if (this.token.type === 'end') throw this.missing('))', open);
      if (this.isOperator('(')) depth += 1;
      else if (this.isOperator(')')) depth -= 1;
    }
    this.advance();
  }

  /** Lists separated by newlines, as in the body of a loop. */
  private compoundList(): void {
    this.level += 1;
    this.skipNewlines();
    while (this.startsCommand()) {
      this.list();
      this.skipNewlines();
    }
    this.level -= 1;
  }

  private compound(keyword: WordToken): void {
    this.advance();
    switch (keyword.value) {
      case '{':
        this.compoundList();
        this.expectWord('}', keyword);
        return;
      case 'for':
      case 'select':
        this.forLoop(keyword);
        return;
      case 'while':
      case 'until':
        this.compoundList();
        this.body(keyword);
        return;
      case 'if':
        this.condition(keyword);
        return;
      case 'case':
        this.cases(keyword);
        return;
      default:
        this.functionBody(keyword);
    }
  }

  private forLoop(keyword: WordToken): void {
    if (this.isOperator('(')) {
      const open = this.token;
      this.advance();
      this.arithmetic(open);
    } else {
      if (this.token.type !== 'word') throw this.unexpected(`a name behind ${keyword.value}`);
      this.advance();
      this.skipNewlines();
      if (this.isWord('in')) {
        this.advance();
        while (this.token.type === 'word') {
          this.substitutions(this.token);
          this.advance();
        }
      }
    }
    if (this.isOperator(';')) this.advance();
    this.skipNewlines();
    this.body(keyword);
  }

  private body(keyword: WordToken): void {
    this.expectWord('do', keyword);
    this.compoundList();
    this.expectWord('done', keyword);
  }

  private condition(keyword: WordToken): void {
    this.compoundList();
    this.expectWord('then', keyword);
    this.compoundList();
    while (this.isWord('elif')) {
      this.advance();
      this.compoundList();
      this.expectWord('then', keyword);
      this.compoundList();
    }
    if (this.isWord('else')) {
      this.advance();
      this.compoundList();
    }
    this.expectWord('fi', keyword);
  }

  private cases(keyword: WordToken): void {
    if (this.token.type === 'word') this.advance();
    this.skipNewlines();
    this.expectWord('in', keyword);
    this.skipNewlines();
    while (!this.isWord('esac')) {
      if (this.token.type === 'end') throw this.missing('esac', keyword);
      if (this.isOperator('(')) this.advance();
      while (this.token.type === 'word' || this.isOperator('|')) this.advance();
      this.expectOperator(')', keyword);
      this.compoundList();
      if (this.isOperator(';;') || this.isOperator(';&') || this.isOperator(';;&')) this.advance();
      else if (!this.isWord('esac')) throw this.unexpected(';; or esac');
      this.skipNewlines();
    }
    this.advance();
  }

  private functionBody(keyword: WordToken): void {
    if (this.token.type !== 'word') throw this.unexpected(`a name behind ${keyword.value}`);
    this.advance();
    if (this.isOperator('(')) {
      this.advance();
      this.expectOperator(')', keyword);
    }
    this.definition();
  }

  private definition(): void {
    this.skipNewlines();
    this.level += 1;
    this.command(false);
    this.level -= 1;
  }

  private simpleCommand(piped: boolean): void {
    const first = this.token;
    if (first.type === 'word' && !first.quoted && CLOSERS.has(first.value)) throw this.unexpected();
    const command: ParsedSimple = {
      start: first.start,
      end: first.end,
      assignments: [],
      words: [],
      redirects: [],
      piped,
      background: false,
      nested: this.level > 0,
    };
    this.simple.push(command);
    for (;;) {
      const token = this.token;
      if (token.type === 'word') {
        const assigns = command.words.length === 0 && ASSIGNMENT.test(this.lexer.text.slice(token.start, token.end));
        (assigns ? command.assignments : command.words).push(token);
        this.advance();
        if (assigns && this.isOperator('(') && this.token.start === token.end) this.array();
        this.substitutions(token);
      } else if (!this.redirect(command)) break;
      command.end = this.lastEnd;
    }
    if (command.words.length === 0 && command.assignments.length === 0 && command.redirects.length === 0) {
      this.simple.pop();
      throw this.unexpected();
    }
    if (command.words.length === 1 && this.isOperator('(')) {
      this.simple.splice(this.simple.indexOf(command), 1);
      this.advance();
      this.expectOperator(')', first);
      this.definition();
    }
  }

  /** `names=(a b)`: the words of a bash array. */
  private array(): void {
    const open = this.token;
    do this.advance();
    while (this.token.type === 'word' || this.token.type === 'newline');
    this.expectOperator(')', open);
  }

  private redirects(): void {
    while (this.redirect(undefined));
  }

  /** One redirection, if there is one; what it names must be a word. */
  private redirect(command: ParsedSimple | undefined): boolean {
    const operator = this.token;
    if (operator.type !== 'operator' || !REDIRECTS.has(operator.value)) return false;
    this.advance();
    // `<(commands)` and `>(commands)`: a process substitution.
    if ((operator.value === '<' || operator.value === '>') && this.isOperator('(') && this.token.start === operator.end) {
      this.subshell();
      return true;
    }
    if (this.token.type !== 'word') throw this.unexpected(`a file behind ${operator.value}`);
    const target = this.token;
    command?.redirects.push({ operator: operator.value, target, descriptor: operator.descriptor, heredoc: operator.heredoc });
    this.substitutions(target);
    this.advance();
    return true;
  }

  /** The commands of `$(…)` in a word; in backticks, escapes would have to be taken off first. */
  private substitutions(word: WordToken): void {
    for (const span of word.substitutions) {
      if (this.lexer.text[span.start - 1] === '`' && this.lexer.text.slice(span.start, span.end).includes('\\')) continue;
      const inner = new Parser(new Lexer(this.lexer.text, span.start, span.end, this.lexer.depth + 1));
      for (let line = inner.line(); line !== undefined; line = inner.line()) {
        for (const command of line.simple) this.simple.push({ ...command, nested: true });
      }
    }
  }

  private startsCommand(): boolean {
    const token = this.token;
    if (token.type === 'word') return token.quoted || !CLOSERS.has(token.value);
    return token.type === 'operator' && (token.value === '(' || REDIRECTS.has(token.value));
  }

  private isOperator(value: string): boolean {
    return this.token.type === 'operator' && this.token.value === value;
  }

  private isWord(value: string): boolean {
    return this.token.type === 'word' && !this.token.quoted && this.token.value === value;
  }

  private skipNewlines(): void {
    while (this.token.type === 'newline') this.advance();
  }

  private expectWord(value: string, opener: Token): void {
    if (!this.isWord(value)) throw this.token.type === 'end' ? this.missing(value, opener) : this.unexpected(value);
    this.advance();
  }

  private expectOperator(value: string, opener: Token): void {
    if (!this.isOperator(value)) throw this.token.type === 'end' ? this.missing(value, opener) : this.unexpected(value);
    this.advance();
  }

  private advance(): void {
    if (this.token.type !== 'newline') this.lastEnd = this.token.end;
    this.token = this.lexer.next();
  }

  private textOf(token: Token): string {
    if (token.type === 'end') return 'the end';
    return token.type === 'newline' ? 'the end of the line' : this.lexer.text.slice(token.start, token.end);
  }

  private unexpected(expected?: string): ShellSyntaxError {
    const found = this.textOf(this.token);
    const message = expected === undefined ? `${found} cannot stand here` : `${found} stands here, expected ${expected}`;
    const { start, end } = this.token;
    return new ShellSyntaxError(message, { start, end }, { atEnd: this.token.type === 'end' });
  }

  private missing(closer: string, opener: Token): ShellSyntaxError {
    return new ShellSyntaxError(`${this.textOf(opener)} begins here, but its ${closer} is missing`, opener, { atEnd: true });
  }
}
