/** A bound of a slice: `[1:3]`, `[-1:]`, `[0]`. */
export interface Bound {
  known: boolean;
  value: number;
  /** It follows from the other bound, as `[0]` means `[0:1]`. */
  derived?: boolean;
}

/** A step from values to values. */
export type Step =
  | { kind: 'text'; text: string }
  | { kind: 'literal'; value: number | boolean }
  | { kind: 'field'; name: string }
  | { kind: 'wildcard' }
  | { kind: 'recursive' }
  | { kind: 'slice'; bounds: readonly [Bound, Bound, Bound] }
  | { kind: 'union'; parts: readonly (readonly Step[])[] }
  | { kind: 'filter'; left: readonly Step[]; right: readonly Step[]; operator: string }
  | { kind: 'identifier'; name: string };

/** A part of a template: text outside braces, which is one step, or what one pair of braces holds. */
export type Action = readonly Step[];

/** A template that does not parse; the message is kubectl's. */
export class JsonPathError extends Error {
  override readonly name = 'JsonPathError';
}

const SLICE = /^(-?\d*)(:-?\d*)?(:-?\d*)?$/;
const FILTER = /^([^!<>=]+)([!<>=]+)(.+?)$/s;
const ENDS_WORD = /[\s.,[\]${}@]/;

/**
 * Reads a template: text with paths in braces.
 * Rule: `Parse` of client-go's `util/jsonpath/parser.go`.
 * @throws JsonPathError
 */
export function parseJsonPath(template: string): Action[] {
  const actions: Action[] = [];
  let position = 0;
  while (position < template.length) {
    const brace = template.indexOf('{', position);
    const text = template.slice(position, brace === -1 ? undefined : brace);
    if (text !== '') actions.push([{ kind: 'text', text }]);
    if (brace === -1) break;
    const parser = new ActionParser(template, brace + 1);
    actions.push(parser.parse());
    position = parser.position;
  }
  return actions;
}

/** The steps of a path that stands in another: in a filter or a union. */
const nested = (path: string): readonly Step[] => parseJsonPath(`{${path}}`)[0]!;

class ActionParser {
  readonly #text: string;
  position: number;
  readonly #steps: Step[] = [];

  /** @param position behind the opening brace */
  constructor(text: string, position: number) {
    this.#text = text;
    this.position = position;
  }

  parse(): Step[] {
    for (;;) {
      const rest = this.#text.slice(this.position, this.position + 3);
      const character = rest[0];
      if (character === '}') {
        this.position += 1;
        return this.#steps;
      }
      if (rest === '[?(') this.#filter();
      else if (rest.startsWith('..')) this.#recursive();
      else if (character === undefined || character === '\n' || character === '\r') throw new JsonPathError('unclosed action');
      else if (character === ' ' || character === '@' || character === '$') this.position += 1;
      else if (character === '[') this.#brackets();
      else if (character === '"' || character === "'") this.#quoted(character);
      else if (character === '.') {
        this.position += 1;
        this.#field();
      } else if (/[-+\d]/.test(character)) this.#number();
      else if (/[\p{L}\p{Nd}_]/u.test(character)) this.#identifier();
      else throw new JsonPathError(`unrecognized character in action: ${describeCharacter(this.#text, this.position)}`);
    }
  }

  /** The text up to the first character that is not `part` of it. */
  #while(part: (character: string) => boolean): string {
    const start = this.position;
    while (this.position < this.#text.length && part(this.#text[this.position]!)) this.position += 1;
    return this.#text.slice(start, this.position);
  }

  #recursive(): void {
    if (this.#steps.at(-1)?.kind === 'recursive') throw new JsonPathError('invalid multiple recursive descent');
    this.position += 2;
    this.#steps.push({ kind: 'recursive' });
    if (/[\p{L}\p{Nd}_]/u.test(this.#text[this.position] ?? '')) this.#field();
  }

  #field(): void {
    let name = '';
    for (;;) {
      name += this.#while((character) => character !== '\\' && !ENDS_WORD.test(character));
      if (this.#text[this.position] !== '\\') break;
      name += this.#text[this.position + 1] ?? '';
      this.position += 2;
    }
    this.#steps.push(name === '*' ? { kind: 'wildcard' } : { kind: 'field', name: name.replaceAll('\\', '') });
  }

  #number(): void {
    const text = this.#while((character) => /[-+.\d]/.test(character));
    if (!/^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(text)) throw new JsonPathError(`cannot parse number ${text}`);
    this.#steps.push({ kind: 'literal', value: Number(text) });
  }

  #identifier(): void {
    const name = this.#while((character) => !ENDS_WORD.test(character));
    this.#steps.push(name === 'true' || name === 'false' ? { kind: 'literal', value: name === 'true' } : { kind: 'identifier', name });
  }

