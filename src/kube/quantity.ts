/** Why a text is no quantity, in the words of the API server. */
export type QuantityError =
  | "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
  | "unable to parse quantity's suffix"
  | 'unable to parse numeric part of quantity';

const FORMAT_WRONG: QuantityError = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
const SUFFIX: QuantityError = "unable to parse quantity's suffix";
const NUMERIC: QuantityError = 'unable to parse numeric part of quantity';

/** Decimal suffixes and the power of ten they stand for. */
const DECIMAL: Record<string, number> = { n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };

/** Binary suffixes and the power of two they stand for. */
const BINARY: Record<string, number> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 };

/** The parts of a quantity as it is written. */
export interface QuantityParts {
  negative: boolean;
  /** Digits before the point, without leading zeros; `0` when there are none. */
  whole: string;
  /** Digits behind the point. */
  fraction: string;
  base: 2 | 10;
  exponent: number;
}

/**
 * Takes a quantity apart. The rule is that of `ParseQuantity` in
 * `k8s.io/apimachinery/pkg/api/resource`, with its quirks: a sign, digits, a point and digits, any of
 * which may be missing, and a suffix of its own set or a decimal exponent.
 *
 * @returns the parts, or the server's own words for what is wrong.
 */
export function splitQuantity(text: string): QuantityParts | QuantityError {
  if (text === '') return FORMAT_WRONG;
  const end = text.length;
  let at = text[0] === '-' || text[0] === '+' ? 1 : 0;
  const negative = text[0] === '-';
  while (text[at] === '0') at += 1;
  const wholeStart = at;
  while (at < end && isDigit(text, at)) at += 1;
  const whole = text.slice(wholeStart, at) || '0';
  let fraction = '';
  if (text[at] === '.') {
    const start = at + 1;
    at = start;
    while (at < end && isDigit(text, at)) at += 1;
    fraction = text.slice(start, at);
  }
  const number = text.slice(0, at);
  const suffix = text.slice(at);
  if (!isSuffixShaped(suffix)) return FORMAT_WRONG;
  const scale = readSuffix(suffix);
  if (scale === undefined) return SUFFIX;
  return hasNumber(number, whole, fraction, scale) ? { negative, whole, fraction, ...scale } : NUMERIC;
}

/** Letters of the suffixes, then a sign, then digits: anything else is a wrong format, not a wrong suffix. */
function isSuffixShaped(suffix: string): boolean {
  let at = 0;
  while (at < suffix.length && 'eEinumkKMGTP'.includes(suffix[at]!)) at += 1;
  if (suffix[at] === '-' || suffix[at] === '+') at += 1;
  while (at < suffix.length && isDigit(suffix, at)) at += 1;
  return at === suffix.length;
}

function readSuffix(suffix: string): { base: 2 | 10; exponent: number } | undefined {
  if (Object.hasOwn(DECIMAL, suffix)) return { base: 10, exponent: DECIMAL[suffix]! };
  if (Object.hasOwn(BINARY, suffix)) return { base: 2, exponent: BINARY[suffix]! };
  const exponent = /^[eE]([+-]?[0-9]+)$/.exec(suffix);
  if (exponent === null) return undefined;
  const value = Number(exponent[1]);
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? { base: 10, exponent: value } : undefined;
}

/**
 * Without a digit the value is zero as long as it fits the fast path of the server's arithmetic, which
 * never looks at the text; the slow path refuses it.
 */
function hasNumber(number: string, whole: string, fraction: string, scale: { base: 2 | 10; exponent: number }): boolean {
  if (/[0-9]/.test(number)) return true;
  const digits = whole.length + fraction.length;
  return scale.base === 10 ? scale.exponent >= -9 : 15 - digits - Math.trunc((scale.exponent * 3) / 10) - 1 >= 0;
}

/**
 * What is wrong with a value where a quantity must stand; `undefined` when nothing is. Numbers are
 * fine: the decoder reads their digits (`cpu: 0.5`, `memory: 1000`).
 * Rule: `Quantity.UnmarshalJSON`, which takes the JSON text of the value, without quotes and outer spaces.
 */
export function quantityError(value: unknown): QuantityError | undefined {
  if (typeof value === 'string') {
    const parts = splitQuantity(value.trim());
    return typeof parts === 'string' ? parts : undefined;
  }
  if (typeof value === 'number' || typeof value === 'bigint') {
    const parts = splitQuantity(String(value));
    return typeof parts === 'string' ? parts : undefined;
  }
  return value === null ? undefined : FORMAT_WRONG;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}
