import { expansionEnd, MAX_NESTING } from './expansion.ts';
import { placeholderEnd } from './placeholder.ts';
import { OPERATORS, ShellSyntaxError, type HeredocSpan, type Span, type Token, type WordToken } from './tokens.ts';

const BLANKS = ' \t\r';
const ENDS_WORD = ' \t\r\n|&;()<>';

/**
 * Splits command lines into tokens, as POSIX describes it (Shell Command Language, 2.3 Token
 * Recognition): quotes, escapes, line continuations, comments, operators and here-documents.
 * Expansions are kept as written.
 */
export class Lexer {
  readonly text: string;
  readonly end: number;
  readonly depth: number;
  at: number;
  readonly heredocs: HeredocSpan[] = [];
  /** Texts such as `<id>` that are kept in their word, although a shell reads redirections. */
  readonly placeholders: Span[] = [];
  private unread: HeredocSpan[] = [];
  private expectDelimiter: Extract<Token, { type: 'operator' }> | undefined;

  constructor(text: string, start = 0, end = text.length, depth = 0) {
    this.text = text;
    this.at = start;
    this.end = end;
    this.depth = depth;
  }

  /**
   * The next token.
   * @throws ShellSyntaxError when a quote or an expansion is not closed.
   */
  next(): Token {
    this.skipBlanks();
    const start = this.at;
    if (start >= this.end) return { type: 'end', start, end: start };
    if (this.text[start] === '\n') {
      this.at += 1;
      this.readHeredocs();
      return { type: 'newline', start, end: start + 1 };
    }
    if (placeholderEnd(this.text, start, this.end) === undefined) {
      const operator = OPERATORS.find((candidate) => this.text.startsWith(candidate, start) && start + candidate.length <= this.end);
      if (operator !== undefined) return this.operator(operator, start, undefined);
    }
    const word = this.word();
    // `2>file`: digits right before a redirection are the number of a file descriptor.
    const next = this.text[this.at];
    if ((next === '<' || next === '>') && this.at < this.end && /^\d{1,3}$/.test(this.text.slice(start, this.at))) {
      const operator = OPERATORS.find((candidate) => this.text.startsWith(candidate, this.at))!;
      return this.operator(operator, start, Number(word.value), this.at);
    }
    this.takeDelimiter(word);
    return word;
  }

  private operator(value: (typeof OPERATORS)[number], start: number, descriptor: number | undefined, from = start): Token {
    this.at = from + value.length;
    const token: Token = { type: 'operator', start, end: this.at, value };
    if (descriptor !== undefined) token.descriptor = descriptor;
    this.expectDelimiter = value === '<<' || value === '<<-' ? token : undefined;
    return token;
  }

  private takeDelimiter(word: WordToken): void {
    const operator = this.expectDelimiter;
    if (operator === undefined) return;
    this.expectDelimiter = undefined;
    operator.heredoc = this.heredocs.length;
    const heredoc: HeredocSpan = {
      delimiter: word.value,
      quoted: word.quoted,
      dropTabs: operator.value === '<<-',
      start: this.end,
      end: this.end,
      closed: false,
    };
    this.heredocs.push(heredoc);
    this.unread.push(heredoc);
  }

  private skipBlanks(): void {
    for (;;) {
      const char = this.text[this.at];
      if (this.at >= this.end) return;
      if (BLANKS.includes(char!)) this.at += 1;
      else if (char === '\\' && this.lineEndAfter(this.at) > 0 && this.at + 1 < this.end) this.at += this.lineEndAfter(this.at);
      else if (char === '#') {
        const end = this.text.indexOf('\n', this.at);
        this.at = end < 0 || end > this.end ? this.end : end;
      } else return;
    }
  }

  /** The length of a backslash and the line end right behind it; 0 when it is followed by something else. */
  private lineEndAfter(at: number): number {
    if (this.text[at + 1] === '\n') return 2;
    return this.text[at + 1] === '\r' && this.text[at + 2] === '\n' ? 3 : 0;
  }

