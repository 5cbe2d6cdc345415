/** Text of the input that looks like a number: it is compared as one. Rule: POSIX.1, awk, "numeric string". */
export class Field {
  readonly text: string;
  readonly number: number;

  constructor(text: string, number: number) {
    this.text = text;
    this.number = number;
  }
}

/** A value; undefined is that of a variable that has never been set. */
export type Value = number | string | Field | undefined;

/** What stands in the input, as a value. */
export function fieldOf(text: string): Value {
  return /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$/.test(text) ? new Field(text, Number(text)) : text;
}

export function toNumber(value: Value): number {
  if (typeof value === 'number') return value;
  if (value instanceof Field) return value.number;
  return value === undefined ? 0 : Number(/^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/.exec(value)?.[0] ?? 0);
}

/** @param convert how numbers that are not whole are written: `CONVFMT` or `OFMT` */
export function toText(value: Value, convert = '%.6g'): string {
  if (typeof value === 'string') return value;
  if (value instanceof Field) return value.text;
  if (value === undefined) return '';
  return Number.isInteger(value) ? String(value) : formatNumber(value, convert);
}

function formatNumber(value: number, convert: string): string {
  return formatted(convert, [value], (one) => String(one));
}

export function isTrue(value: Value): boolean {
  return typeof value === 'number' ? value !== 0 : value instanceof Field ? value.number !== 0 : value !== undefined && value !== '';
}

/** Less than 0, 0 or more: numbers as numbers, anything else as text. */
export function compare(a: Value, b: Value): number {
  if (typeof a !== 'string' && typeof b !== 'string') return toNumber(a) - toNumber(b);
  const [left, right] = [toText(a), toText(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** `printf` and `sprintf`. */
export function formatted(format: string, args: readonly Value[], text: (value: Value) => string = toText): string {
  let next = 0;
  return format.replace(/%(?:%|([-+ 0#]*)(\d+|\*)?(?:\.(\d+|\*))?([diouxXeEfFgGcs]))/g, (_all, flags: string | undefined, width: string | undefined, precision: string | undefined, kind: string | undefined) => {
    if (kind === undefined) return '%';
    const wide = width === '*' ? toNumber(args[next++]) : Number(width ?? 0);
    const exact = precision === '*' ? toNumber(args[next++]) : precision === undefined ? undefined : Number(precision);
    const shown = converted(kind, args[next++], exact, flags!, text);
    if (flags!.includes('-')) return shown.padEnd(wide);
    if (!flags!.includes('0') || 'sc'.includes(kind)) return shown.padStart(wide);
    const sign = /^[-+ ]/.exec(shown)?.[0] ?? '';
    return sign + shown.slice(sign.length).padStart(wide - sign.length, '0');
  });
}

function converted(kind: string, value: Value, precision: number | undefined, flags: string, text: (value: Value) => string): string {
  if (kind === 's') return text(value).slice(0, precision);
  if (kind === 'c') return typeof value === 'number' ? String.fromCodePoint(value) : text(value).slice(0, 1);
  const number = toNumber(value);
  const sign = number < 0 || Object.is(number, -0) ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  const size = Math.abs(number);
  switch (kind) {
    case 'o': return Math.trunc(number).toString(8);
    case 'x': return (flags.includes('#') ? '0x' : '') + Math.trunc(number).toString(16);
    case 'X': return Math.trunc(number).toString(16).toUpperCase();
    case 'e':
    case 'E': return sign + exponent(size.toExponential(precision ?? 6), kind);
    case 'f':
    case 'F': return sign + size.toFixed(precision ?? 6);
    case 'g':
    case 'G': return sign + general(size, precision ?? 6, kind);
    default: return sign + String(Math.trunc(size)).padStart(precision ?? 0, '0');
  }
}

function exponent(text: string, kind: string): string {
  const fixed = text.replace(/e([-+])(\d)$/, 'e$10$2');
  return kind === 'E' || kind === 'G' ? fixed.toUpperCase() : fixed;
}

/** `%g`: the shorter of `%e` and `%f`, without zeros at the end. */
function general(size: number, precision: number, kind: string): string {
  const digits = Math.max(1, precision);
  const power = size === 0 ? 0 : Number(/e([-+]\d+)$/.exec(size.toExponential(digits - 1))![1]);
  if (power < -4 || power >= digits) return exponent(size.toExponential(digits - 1).replace(/\.?0*e/, 'e'), kind);
  const fixed = size.toFixed(digits - 1 - power);
  return fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed;
}
