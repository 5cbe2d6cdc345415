import { AwkError } from './machine.ts';

const TOKEN = /[ \t\r]*(?:#[^\n]*)?(?:\\\r?\n[ \t]*)*(\n|[A-Za-z_]\w*|\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?|"(?:[^"\\\n]|\\[^])*"|\*\*=|\*\*|&&|\|\||[-+*/%^=!<>]=|\+\+|--|>>|!~|[-+*/%^<>!~?:,;(){}[\]$=|])/y;
/** Words that are no names. */
export const KEYWORDS = new Set(['BEGIN', 'END', 'function', 'func', 'if', 'else', 'while', 'for', 'do', 'in', 'next', 'nextfile', 'exit', 'break', 'continue', 'return', 'delete', 'print', 'printf', 'getline']);
/** The words and signs of a program, one after the other. */
export class Tokens {
  readonly text: string;
  at = 0;
  /** The one to look at now; empty at the end. */
  token = '';
  /** Where it begins. */
  start = 0;

  constructor(text: string) {
    this.text = text;
    this.next();
  }

  /** Goes back to a place that `place` gave. */
  goTo([at, start, token]: readonly [number, number, string]): void {
    this.at = at;
    this.start = start;
    this.token = token;
  }

  get place(): readonly [number, number, string] {
    return [this.at, this.start, this.token];
  }

  next(): string {
    const before = this.token;
    TOKEN.lastIndex = this.at;
    const match = TOKEN.exec(this.text);
    if (match === null) {
      if (this.text.slice(this.at).replace(/#.*$/, '').trim() !== '') this.unexpected(this.text.slice(this.at).trim()[0]!);
      this.token = '';
      this.start = this.at = this.text.length;
    } else {
      this.token = match[1]!;
      this.at = TOKEN.lastIndex;
      this.start = this.at - this.token.length;
    }
    return before;
  }

  unexpected(token = this.token): never {
    throw new AwkError(`line ${this.text.slice(0, this.start).split('\n').length}: syntax error at or near ${token === '' ? 'end of file' : token === '\n' ? 'end of line' : token}`);
  }

  accept(token: string): boolean {
    if (this.token !== token) return false;
    this.next();
    return true;
  }

  expect(token: string): void {
    if (!this.accept(token)) this.unexpected();
  }

  lines(): void {
    while (this.token === '\n') this.next();
  }

  skip(): void {
    while (this.token === '\n' || this.token === ';') this.next();
  }
}
