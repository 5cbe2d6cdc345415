import { JqError } from './syntax.ts';
import { add, compare, isObject, keysOf, setAt, shown, toText, typeOf, without } from './values.ts';

type Builtin = (input: any, ...args: any[]) => Iterable<unknown>;

const one = (compute: (input: any, ...args: any[]) => unknown): Builtin => (...all) => [compute(...all)];
const number = (compute: (value: number) => number): Builtin => one((value) => {
  if (typeof value !== 'number') throw new JqError(`${shown(value)} number required`);
  return compute(value);
});
const sorted = (list: readonly unknown[]): unknown[] => [...list].sort(compare);
const text = (value: unknown): string => (typeof value === 'string' ? value : toText(value));
const bytes = (value: string): number[] => [...new TextEncoder().encode(value)];

function lengthOf(value: unknown): number {
  if (value === null) return 0;
  if (typeof value === 'number') return Math.abs(value);
  if (typeof value === 'string') return [...value].length;
  if (typeof value === 'boolean') throw new JqError(`boolean (${value}) has no length`);
  return Object.keys(value as object).length;
}

function contains(value: unknown, other: unknown): boolean {
  if (typeof value === 'string' && typeof other === 'string') return value.includes(other);
  if (Array.isArray(value) && Array.isArray(other)) return other.every((part) => value.some((item) => typeOf(item) === typeOf(part) && contains(item, part)));
  if (isObject(value) && isObject(other)) return Object.entries(other).every(([key, part]) => key in value && typeOf(value[key]) === typeOf(part) && contains(value[key], part));
  if (typeOf(value) !== typeOf(other)) throw new JqError(`${shown(value)} and ${shown(other)} cannot have their containment checked`);
  return compare(value, other) === 0;
}

function keys(value: unknown): unknown[] {
  if (Array.isArray(value)) return [...value.keys()];
  if (isObject(value)) return keysOf(value);
  throw new JqError(`${shown(value)} has no keys`);
}

function flat(value: unknown, depth: number): unknown[] {
  return Array.isArray(value) ? value.flatMap((item: unknown) => (Array.isArray(item) && depth > 0 ? flat(item, depth - 1) : [item])) : [];
}

function toNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  const result = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
  if (Number.isNaN(result)) throw new JqError(`${shown(value)} cannot be parsed as a number`);
  return result;
}

function expression(pattern: string, flags: string | null): RegExp {
  const known = flags ?? '';
  try {
    return new RegExp(pattern, `${known.includes('g') ? 'g' : ''}${known.includes('i') ? 'i' : ''}${known.includes('s') ? 's' : ''}u`);
  } catch {
    throw new JqError(`${pattern} (at offset 0) is not a valid regex`);
  }
}

function* matches(value: unknown, pattern: string | [string, string?], flags: string | null): Generator {
  if (typeof value !== 'string') throw new JqError(`${shown(value)} cannot be matched, as it is not a string`);
  const [source, more = flags] = Array.isArray(pattern) ? pattern : [pattern];
  const test = expression(source, more);
  for (const match of test.global ? value.matchAll(test) : [test.exec(value)].filter((found) => found !== null)) {
    const names = Object.keys(match.groups ?? {});
    const named = names.map((name) => match.groups![name]);
    yield {
      offset: match.index, length: match[0].length, string: match[0],
      captures: match.slice(1).map((string: string | undefined, index) => ({ offset: string === undefined ? -1 : match.index + match[0].indexOf(string), length: string?.length ?? 0, string: string ?? null, name: names[named.length === match.length - 1 ? index : named.indexOf(string)] ?? null })),
    };
  }
}

function seconds(value: unknown): number {
  const time = Date.parse(String(value));
  if (Number.isNaN(time)) throw new JqError(`date "${String(value)}" does not match format "%Y-%m-%dT%H:%M:%SZ"`);
  return Math.floor(time / 1000);
}

const groups = (input: unknown[], by: unknown[]): unknown[][] => {
  const order = input.map((_, index) => index).sort((a, b) => compare(by[a], by[b]) || a - b);
  const result: unknown[][] = [];
  order.forEach((index, place) => {
    if (place > 0 && compare(by[order[place - 1]!], by[index]) === 0) result.at(-1)!.push(input[index]);
    else result.push([input[index]]);
  });
  return result;
};

