import { JqSyntaxError, type Filter, type Pattern } from './syntax.ts';

const TOKEN = /\s*(?:#[^\n]*\s*)*(\.\.|\?\/\/=?|\/\/=|[-+*/%|]=|==|!=|<=|>=|\/\/|and\b|or\b|\.[A-Za-z_]\w*|\$__loc__|\$[A-Za-z_]\w*|@[a-z0-9]+|[A-Za-z_]\w*(?:::\w+)*|\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|\.\d+|["?|,.()[\]{}:;=<>+\-*/%])/y;

/** Operators by how tightly they bind, loosest first; each row with how its operators group. */
const LEVELS: readonly (readonly string[])[] = [['//'], ['=', '|=', '+=', '-=', '*=', '/=', '%=', '//='], ['or'], ['and'], ['==', '!=', '<', '<=', '>', '>='], ['+', '-'], ['*', '/', '%']];
const ASSIGNMENTS = LEVELS[1]!;
const KEYWORDS = new Set(['if', 'then', 'elif', 'else', 'end', 'as', 'def', 'reduce', 'foreach', 'try', 'catch', 'and', 'or', '__loc__']);
const IDENTITY: Filter = { kind: 'identity' };

/**
 * Reads a program.
 * Rule: the manual of jq 1.7.
 * @throws JqSyntaxError
 */
export function parseJq(text: string): Filter {
  return new Parser(text).program();
}

class Parser {
  readonly #text: string;
  #at = 0;
  #token = '';
  #start = 0;

  constructor(text: string) {
    this.#text = text;
    this.#next();
  }

  program(): Filter {
    if (this.#token === '') return IDENTITY;
    const filter = this.#pipe();
    if (this.#token !== '') this.#unexpected();
    return filter;
  }

  #next(): string {
    const before = this.#token;
    TOKEN.lastIndex = this.#at;
    const match = TOKEN.exec(this.#text);
    if (match === null) {
      if (this.#text.slice(this.#at).replace(/#[^\n]*/g, '').trim() !== '') throw new JqSyntaxError(`syntax error, unexpected INVALID_CHARACTER at <top-level>, line 1`);
      this.#token = '';
      this.#start = this.#text.length;
    } else {
      this.#token = match[1]!;
      this.#at = TOKEN.lastIndex;
      this.#start = this.#at - this.#token.length;
    }
    return before;
  }

  #accept(token: string): boolean {
    if (this.#token !== token) return false;
    this.#next();
    return true;
  }

  #expect(token: string): void {
    if (!this.#accept(token)) this.#unexpected();
  }

  #unexpected(): never {
    throw new JqSyntaxError(`syntax error, unexpected ${this.#token === '' ? 'end of file' : `'${this.#token}'`} at <top-level>, line 1`);
  }

  #name(): string {
    if (!/^[A-Za-z_]/.test(this.#token)) this.#unexpected();
    return this.#next();
  }

  #pipe(): Filter {
    if (this.#accept('def')) {
      const name = this.#name();
      const parameters: string[] = [];
      if (this.#accept('(')) {
        do parameters.push(this.#token.startsWith('$') ? this.#next() : this.#name());
        while (this.#accept(';'));
        this.#expect(')');
      }
      this.#expect(':');
      const definition = this.#pipe();
      this.#expect(';');
      return { kind: 'define', name: `${name}/${parameters.length}`, parameters, definition, body: this.#pipe() };
    }
    const left = this.#comma();
    if (this.#accept('as')) {
      const name = this.#pattern();
      this.#expect('|');
      return { kind: 'as', source: left, name, body: this.#pipe() };
    }
    return this.#accept('|') ? { kind: 'pipe', left, right: this.#pipe() } : left;
  }

  #comma(): Filter {
    let left = this.#binary(0);
    while (this.#accept(',')) left = { kind: 'comma', left, right: this.#binary(0) };
    return left;
  }

  #binary(level: number): Filter {
    const operators = LEVELS[level];
    if (operators === undefined) return this.#postfix();
    let left = this.#binary(level + 1);
    while (operators.includes(this.#token)) {
      const operator = this.#next();
      if (operator === '//') left = { kind: 'alternative', left, right: this.#binary(level) };
      else if (ASSIGNMENTS.includes(operator)) left = { kind: 'assign', operator, left, right: this.#binary(0) };
      else if (operator === 'and' || operator === 'or') left = { kind: operator, left, right: this.#binary(level + 1) };
      else left = { kind: 'operator', operator, left, right: this.#binary(level + 1) };
    }
    return left;
  }

  #postfix(): Filter {
    let filter = this.#term();
    for (;;) {
      if (this.#token === '?') {
        this.#next();
        filter = { kind: 'try', body: filter, otherwise: undefined };
      } else if (this.#token === '[') filter = this.#brackets(filter);
      else if (/^\.[A-Za-z_]/.test(this.#token)) filter = { kind: 'index', of: filter, key: { kind: 'value', value: this.#next().slice(1) } };
      else if (this.#token === '.' && /["[]/.test(this.#text[this.#at] ?? '')) {
        this.#next();
        if ((this.#token as string) === '"') filter = { kind: 'index', of: filter, key: this.#string(undefined) };
      } else return filter;
    }
  }

  #brackets(of: Filter): Filter {
    this.#expect('[');
    if (this.#accept(']')) return { kind: 'each', of };
    if (this.#accept(':')) {
      const to = this.#pipe();
      this.#expect(']');
      return { kind: 'slice', of, from: undefined, to };
    }
    const key = this.#pipe();
    if (this.#accept(':')) {
      const to = this.#token === ']' ? undefined : this.#pipe();
      this.#expect(']');
      return { kind: 'slice', of, from: key, to };
    }
    this.#expect(']');
    return { kind: 'index', of, key };
  }

  #term(): Filter {
    const token = this.#token;
    if (token === '"') return this.#string(undefined);
    if (token === '.') {
      this.#next();
      if ((this.#token as string) === '"') return { kind: 'index', of: IDENTITY, key: this.#string(undefined) };
      return IDENTITY;
    }
    if (/^\.?\d/.test(token)) return { kind: 'value', value: Number(this.#next()) };
    if (/^\.[A-Za-z_]/.test(token)) return { kind: 'index', of: IDENTITY, key: { kind: 'value', value: this.#next().slice(1) } };
    if (token.startsWith('$')) return { kind: 'variable', name: this.#next() };
    if (token.startsWith('@')) {
      this.#next();
      return (this.#token as string) === '"' ? this.#string(token) : { kind: 'format', name: token };
    }
    switch (token) {
      case '..': return this.#next(), { kind: 'descend' };
      case '-': return this.#next(), { kind: 'negate', body: this.#postfix() };
      case '(': {
        this.#next();
        const filter = this.#pipe();
        this.#expect(')');
        return filter;
      }
      case '[': {
        this.#next();
        if (this.#accept(']')) return { kind: 'array', body: undefined };
        const body = this.#pipe();
        this.#expect(']');
        return { kind: 'array', body };
      }
      case '{': return this.#object();
      case 'if': return this.#next(), this.#if();
      case 'try': {
        this.#next();
        const body = this.#postfix();
        return { kind: 'try', body, otherwise: this.#accept('catch') ? this.#postfix() : undefined };
      }
      case 'reduce':
      case 'foreach': return this.#fold(token);
      default: return this.#call();
    }
  }

  #call(): Filter {
    if (KEYWORDS.has(this.#token)) this.#unexpected();
    const name = this.#name();
    const args: Filter[] = [];
    if (this.#accept('(')) {
      do args.push(this.#pipe());
      while (this.#accept(';'));
      this.#expect(')');
    }
    if (args.length === 0 && ['null', 'true', 'false'].includes(name)) return { kind: 'value', value: JSON.parse(name) };
    return { kind: 'call', name: `${name}/${args.length}`, args };
  }

  #if(): Filter {
    const test = this.#pipe();
    this.#expect('then');
    const holds = this.#pipe();
    if (this.#accept('elif')) return { kind: 'if', test, holds, otherwise: this.#if() };
    const otherwise = this.#accept('else') ? this.#pipe() : undefined;
    this.#expect('end');
    return { kind: 'if', test, holds, otherwise };
  }

  #fold(kind: 'reduce' | 'foreach'): Filter {
    this.#next();
    const source = this.#postfix();
    this.#expect('as');
    const name = this.#pattern();
    this.#expect('(');
    const start = this.#pipe();
    this.#expect(';');
    const update = this.#pipe();
    const extract = kind === 'foreach' && this.#accept(';') ? this.#pipe() : undefined;
    this.#expect(')');
    return kind === 'reduce' ? { kind, source, name, start, update } : { kind, source, name, start, update, extract };
  }

  #pattern(): Pattern {
    if (this.#token.startsWith('$')) return { variable: this.#next() };
    if (this.#accept('[')) {
      const items: Pattern[] = [];
      do items.push(this.#pattern());
      while (this.#accept(','));
      this.#expect(']');
      return { items };
    }
    this.#expect('{');
    const entries: { key: Filter; pattern: Pattern }[] = [];
    do {
      const variable = this.#token;
      if (variable.startsWith('$')) {
        this.#next();
        entries.push({ key: { kind: 'value', value: variable.slice(1) }, pattern: this.#accept(':') ? this.#pattern() : { variable } });
      } else {
        const key = this.#key();
        this.#expect(':');
        entries.push({ key, pattern: this.#pattern() });
      }
    } while (this.#accept(','));
    this.#expect('}');
    return { entries };
  }

  #key(): Filter {
    if (this.#token === '"') return this.#string(undefined);
    if (this.#accept('(')) {
      const key = this.#pipe();
      this.#expect(')');
      return key;
    }
    if (/^[\w]/.test(this.#token)) return { kind: 'value', value: this.#next() };
    return this.#unexpected();
  }

  #object(): Filter {
    this.#expect('{');
    const entries: { key: Filter; value: Filter }[] = [];
    while (this.#token !== '}') {
      const token = this.#token;
      if (token.startsWith('$')) {
        this.#next();
        entries.push({ key: { kind: 'value', value: token.slice(1) }, value: { kind: 'variable', name: token } });
      } else if (token.startsWith('@')) {
        const key = this.#term();
        entries.push({ key, value: { kind: 'index', of: IDENTITY, key } });
      } else {
        const key = this.#key();
        if (this.#accept(':')) {
          let value = this.#binary(LEVELS.length);
          while (this.#accept('|')) value = { kind: 'pipe', left: value, right: this.#binary(LEVELS.length) };
          while (['+', '-', '*', '/', '%', '//', '==', 'and', 'or'].includes(this.#token)) {
            const operator = this.#next();
            const right = this.#binary(LEVELS.length);
            value = operator === '//' ? { kind: 'alternative', left: value, right } : operator === 'and' || operator === 'or' ? { kind: operator, left: value, right } : { kind: 'operator', operator, left: value, right };
          }
          entries.push({ key, value });
        } else entries.push({ key, value: { kind: 'index', of: IDENTITY, key } });
      }
      if (!this.#accept(',')) break;
    }
    this.#expect('}');
    return { kind: 'object', entries };
  }

  /** A text, whose opening quote is the current token; `\(…)` in it is a filter. */
  #string(format: string | undefined): Filter {
    const parts: (string | Filter)[] = [];
    let raw = '';
    let at = this.#start + 1;
    const flush = (): void => {
      if (raw !== '') parts.push(JSON.parse(`"${raw.replaceAll('\n', '\\n').replaceAll('\t', '\\t')}"`) as string);
      raw = '';
    };
    for (;;) {
      const character = this.#text[at];
      if (character === undefined) throw new JqSyntaxError('syntax error, unexpected end of file, unterminated string at <top-level>, line 1');
      if (character === '"') break;
      if (character === '\\' && this.#text[at + 1] === '(') {
        flush();
        this.#at = at + 2;
        this.#next();
        parts.push(this.#pipe());
        if ((this.#token as string) !== ')') this.#unexpected();
        at = this.#start + 1;
      } else {
        const length = character === '\\' ? 2 : 1;
        raw += this.#text.slice(at, at + length);
        at += length;
      }
    }
    flush();
    this.#at = at + 1;
    this.#next();
    if (parts.every((part) => typeof part === 'string')) return { kind: 'value', value: parts.join('') };
    return { kind: 'text', format, parts };
  }
}
