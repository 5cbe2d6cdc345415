import { evaluate } from './arithmetic.ts';
import { hasPattern, literal, patternSource, plain } from './pattern.ts';
import type { Step } from './process.ts';
import { afterBracket, afterDollar, afterQuote } from './scan.ts';
import { ShellSyntaxError, type Word } from './syntax.ts';

/** What expansion asks its shell for. */
export interface ExpansionScope {
  get(name: string): string | undefined;
  /** The same for expansions that say what to do when it is not set. */
  peek(name: string): string | undefined;
  set(name: string, value: string): void;
  readonly arrays?: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The path of a file with a text, for `<(…)`. */
  file?(text: string): string;
  arrayKey?(name: string, index: string): Step<string>;
  /** `$1` and the following. */
  readonly positional: readonly string[];
  /** The output of commands. */
  substitute(script: string): Step<string>;
  /** The paths that a pattern means, sorted. */
  glob(pattern: string): readonly string[];
}

/** The fields that words become: expanded, split, and with patterns replaced by paths. Rule: POSIX.1, 2.6. */
export function* expandWords(words: readonly Word[], scope: ExpansionScope): Step<string[]> {
  const result: string[] = [];
  for (const word of words) {
    if (/^[\w./:@%+=,-]*$/.test(word)) {
      result.push(word);
      continue;
    }
    if (word.startsWith('<(') && scope.file !== undefined) {
      const output = yield* scope.substitute(word.slice(2, -1));
      result.push(scope.file(output === '' ? '' : `${output}\n`));
      continue;
    }
    for (const each of braces(word)) {
      const fields = new Fields(scope.get('IFS') ?? ' \t\n');
      yield* expandInto(tilde(each, scope), fields, scope, false);
      for (const field of fields.done()) {
        const paths = hasPattern(field) ? scope.glob(field) : [];
        if (paths.length > 0) result.push(...paths);
        else result.push(plain(field));
      }
    }
  }
  return result;
}

/** A word as one text, as in assignments and redirections. */
export function* expandText(word: Word, scope: ExpansionScope): Step<string> {
  return plain(yield* expandPattern(word, scope));
}

/** A word as a pattern: what was quoted in it stands for itself. */
export function* expandPattern(word: Word, scope: ExpansionScope): Step<string> {
  const fields = new Fields('');
  yield* expandInto(tilde(word, scope), fields, scope, false);
  return fields.done().join(' ');
}

/** The text of a here-document. */
export function* expandDocument(text: string, scope: ExpansionScope): Step<string> {
  const fields = new Fields('');
  yield* expandInto(text, fields, scope, true);
  return plain(fields.done().join(''));
}

