import { splitQuantity } from './quantity.ts';

/** How a quantity was written, which decides how it is printed. */
export type QuantityFormat = 'DecimalSI' | 'BinarySI' | 'DecimalExponent';

/** A quantity as an exact number: an integer of billionths, the finest that Kubernetes keeps. */
export interface Quantity {
  nano: bigint;
  format: QuantityFormat;
}

const NANO = 1_000_000_000n;
/** Kubernetes caps what does not fit: `Quantity.ParseQuantity` uses the largest int64. */
const MAX_NANO = (2n ** 63n - 1n) * NANO;
const DECIMAL_SUFFIX: Record<number, string> = { [-9]: 'n', [-6]: 'u', [-3]: 'm', 0: '', 3: 'k', 6: 'M', 9: 'G', 12: 'T', 15: 'P', 18: 'E' };
const BINARY_SUFFIX = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
/** Beyond this power of ten a value is certainly capped, or certainly rounds to one billionth. */
const SANE_EXPONENT = 1000;

/**
 * Reads a quantity (`500m`, `1.5Gi`, `1e3`, or a number) as an exact value; finer parts than a
 * billionth round up, away from zero, as Kubernetes does. `undefined` when it is no quantity.
 * Rule: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function parseQuantity(value: unknown): Quantity | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint') return undefined;
  const text = String(value).trim();
  const parts = splitQuantity(text);
  if (typeof parts === 'string') return undefined;
  const format = parts.base === 2 ? 'BinarySI' : /[eE]/.test(text) && !text.endsWith('E') ? 'DecimalExponent' : 'DecimalSI';
  const digits = BigInt(parts.whole + parts.fraction);
  const exponent = Math.max(-SANE_EXPONENT, Math.min(SANE_EXPONENT, parts.base === 10 ? parts.exponent : 0));
  const scale = exponent - parts.fraction.length + 9;
  const scaled = parts.base === 2 ? digits * 2n ** BigInt(parts.exponent) : digits;
  const magnitude = scale >= 0 ? scaled * 10n ** BigInt(scale) : divideUp(scaled, 10n ** BigInt(-scale));
  const capped = magnitude > MAX_NANO ? MAX_NANO : magnitude;
  return { nano: parts.negative ? -capped : capped, format };
}

function divideUp(value: bigint, by: bigint): bigint {
  return (value + by - 1n) / by;
}

/** Negative, zero or positive, as `a` is less than, equal to or greater than `b`. */
export function compareQuantities(a: Quantity, b: Quantity): number {
  return a.nano < b.nano ? -1 : a.nano > b.nano ? 1 : 0;
}

/** The sum, in the format of the first unless that is zero. Rule: `Quantity.Add`. */
export function addQuantities(a: Quantity, b: Quantity): Quantity {
  return { nano: a.nano + b.nano, format: a.nano === 0n ? b.format : a.format };
}

/** The difference, in the format of the first unless that is zero. Rule: `Quantity.Sub`. */
export function subtractQuantities(a: Quantity, b: Quantity): Quantity {
  return { nano: a.nano - b.nano, format: a.nano === 0n ? b.format : a.format };
}

/** Whether it is a whole number. */
export function isWhole(quantity: Quantity): boolean {
  return quantity.nano % NANO === 0n;
}

/**
 * The canonical text: the largest suffix that leaves no fraction (`1000m` is `1`, `1.5Gi` is
 * `1536Mi`). Rule: `Quantity.CanonicalizeBytes`.
 */
export function formatQuantity({ nano, format }: Quantity): string {
  if (nano === 0n) return '0';
  const negative = nano < 0n;
  const magnitude = negative ? -nano : nano;
  const sign = negative ? '-' : '';
  // Below 1024 binary suffixes have nothing to say, and fractions cannot be written with them.
  if (format === 'BinarySI' && magnitude >= 1024n * NANO) return sign + formatBinary(divideUp(magnitude, NANO));
  return sign + formatDecimal(magnitude, format === 'DecimalExponent');
}

function formatBinary(value: bigint): string {
  let rest = value;
  let power = 0;
  while (rest % 1024n === 0n && power < BINARY_SUFFIX.length - 1) {
    rest /= 1024n;
    power += 1;
  }
  return `${rest}${BINARY_SUFFIX[power]}`;
}

function formatDecimal(nano: bigint, asExponent: boolean): string {
  let rest = nano;
  let exponent = -9;
  while (rest % 1000n === 0n && exponent < 18) {
    rest /= 1000n;
    exponent += 3;
  }
  const suffix = asExponent ? (exponent === 0 ? '' : `e${exponent}`) : DECIMAL_SUFFIX[exponent];
  return `${rest}${suffix}`;
}