/** `@base64` and the other formats. @throws JqError */
export function formatted(name: string, value: unknown): string {
  const rows = (separator: string, quote: (item: string) => string): string => {
    if (!Array.isArray(value)) throw new JqError(`${shown(value)} cannot be ${name.slice(1)}-formatted, only an array can be`);
    return value.map((item) => (typeof item === 'string' ? quote(item) : item === null ? '' : toText(item))).join(separator);
  };
  switch (name) {
    case '@text': return text(value);
    case '@json': return toText(value);
    case '@csv': return rows(',', (item) => `"${item.replaceAll('"', '""')}"`);
    case '@tsv': return rows('\t', (item) => item.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r'));
    case '@html': return text(value).replace(/[&<>'"]/g, (character) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', "'": '#39', '"': 'quot' }[character]!};`);
    case '@uri': return encodeURIComponent(text(value)).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
    case '@sh': return (Array.isArray(value) ? value : [value]).map((item) => (typeof item === 'string' ? `'${item.replaceAll("'", "'\\''")}'` : toText(item))).join(' ');
    case '@base64': return btoa(String.fromCharCode(...bytes(text(value))));
    case '@base64d':
      try {
        return new TextDecoder().decode(Uint8Array.from(atob(text(value).replace(/=+$/, '')), (character) => character.charCodeAt(0)));
      } catch {
        throw new JqError(`${shown(value)} is not valid base64 data`);
      }
    default: throw new JqError(`${name.slice(1)} is not a valid format`);
  }
}

/** The functions of the language that are not written in it, by name and number of arguments. Rule: the manual of jq 1.7. */
export const FUNCTIONS: Readonly<Record<string, Builtin>> = {
  'length/0': one(lengthOf), 'utf8bytelength/0': one((value) => bytes(value).length), 'type/0': one(typeOf), 'keys/0': one(keys), 'keys_unsorted/0': one((value) => (Array.isArray(value) ? keys(value) : Object.keys(value))),
  'has/1': one((value, key) => (Array.isArray(value) ? key >= 0 && key < value.length : Object.hasOwn(value, key))), 'contains/1': one(contains),
  'add/0': one((value) => Object.values(value ?? []).reduce(add, null)), 'flatten/1': one((value, depth) => flat(value, depth)), 'reverse/0': one((value) => (typeof value === 'string' ? [...value].reverse().join('') : [...(value ?? [])].reverse())),
  'sort/0': one((value) => (Array.isArray(value) ? sorted(value) : refuseSort(value))), 'unique/0': one((value) => sorted(value).filter((item, index, all) => index === 0 || compare(item, all[index - 1]) !== 0)),
  'min/0': one((value) => sorted(value)[0] ?? null), 'max/0': one((value) => sorted(value).at(-1) ?? null),
  'group_by_keys/1': one(groups), 'sort_by_keys/1': one((value, by) => groups(value, by).flat()), 'max_by_keys/1': one((value, by) => groups(value, by).at(-1)?.at(-1) ?? null),
  'tostring/0': one(text), 'tojson/0': one((value) => toText(value)), 'fromjson/0': one((value) => JSON.parse(value)), 'tonumber/0': one(toNumber),
  'ascii_downcase/0': one((value: string) => value.replace(/[A-Z]/g, (letter) => letter.toLowerCase())), 'ascii_upcase/0': one((value: string) => value.replace(/[a-z]/g, (letter) => letter.toUpperCase())),
  'startswith/1': one((value, start) => (typeof value === 'string' && typeof start === 'string' ? value.startsWith(start) : refuseText('startswith'))), 'endswith/1': one((value, end) => (typeof value === 'string' && typeof end === 'string' ? value.endsWith(end) : refuseText('endswith'))),
  'ltrimstr/1': one((value, start) => (typeof value === 'string' && value.startsWith(start) ? value.slice(start.length) : value)), 'rtrimstr/1': one((value, end) => (typeof value === 'string' && end !== '' && value.endsWith(end) ? value.slice(0, -end.length) : value)),
  'trim/0': one((value: string) => value.trim()), 'ltrim/0': one((value: string) => value.trimStart()), 'rtrim/0': one((value: string) => value.trimEnd()),
  'explode/0': one((value: string) => [...value].map((letter) => letter.codePointAt(0))), 'implode/0': one((value: number[]) => String.fromCodePoint(...value)),
  'split/1': one((value, by) => (typeof value === 'string' && typeof by === 'string' ? (value === '' ? [] : value.split(by)) : refuseText('split input and separator'))), 'split/2': one((value: string, by: string, flags) => value.split(expression(by, flags))),
  'join/1': one((value: unknown[], by: string) => value.map((item) => (item === null ? '' : text(item))).join(by)), 'ascii/0': one((value) => String.fromCharCode(value)),
  'test/2': one((value, pattern, flags) => !matches(value, pattern, flags).next().done), 'match/2': matches, 'scan/2': (value, pattern, flags) => [...matches(value, pattern, `${flags ?? ''}g`)].map((match) => { const { captures, string } = match as { captures: { string: string }[]; string: string }; return captures.length > 0 ? captures.map((capture) => capture.string) : string; }),
  'indices/1': one((value, part) => (typeof value === 'string' ? Array.from(value as string, (_, index) => index).filter((index) => value.startsWith(part, index)) : (value as unknown[]).flatMap((item, index) => (compare(item, part) === 0 ? [index] : [])))), 'index/1': one((value: string, part: string) => (value.includes(part) ? value.indexOf(part) : null)), 'rindex/1': one((value: string, part: string) => (value.includes(part) ? value.lastIndexOf(part) : null)),
  'floor/0': number(Math.floor), 'ceil/0': number(Math.ceil), 'round/0': number(Math.round), 'sqrt/0': number(Math.sqrt), 'fabs/0': number(Math.abs), 'abs/0': number(Math.abs), 'log/0': number(Math.log), 'log2/0': number(Math.log2), 'log10/0': number(Math.log10), 'exp/0': number(Math.exp), 'pow/2': one((_value, a, b) => a ** b), 'infinite/0': one(() => Number.MAX_VALUE), 'nan/0': one(() => null), 'isnan/0': one(() => false),
  'setpath/2': one((value, path, by) => setAt(value, path, () => by)), 'delpaths/1': one(without), 'toarray/0': one((value) => (Array.isArray(value) ? value : [value])), 'transpose/0': one((value: unknown[][]) => Array.from({ length: Math.max(0, ...value.map((row) => row.length)) }, (_, index) => value.map((row) => row[index] ?? null))),
  'todateiso/0': one((value) => `${new Date(Number(value) * 1000).toISOString().slice(0, 19)}Z`), 'fromdateiso/0': one(seconds), 'fromdateiso8601/0': one(seconds), 'todateiso8601/0': one((value) => `${new Date(Number(value) * 1000).toISOString().slice(0, 19)}Z`), 'input_line_number/0': one(() => 0), 'debug/0': one((value) => value),
};

function refuseSort(value: unknown): never {
  throw new JqError(`${shown(value)} cannot be sorted, as it is not an array`);
}

function refuseText(what: string): never {
  throw new JqError(what === 'split input and separator' ? `${what} must be strings` : `${what}() requires string inputs`);
}