/** `{a,b}` and `{1..3}`, as bash has them. */
function braces(word: Word): string[] {
  const found = /^((?:[^{\\'"$`]|\\.|\$\w)*)\{([^{}'"\s$`]*(?:,|\.\.)[^{}'"\s$`]*)\}([^]*)$/.exec(word);
  if (found === null) return [word];
  const [, before, inside, after] = found as unknown as [string, string, string, string];
  const range = /^(-?\d+)\.\.(-?\d+)$/.exec(inside);
  if (range === null && !inside.includes(',')) return [word];
  const from = Number(range?.[1]);
  const to = Number(range?.[2]);
  const parts = range === null ? inside.split(',') : Array.from({ length: Math.min(10_000, Math.abs(to - from) + 1) }, (_, index) => String(from + (to < from ? -index : index)));
  return parts.flatMap((part) => braces(`${before}${part}${after}`));
}

const tilde = (word: Word, scope: ExpansionScope): Word => (/^~(?=\/|$)/.test(word) ? `${scope.get('HOME') ?? '/root'}${word.slice(1)}` : word);

/** Fields under construction. In them a backslash stands before characters that were quoted. */
class Fields {
  readonly #separators: string;
  readonly #fields: string[] = [];
  #current: string | undefined;
  /** A blank has just ended a field, so that a separator behind it belongs to it. */
  #blank = false;

  constructor(separators: string) {
    this.#separators = separators;
  }

  add(text: string): void {
    this.#current = (this.#current ?? '') + text;
    this.#blank = false;
  }

  /** Adds the value of something unquoted, which is split. Rule: POSIX, "Field Splitting" (2.6.5). */
  split(value: string): void {
    if (this.#separators === '') {
      this.add(value);
      return;
    }
    for (const character of value) {
      if (!this.#separators.includes(character)) this.add(character);
      else if (' \t\n'.includes(character)) this.#endAtBlank();
      else this.#endAtSeparator();
    }
  }

  #endAtBlank(): void {
    if (this.#current === undefined) return;
    this.next();
    this.#blank = true;
  }

  #endAtSeparator(): void {
    if (this.#current === undefined && !this.#blank) this.add('');
    this.next();
    this.#blank = false;
  }

  next(): void {
    if (this.#current !== undefined) this.#fields.push(this.#current);
    this.#current = undefined;
  }

  done(): string[] {
    this.next();
    return this.#fields;
  }
}

function* expandInto(text: string, fields: Fields, scope: ExpansionScope, quoted: boolean): Step<void> {
  for (let at = 0; at < text.length;) {
    const character = text[at]!;
    if (character === '\\') {
      const next = text[at + 1] ?? '';
      at += 2;
      if (next === '\n') continue;
      fields.add(quoted && !'$`"\\'.includes(next) ? `${literal('\\')}${literal(next)}` : literal(next));
    } else if (character === "'" && !quoted) {
      const end = afterQuote(text, at);
      fields.add(literal(text.slice(at + 1, end - 1)));
      at = end;
    } else if (character === '"' && !quoted) {
      const end = afterQuote(text, at);
      fields.add('');
      yield* expandInto(text.slice(at + 1, end - 1), fields, scope, true);
      at = end;
    } else if (character === '`') {
      const end = afterQuote(text, at);
      const output = yield* scope.substitute(text.slice(at + 1, end - 1).replace(/\\([`$\\])/g, '$1'));
      if (quoted) fields.add(literal(output));
      else fields.split(output);
      at = end;
    } else if (character === '$') {
      const end = afterDollar(text, at);
      yield* dollar(text.slice(at, end), fields, scope, quoted);
      at = end;
    } else {
      fields.add(quoted ? literal(character) : character);
      at++;
    }
  }
}

function* dollar(text: string, fields: Fields, scope: ExpansionScope, quoted: boolean): Step<void> {
  const put = (value: string): void => {
    if (quoted) fields.add(literal(value));
    else fields.split(value);
  };
  if (text === '$') fields.add('$');
  else if (text.startsWith("$'")) fields.add(literal(unescaped(text.slice(2, -1))));
  else if (text.startsWith('$((') && text.endsWith('))')) put(String(evaluate((yield* expandText(text.slice(3, -2), scope)).replaceAll('"', ''), scope)));
  else if (text.startsWith('$(')) put(yield* scope.substitute(text.slice(2, -1)));
  else if (text.startsWith('${')) yield* parameter(text.slice(2, -1), fields, scope, quoted, put);
  else all(text.slice(1), fields, scope, quoted, put);
}

/** A parameter without anything done to it; `$@` gives a field for each argument. */
function all(name: string, fields: Fields, scope: ExpansionScope, quoted: boolean, put: (value: string) => void): void {
  if (name !== '@' && !(name === '*' && !quoted)) {
    put(scope.get(name) ?? '');
    return;
  }
  scope.positional.forEach((value, index) => {
    if (index > 0) fields.next();
    put(value);
  });
}

/** `${…}`. Rule: POSIX.1, 2.6.2, and substrings, replacement and case of bash. */
function* parameter(inside: string, fields: Fields, scope: ExpansionScope, quoted: boolean, put: (value: string) => void): Step<void> {
  const element = /^([#!]?)([A-Za-z_]\w*)\[([^\]]*)\]$/.exec(inside);
  if (element !== null && scope.arrays !== undefined) {
    const [, mark, name, index] = element as unknown as [string, string, string, string];
    const items = scope.arrays.get(name) ?? new Map<string, string>(scope.get(name) === undefined ? [] : [['0', scope.get(name)!]]);
    if (index === '@' || index === '*') {
      if (mark === '#') return put(String(items.size));
      const values = [...items].sort(([a], [b]) => Number(a) - Number(b) || 0).map(([key, value]) => (mark === '!' ? key : value));
      if (index === '*' && quoted) return put(values.join(' '));
      return values.forEach((value, at) => {
        if (at > 0) fields.next();
        put(value);
      });
    }
    const value = items.get(yield* scope.arrayKey!(name, index)) ?? '';
    return put(mark === '#' ? String(value.length) : value);
  }
  if (/^#(\w+|[@*])$/.test(inside)) {
    const name = inside.slice(1);
    put(String(name === '@' || name === '*' ? scope.positional.length : (scope.get(name) ?? '').length));
    return;
  }
  const match = /^(\w+|[@*#?$!-])(:?[-=+?]|##?|%%?|\/\/?|\^\^?|,,?|:)?([^]*)$/.exec(inside);
  if (match === null) throw new ShellSyntaxError(`syntax error: bad substitution`);
  const [, name, op, word] = match as unknown as [string, string, string | undefined, string];
  const value = /^:?[-=+?]/.test(op ?? '') ? scope.peek(name) : scope.get(name);
  const missing = value === undefined || (op?.startsWith(':') === true && value === '');
  switch (op) {
    case undefined:
      if (word !== '') throw new ShellSyntaxError('syntax error: bad substitution');
      all(name, fields, scope, quoted, put);
      return;
    case '-':
    case ':-':
      if (missing) yield* expandInto(word, fields, scope, quoted);
      else put(value);
      return;
    case '=':
    case ':=':
      if (missing) scope.set(name, yield* expandText(word, scope));
      put(scope.get(name) ?? '');
      return;
    case '+':
    case ':+':
      if (!missing) yield* expandInto(word, fields, scope, quoted);
      return;
    case '?':
    case ':?':
      if (missing) throw new ShellSyntaxError(`${name}: ${word === '' ? 'parameter not set' : yield* expandText(word, scope)}`);
      put(value);
      return;
    case ':': {
      const [from, length] = word.split(':').map((part) => evaluate(part, scope)) as [number, number?];
      const start = from < 0 ? Math.max(0, (value ?? '').length + from) : from;
      put((value ?? '').slice(start, length === undefined ? undefined : length < 0 ? length : start + length));
      return;
    }
    case '/':
    case '//': {
      const slash = afterSlash(word);
      const pattern = patternSource(yield* expandPattern(word.slice(0, slash), scope), '[^]*', '[^]');
      const by = yield* expandText(word.slice(slash + 1), scope);
      put((value ?? '').replace(new RegExp(pattern, op === '//' ? 'g' : ''), () => by));
      return;
    }
    case '#':
    case '##':
    case '%':
    case '%%':
      put(trimmed(value ?? '', op, yield* expandPattern(word, scope)));
      return;
    default: {
      const change = op.startsWith('^') ? (part: string) => part.toUpperCase() : (part: string) => part.toLowerCase();
      const text = value ?? '';
      put(op.length === 2 ? change(text) : change(text.slice(0, 1)) + text.slice(1));
    }
  }
}

/** Where the pattern of a replacement ends. */
function afterSlash(word: string): number {
  for (let at = 0; at < word.length; at++) {
    if (word[at] === '\\') at++;
    else if (word[at] === '$' && word[at + 1] === '{') at = afterBracket(word, at + 1, '{', '}') - 1;
    else if (word[at] === '/') return at;
  }
  return word.length;
}

/** A value without the shortest or longest part at one end that matches a pattern. */
function trimmed(value: string, op: '#' | '##' | '%' | '%%', pattern: string): string {
  const any = op.length === 2 ? '[^]*' : '[^]*?';
  if (op.startsWith('#')) return value.replace(new RegExp(`^${patternSource(pattern, any, '[^]')}`), '');
  const whole = new RegExp(`^(?:${patternSource(pattern, '[^]*', '[^]')})$`);
  const lengths = Array.from({ length: value.length + 1 }, (_, index) => (op === '%%' ? value.length - index : index));
  const found = lengths.find((length) => whole.test(value.slice(value.length - length)));
  return found === undefined ? value : value.slice(0, value.length - found);
}

/** `\n` and the like of `$'…'`, `echo -e` and `printf`. */
export function unescaped(text: string): string {
  return text.replace(/\\(?:0([0-7]{0,3})|([0-7]{1,3})|x([0-9a-fA-F]{1,2})|(.))/gs, (found, zero: string | undefined, octal: string | undefined, hex: string | undefined, letter: string | undefined) => {
    if (zero !== undefined) return String.fromCharCode(zero === '' ? 0 : Number.parseInt(zero, 8));
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    return ESCAPES[letter!] ?? found;
  });
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\u0007', b: '\b', f: '\f', v: '\v', e: '\u001b', '\\': '\\', "'": "'", '"': '"' };