  #quoted(quote: string): void {
    const start = this.position;
    for (this.position += 1; ; this.position += 1) {
      const character = this.#text[this.position];
      if (character === undefined || character === '\n') throw new JsonPathError('unterminated quoted string');
      if (character === quote && this.#text[this.position - 1] !== '\\') break;
    }
    this.position += 1;
    const value = this.#text.slice(start, this.position);
    const text = unquote(value.slice(1, -1));
    if (text === undefined) throw new JsonPathError(`unquote string ${value} error invalid syntax`);
    this.#steps.push({ kind: 'text', text });
  }

  #brackets(): void {
    const end = this.#text.slice(this.position).search(/[\]\n]/);
    if (end === -1 || this.#text[this.position + end] === '\n') throw new JsonPathError('unterminated array');
    const inside = this.#text.slice(this.position + 1, this.position + end);
    this.position += end + 1;
    const text = inside === '*' ? ':' : inside;
    const parts = text.split(',');
    if (parts.length > 1) {
      this.#steps.push({ kind: 'union', parts: parts.map((part) => nested(`[${part.trim()}]`)) });
      return;
    }
    const key = /^'([^']*)'$/.exec(text);
    if (key !== null) {
      this.#steps.push(...nested(`.${key[1]}`));
      return;
    }
    const slice = SLICE.exec(text);
    if (slice === null) throw new JsonPathError(`invalid array index ${text}`);
    this.#steps.push({ kind: 'slice', bounds: bounds(slice) });
  }

  #filter(): void {
    const start = this.position + 3;
    let quote = '';
    let closed = false;
    for (this.position = start; ; this.position += 1) {
      const character = this.#text[this.position];
      if (character === undefined || character === '\n') throw new JsonPathError('unterminated filter');
      if (character === '"' || character === "'") {
        if (quote === '') quote = character;
        else if (character === quote && this.#text[this.position - 1] !== '\\') closed = true;
      }
      if (character === ')' && (quote === '') !== closed) break;
    }
    const inside = this.#text.slice(start, this.position);
    this.position += 1;
    if (this.#text[this.position] !== ']') throw new JsonPathError('unclosed array expect ]');
    this.position += 1;
    const comparison = FILTER.exec(inside);
    this.#steps.push(comparison === null
      ? { kind: 'filter', left: nested(inside), right: [], operator: 'exists' }
      : { kind: 'filter', left: nested(comparison[1]!), right: nested(comparison[3]!), operator: comparison[2]! });
  }
}

function bounds([, first = '', second, third]: RegExpExecArray): readonly [Bound, Bound, Bound] {
  const bound = (text: string): Bound => (text === '' || text === ':' ? { known: false, value: 0 } : { known: true, value: Number(text.replace(':', '')) });
  const from = bound(first);
  return [from, second === undefined ? { known: true, value: from.value + 1, derived: true } : bound(second), bound(third ?? '')];
}

const ESCAPES: Record<string, string> = { a: '\u0007', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '\\': '\\', "'": "'", '"': '"' };

/** The string between quotes; undefined when it holds an escape that Go does not know. Rule: `UnquoteExtend`. */
function unquote(text: string): string | undefined {
  let valid = true;
  const value = text.replace(/\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{3}|[\s\S]|$)/g, (_, escape: string) => {
    const simple = ESCAPES[escape];
    if (simple !== undefined) return simple;
    if (/^[xuU]./.test(escape)) return String.fromCodePoint(Math.min(Number.parseInt(escape.slice(1), 16), 0x10ffff));
    if (/^[0-7]{3}$/.test(escape)) return String.fromCharCode(Number.parseInt(escape, 8));
    valid = false;
    return '';
  });
  return valid ? value : undefined;
}

/** Rule: Go's verb `%#U`. */
function describeCharacter(text: string, position: number): string {
  const code = text.codePointAt(position)!;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')} '${String.fromCodePoint(code)}'`;
}