  /** A word up to the next unquoted blank or operator. */
  private word(): WordToken {
    const word: WordToken = { type: 'word', start: this.at, end: this.at, value: '', dynamic: false, quoted: false, substitutions: [] };
    while (this.at < this.end) {
      const char = this.text[this.at]!;
      const placeholder = placeholderEnd(this.text, this.at, this.end);
      if (placeholder !== undefined) {
        this.placeholders.push({ start: this.at, end: placeholder });
        this.keep(word, placeholder);
      } else if (ENDS_WORD.includes(char)) break;
      else if (char === '\\') this.escape(word);
      else if (char === "'") this.singleQuotes(word, this.at + 1);
      else if (char === '"') this.doubleQuotes(word);
      else if (char === '$' && this.text[this.at + 1] === "'") this.singleQuotes(word, this.at + 2);
      else if (char === '$' || char === '`') this.expansion(word);
      else {
        word.value += char;
        this.at += 1;
      }
    }
    word.end = this.at;
    return word;
  }

  private keep(word: WordToken, end: number): void {
    word.value += this.text.slice(this.at, end);
    word.dynamic = true;
    this.at = end;
  }

  private escape(word: WordToken): void {
    const lineEnd = this.lineEndAfter(this.at);
    if (lineEnd > 0) {
      this.at += lineEnd;
      return;
    }
    word.quoted = true;
    word.value += this.text.slice(this.at + 1, Math.min(this.at + 2, this.end));
    this.at = Math.min(this.at + 2, this.end);
  }

  private singleQuotes(word: WordToken, from: number): void {
    const close = this.text.indexOf("'", from);
    if (close < 0 || close >= this.end) {
      throw new ShellSyntaxError('this quote (\') is not closed', { start: this.at, end: this.at + 1 }, { help: "add the closing '" });
    }
    word.value += this.text.slice(from, close);
    word.quoted = true;
    this.at = close + 1;
  }

  private doubleQuotes(word: WordToken): void {
    const start = this.at;
    this.at += 1;
    word.quoted = true;
    while (this.at < this.end && this.text[this.at] !== '"') {
      const char = this.text[this.at]!;
      const next = this.text[this.at + 1];
      if (char === '\\' && next !== undefined && '$`"\\\n'.includes(next)) {
        if (next !== '\n') word.value += next;
        this.at += 2;
      } else if (char === '$' || char === '`') this.expansion(word);
      else {
        word.value += char;
        this.at += 1;
      }
    }
    if (this.at >= this.end) {
      throw new ShellSyntaxError('this quote (") is not closed', { start, end: start + 1 }, { help: 'add the closing "' });
    }
    this.at += 1;
  }

  private expansion(word: WordToken): void {
    const found = expansionEnd(this.text, this.at, this.end, this.depth, (from) => this.commandEnd(from));
    if (found === undefined) {
      word.value += this.text[this.at];
      this.at += 1;
      return;
    }
    if (found.command !== undefined) word.substitutions.push(found.command);
    this.keep(word, found.end);
  }

  /** The offset of the `)` that ends a command substitution whose commands begin at `from`. */
  private commandEnd(from: number): number | undefined {
    if (this.depth >= MAX_NESTING) return undefined;
    const inner = new Lexer(this.text, from, this.end, this.depth + 1);
    for (let open = 0; ; ) {
      const token = inner.next();
      if (token.type === 'end') return undefined;
      if (token.type !== 'operator') continue;
      if (token.value === '(') open += 1;
      else if (token.value === ')') {
        if (open === 0) return token.start;
        open -= 1;
      }
    }
  }

  /** After the line that names them, the bodies of here-documents follow in order. */
  private readHeredocs(): void {
    for (const heredoc of this.unread) {
      heredoc.start = Math.min(this.at, this.end);
      heredoc.end = heredoc.start;
      while (this.at < this.end) {
        const lineEnd = this.text.indexOf('\n', this.at);
        const end = lineEnd < 0 || lineEnd > this.end ? this.end : lineEnd;
        const line = this.text.slice(this.at, end).replace(/\r$/, '');
        const next = Math.min(end + 1, this.end);
        const plain = heredoc.dropTabs ? line.replace(/^\t+/, '') : line;
        if (plain === heredoc.delimiter) {
          heredoc.closed = true;
          heredoc.end = Math.max(heredoc.start, this.at - 1);
          this.at = next;
          break;
        }
        heredoc.end = end;
        this.at = next;
      }
    }
    this.unread = [];
  }
}
