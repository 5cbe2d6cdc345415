import { base64Decode } from '../base64.ts';
import { isMap } from '../go-value.ts';
import { TemplateError } from './lex.ts';
import { isTrue, sprint, sprintf, typeName, type Value } from './values.ts';

type TemplateFunction = (...values: Value[]) => Value;

const fail = (message: string): never => {
  throw new TemplateError(message);
};

/** What Go compares alike. */
function kind(value: Value): string {
  if (value === null || value === undefined) return 'nil';
  return typeof value === 'object' ? fail('incompatible types for comparison') : typeof value;
}

function less(left: Value, right: Value): boolean {
  const [a, b] = [kind(left), kind(right)];
  if (a !== b) fail('incompatible types for comparison');
  if (a === 'boolean' || a === 'nil') fail('invalid type for comparison');
  return (left as string) < (right as string);
}

function equal(left: Value, ...others: Value[]): boolean {
  if (others.length === 0) fail('missing argument for comparison');
  if (typeof left === 'object' && left !== null) fail(`non-comparable type ${sprint(left)}: ${typeName(left)}`);
  return others.some((right) => {
    const [a, b] = [kind(left), kind(right)];
    if (a === 'nil' || b === 'nil') return a === b;
    return a === b ? left === right : fail('incompatible types for comparison');
  });
}

function length(value: Value): bigint {
  if (typeof value === 'string') return BigInt(new TextEncoder().encode(value).length);
  if (Array.isArray(value)) return BigInt(value.length);
  if (isMap(value)) return BigInt(Object.keys(value).length);
  return fail(value === null || value === undefined ? 'len of nil pointer' : `len of type ${typeName(value)}`);
}

/** A place in a list, which only an integer can name. */
function place(value: Value, limit: number): number {
  if (typeof value !== 'bigint') return fail(value === null || value === undefined ? 'cannot index slice/array with nil' : `cannot index slice/array with type ${typeName(value)}`);
  const position = Number(value);
  return position < 0 || position >= limit ? fail(`index out of range: ${position}`) : position;
}

function index(value: Value, ...keys: Value[]): Value {
  let item = value;
  for (const key of keys) {
    if (item === null || item === undefined) fail('index of untyped nil');
    if (Array.isArray(item)) item = item[place(key, item.length)];
    else if (typeof item === 'string') item = BigInt(new TextEncoder().encode(item)[place(key, item.length)]!);
    else if (isMap(item)) {
      if (typeof key !== 'string') fail(`value has type ${typeName(key)}; should be string`);
      item = Object.hasOwn(item, key as string) ? item[key as string] : undefined;
    } else fail(`can't index item of type ${typeName(item)}`);
  }
  return item;
}

function slice(value: Value, ...bounds: Value[]): Value {
  if (typeof value !== 'string' && !Array.isArray(value)) fail(`can't slice item of type ${typeName(value)}`);
  const list = value as string | unknown[];
  const [from, to] = [place(bounds[0] ?? 0n, list.length + 1), place(bounds[1] ?? BigInt(list.length), list.length + 1)];
  if (from > to) fail(`invalid slice index: ${from} > ${to}`);
  return list.slice(from, to);
}

/** Rule: `fmt.Sprint`: a blank between two values of which neither is a string. */
function print(...values: Value[]): string {
  return values.map((value, position) => (position > 0 && typeof value !== 'string' && typeof values[position - 1] !== 'string' ? ' ' : '') + sprint(value)).join('');
}

const HTML: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&#34;', "'": '&#39;', '\0': '\ufffd' };

/** Rule: the function `exists` of cli-runtime: whether a path of keys leads to something. */
function exists(value: Value, ...keys: Value[]): boolean {
  try {
    const found = index(value, ...keys);
    return found !== undefined && found !== null;
  } catch {
    return false;
  }
}

/**
 * What a template may call; `and` and `or` are in the evaluator, as they stop early.
 * Rule: the predefined functions of https://pkg.go.dev/text/template and those that kubectl adds.
 */
export const FUNCTIONS: Readonly<Record<string, TemplateFunction>> = {
  not: (value) => !isTrue(value),
  eq: equal,
  ne: (left, right) => !equal(left, right),
  lt: less,
  le: (left, right) => less(left, right) || equal(left, right),
  gt: (left, right) => !less(left, right) && !equal(left, right),
  ge: (left, right) => !less(left, right),
  len: length,
  index, slice, print, exists,
  printf: (format, ...values) => (typeof format === 'string' ? sprintf(format, values) : fail(`wrong type for value; expected string; got ${typeName(format)}`)),
  println: (...values) => `${values.map(sprint).join(' ')}\n`,
  html: (...values) => print(...values).replace(/[<>&"'\0]/g, (character) => HTML[character]!),
  urlquery: (...values) => encodeURIComponent(print(...values)).replaceAll('%20', '+').replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`),
  js: (...values) => JSON.stringify(print(...values)).slice(1, -1).replace(/[<>&='’]/g, (character) => `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`),
  base64decode: (text) => (typeof text === 'string' ? base64Decode(text, fail) : fail(`wrong type for value; expected string; got ${typeName(text)}`)),
};

export const FUNCTION_NAMES: ReadonlySet<string> = new Set([...Object.keys(FUNCTIONS), 'and', 'or']);
