import { goFloat, goQuote, isMap, sortedKeys } from '../go-value.ts';

/**
 * A value of a template: decoded JSON, whose numbers are all floats to Go, and bigints, which are its integers.
 * `undefined` is what a missing key gives.
 */
export type Value = unknown;

/** Rule: `fmt.Sprint` of one value. */
export function sprint(value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return goFloat(value);
  if (Array.isArray(value)) return `[${value.map(sprint).join(' ')}]`;
  if (isMap(value)) return `map[${sortedKeys(value).map((key) => `${key}:${sprint(value[key])}`).join(' ')}]`;
  return value === null || value === undefined ? '<nil>' : String(value);
}

/** Rule: `reflect.Type.String`. */
export function typeName(value: Value): string {
  switch (typeof value) {
    case 'string': return 'string';
    case 'boolean': return 'bool';
    case 'number': return 'float64';
    case 'bigint': return 'int';
    default: return Array.isArray(value) ? '[]interface {}' : isMap(value) ? 'map[string]interface {}' : '<nil>';
  }
}

/** Rule: `IsTrue` of `text/template`: empty texts, lists and maps, zeros and nothing are not. */
export function isTrue(value: Value): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return isMap(value) ? Object.keys(value).length > 0 : Boolean(value);
}

/** One verb of a format: its flags, width and precision. */
const VERB = /%([-+# 0]*)(\d+|\*)?(?:\.(\d+|\*)?)?([a-zA-Z%])/g;

/** Rule: `tooLarge` of Go's `fmt`. */
const MAX_WIDTH = 1_000_000;
const TOO_LARGE = /%[-+# 0]*(?:\d*\.)?(?:[2-9]\d{6}|\d{8,})/;
/** What JavaScript can write behind the point. */
const MAX_DIGITS = 100;

/**
 * Rule: Go's `fmt.Sprintf`, https://pkg.go.dev/fmt
 * @param values what the verbs of the format take, in order
 */
export function sprintf(format: string, values: readonly Value[]): string {
  let next = 0;
  const number = (text: string | undefined): number | undefined => {
    const count = text === '*' ? Number(values[next++]) : text === undefined ? undefined : Number(text);
    return count !== undefined && Math.abs(count) <= MAX_WIDTH ? count : undefined;
  };
  // A number that is too large ends the format.
  const end = format.search(TOO_LARGE);
  const text = (end === -1 ? format : format.slice(0, end)).replace(VERB, (match, flags: string, widthText: string | undefined, precisionText: string | undefined, verb: string) => {
    if (verb === '%') return '%';
    const width = number(widthText);
    const precision = match.includes('.') ? number(precisionText) ?? 0 : undefined;
    if (next >= values.length) return `%!${verb}(MISSING)`;
    return pad(formatVerb(verb, flags, precision, values[next++]), flags, width);
  });
  const extra = values.slice(next);
  const printed = end === -1 ? text : `${text}%!(NOVERB)`;
  return extra.length === 0 ? printed : `${printed}%!(EXTRA ${extra.map((value) => `${typeName(value)}=${sprint(value)}`).join(', ')})`;
}

function pad(text: string, flags: string, width: number | undefined): string {
  if (width === undefined) return text;
  if (flags.includes('-')) return text.padEnd(width);
  if (!flags.includes('0')) return text.padStart(width);
  return /^[-+]/.test(text) ? text[0] + text.slice(1).padStart(width - 1, '0') : text.padStart(width, '0');
}

/** What Go writes of a verb that does not fit its value. */
const mismatch = (verb: string, value: Value): string => `%!${verb}(${typeName(value)}${value === null || value === undefined ? '' : `=${sprint(value)}`})`;

const INTEGER_BASE: Record<string, number> = { d: 10, b: 2, o: 8, x: 16, X: 16 };

function formatVerb(verb: string, flags: string, precision: number | undefined, value: Value): string {
  if (verb === 'T') return typeName(value);
  if (verb === 'v' || verb === 's') {
    if (verb === 's' && (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')) return mismatch(verb, value);
    if (verb === 's' && (value === null || value === undefined)) return '%!s(<nil>)';
    const text = flags.includes('#') && typeof value === 'string' ? goQuote(value) : sprint(value);
    return precision === undefined || typeof value !== 'string' ? text : [...text].slice(0, precision).join('');
  }
  if (typeof value === 'string') {
    if (verb === 'q') return goQuote(value);
    if (verb === 'x' || verb === 'X') {
      const hex = [...new TextEncoder().encode(value)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      return verb === 'X' ? hex.toUpperCase() : hex;
    }
  }
  if (typeof value === 'boolean' && verb === 't') return String(value);
  const plus = (typeof value === 'bigint' || typeof value === 'number') && value >= 0 && flags.includes('+') ? '+' : '';
  if (typeof value === 'bigint') {
    const base = INTEGER_BASE[verb];
    if (base !== undefined) return plus + (verb === 'X' ? value.toString(base).toUpperCase() : value.toString(base));
    if (verb === 'c') return String.fromCodePoint(Number(value));
    if (verb === 'q') return `'${String.fromCodePoint(Number(value))}'`;
  }
  if (typeof value === 'number') {
    const digits = precision && Math.min(precision, MAX_DIGITS);
    if (verb === 'f' || verb === 'F') return plus + value.toFixed(digits ?? 6);
    if (verb === 'e') return plus + value.toExponential(digits ?? 6).replace(/e([-+])(\d)$/, 'e$10$2');
    if (verb === 'g') return plus + (digits === undefined ? goFloat(value) : goFloat(Number(value.toPrecision(digits || 1))));
  }
  return mismatch(verb, value);
}
