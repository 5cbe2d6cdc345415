import { JqError } from './syntax.ts';

const ORDER = ['null', 'boolean', 'number', 'string', 'array', 'object'];

/** The name that jq has for the type of a value. */
export function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

export function isTrue(value: unknown): boolean {
  return value !== null && value !== false;
}

/** A value as errors show it: its type and its beginning. */
export function shown(value: unknown): string {
  const text = toText(value);
  return `${typeOf(value)} (${text.length > 11 ? `${text.slice(0, 10)}...` : text})`;
}

/** JSON as jq writes it: with an indent unless that is 0. */
export function toText(value: unknown, indent = 0, sorted = false): string {
  return JSON.stringify(sorted ? inOrder(value) : value, undefined, indent) ?? 'null';
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  return isObject(value) ? Object.fromEntries(keysOf(value).map((key) => [key, inOrder(value[key])])) : value;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeOf(value) === 'object';
}

const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function keysOf(object: Record<string, unknown>): string[] {
  return Object.keys(object).sort(byCodePoint);
}

/** The order of all values. Rule: jq's manual, `sort`. */
export function compare(a: unknown, b: unknown): number {
  const types = ORDER.indexOf(typeOf(a)) - ORDER.indexOf(typeOf(b));
  if (types !== 0) return types;
  if (typeof a === 'number') return a - (b as number);
  if (typeof a === 'boolean') return Number(a) - Number(b);
  if (typeof a === 'string') return byCodePoint(a, b as string);
  if (Array.isArray(a)) return compareLists(a, b as unknown[]);
  if (!isObject(a)) return 0;
  const [left, right] = [keysOf(a), keysOf(b as Record<string, unknown>)];
  return compareLists(left, right) || compareLists(left.map((key) => a[key]), right.map((key) => (b as Record<string, unknown>)[key]));
}

function compareLists(a: readonly unknown[], b: readonly unknown[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const order = compare(a[at], b[at]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

const OPERATORS: Readonly<Record<string, (a: any, b: any) => unknown>> = {
  '==': (a, b) => compare(a, b) === 0, '!=': (a, b) => compare(a, b) !== 0, '<': (a, b) => compare(a, b) < 0,
  '<=': (a, b) => compare(a, b) <= 0, '>': (a, b) => compare(a, b) > 0, '>=': (a, b) => compare(a, b) >= 0,
  '+': add, '-': subtract, '*': multiply, '/': divide, '%': remainder,
};

/** @throws JqError when the operator does not go with such values */
export function operate(operator: string, a: unknown, b: unknown): unknown {
  return OPERATORS[operator]!(a, b);
}

function refuse(a: unknown, b: unknown, what: string): never {
  throw new JqError(`${shown(a)} and ${shown(b)} cannot be ${what}`);
}

export function add(a: unknown, b: unknown): unknown {
  if (a === null) return b;
  if (b === null) return a;
  if ((typeof a === 'number' && typeof b === 'number') || (typeof a === 'string' && typeof b === 'string')) return (a as string) + (b as string);
  if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b];
  return isObject(a) && isObject(b) ? { ...a, ...b } : refuse(a, b, 'added');
}

function subtract(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return Array.isArray(a) && Array.isArray(b) ? a.filter((item) => !b.some((other) => compare(item, other) === 0)) : refuse(a, b, 'subtracted');
}

function multiply(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return a * b;
  if (typeof a === 'string' && typeof b === 'number') return b > 0 ? a.repeat(Math.max(1, Math.floor(b))) : null;
  return isObject(a) && isObject(b) ? merged(a, b) : refuse(a, b, 'multiplied');
}

function merged(a: Record<string, unknown>, b: Record<string, unknown>): Record<string, unknown> {
  const result = { ...a };
  for (const [key, value] of Object.entries(b)) result[key] = isObject(result[key]) && isObject(value) ? merged(result[key], value) : value;
  return result;
}

function divide(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return b === 0 ? refuse(a, b, 'divided because the divisor is zero') : a / b;
  return typeof a === 'string' && typeof b === 'string' ? (a === '' ? [] : a.split(b)) : refuse(a, b, 'divided');
}

function remainder(a: unknown, b: unknown): unknown {
  if (typeof a !== 'number' || typeof b !== 'number') return refuse(a, b, 'divided');
  const divisor = Math.trunc(Math.abs(b));
  return divisor === 0 ? refuse(a, b, 'divided because the divisor is zero') : Math.trunc(a) % divisor;
}

/** @throws JqError */
export function elementAt(value: unknown, key: unknown): unknown {
  if (value === null && (typeof key === 'string' || typeof key === 'number' || key === null)) return null;
  if (isObject(value) && typeof key === 'string') return value[key] ?? null;
  if (Array.isArray(value) && typeof key === 'number') return value[key < 0 ? value.length + Math.floor(key) : Math.floor(key)] ?? null;
  if (isObject(key) && ('start' in key || 'end' in key)) return slice(value, key['start'], key['end']);
  throw new JqError(typeof key === 'string' ? `Cannot index ${typeOf(value)} with "${key}"` : `Cannot index ${typeOf(value)} with ${typeOf(key)}`);
}

function slice(value: unknown, from: unknown, to: unknown): unknown {
  if (value === null) return null;
  if (typeof value !== 'string' && !Array.isArray(value)) throw new JqError(`Cannot index ${typeOf(value)} with object`);
  return value.slice((from as number | null) ?? 0, (to as number | null) ?? undefined);
}

/** The value with something else at a path. @throws JqError */
export function setAt(value: unknown, path: readonly unknown[], change: (old: unknown) => unknown): unknown {
  if (path.length === 0) return change(value);
  const [key, ...rest] = path;
  if (typeof key === 'string' && (value === null || isObject(value))) return { ...value, [key]: setAt(value?.[key] ?? null, rest, change) };
  if (typeof key === 'number' && (value === null || Array.isArray(value))) {
    const list = [...(value ?? [])];
    const place = key < 0 ? list.length + key : key;
    if (place < 0) throw new JqError('Out of bounds negative array index');
    while (list.length < place) list.push(null);
    list[place] = setAt(list[place] ?? null, rest, change);
    return list;
  }
  return elementAt(value, key), refuse(value, key, 'used as a place');
}

/** The value without what is at some paths. */
export function without(value: unknown, paths: readonly (readonly unknown[])[]): unknown {
  return [...paths].sort((a, b) => compare(b, a)).reduce((result: unknown, path) => {
    if (path.length === 0) return null;
    const parent = path.slice(0, -1);
    const key = path.at(-1);
    const holder = parent.reduce(elementAt, result);
    if (holder === null) return result;
    return setAt(result, parent, (old) => {
      if (Array.isArray(old)) return old.filter((_, index) => index !== (Number(key) < 0 ? old.length + Number(key) : key));
      return Object.fromEntries(Object.entries(old as object).filter(([name]) => name !== key));
    });
  }, value);
}
