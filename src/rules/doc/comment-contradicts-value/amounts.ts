/** What kind of amount a number with a unit is; two amounts can be compared when they are of one kind. */
export type AmountKind = 'count' | 'seconds' | 'cpu' | 'bytes' | 'percent';

/** An amount as a comment or a value states it, in the base unit of its kind (seconds, cores, bytes, …). */
export interface Amount {
  kind: AmountKind;
  value: number;
  /** As written. */
  text: string;
}

const WORDS: Record<string, number> = {
  a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10,
};

/** A number in digits or, up to ten, in words. */
export const NUMBER = String.raw`\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten`;

/** Reads what `NUMBER` matches. */
export function readNumber(text: string): number {
  return WORDS[text.toLowerCase()] ?? Number(text);
}

const SECONDS: [RegExp, number][] = [
  [/^(?:ms|milli-?seconds?)$/i, 0.001],
  [/^(?:s|secs?|seconds?)$/i, 1],
  [/^(?:min|mins|minutes?)$/i, 60],
  [/^(?:h|hrs?|hours?)$/i, 3600],
  [/^(?:d|days?)$/i, 86_400],
];

const BYTES: Record<string, number> = {
  k: 1e3, kb: 1e3, m: 1e6, mb: 1e6, g: 1e9, gb: 1e9, t: 1e12, tb: 1e12,
  ki: 2 ** 10, kib: 2 ** 10, mi: 2 ** 20, mib: 2 ** 20, gi: 2 ** 30, gib: 2 ** 30, ti: 2 ** 40, tib: 2 ** 40,
};

/** Reads `10 seconds`, `2 min`, `500ms`; undefined for another unit. */
export function readSeconds(number: string, unit: string): Amount | undefined {
  const factor = SECONDS.find(([pattern]) => pattern.test(unit))?.[1];
  return factor === undefined
    ? undefined
    : { kind: 'seconds', value: readNumber(number) * factor, text: `${number} ${unit}` };
}

/**
 * Reads a resource quantity as a value of a manifest or a comment writes it.
 * Rule: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/; `m` is a
 * thousandth, `Ki` 1024. A comment may say cores, millicores or MB as well.
 */
export function readQuantity(text: string, resource: 'cpu' | 'bytes'): Amount | undefined {
  const match = new RegExp(
    String.raw`^(\d+(?:\.\d+)?|\d+/\d+|half|a quarter|a third|one|two|three|four|an?)\s*(?:of\s+)?(?:an?\s+)?([A-Za-z]*)(?:\s+cores?)?$`,
    'i',
  ).exec(text.trim());
  if (match === null) return undefined;
  const [, amount, unit] = match;
  const number = readFraction(amount!);
  if (resource === 'cpu') {
    if (/^(?:m|millicores?|millicpus?|milli)$/.test(unit!)) return { kind: 'cpu', value: number / 1000, text };
    return /^(?:|cores?|v?cpus?)$/i.test(unit!) ? { kind: 'cpu', value: number, text } : undefined;
  }
  if (unit === 'm') return undefined;
  const factor = unit === '' ? 1 : BYTES[unit!.toLowerCase()];
  return factor === undefined ? undefined : { kind: 'bytes', value: number * factor, text };
}

function readFraction(text: string): number {
  const [over, under] = text.split('/');
  if (under !== undefined) return Number(over) / Number(under);
  const words: Record<string, number> = { half: 0.5, 'a quarter': 0.25, 'a third': 1 / 3 };
  return words[text.toLowerCase()] ?? readNumber(text);
}

/** Equal, as far as one says so: 128 MB for 128Mi is common and no contradiction. */
export function isSameAmount(one: Amount, other: Amount): boolean {
  const tolerance = one.kind === 'bytes' ? 0.1 : 1e-9;
  return Math.abs(one.value - other.value) <= tolerance * Math.max(one.value, other.value);
}
