import { sortedEntries, type Decoded } from '../../kube/object.ts';
import { formatQuantity, parseQuantity } from '../../kube/quantity-value.ts';

/** What Go prints for a time that is not set. */
const ZERO_TIME = 'Mon, 01 Jan 0001 00:00:00 +0000';

/** A time as `Sat, 21 Nov 2026 03:00:12 +0000`, in UTC. Rule: Go's `time.RFC1123Z`. */
export function timeText(timestamp: unknown): string {
  const at = typeof timestamp === 'string' ? Date.parse(timestamp) : Number.NaN;
  return Number.isNaN(at) ? ZERO_TIME : new Date(at).toUTCString().replace('GMT', '+0000');
}

/** A quantity in its canonical form; an unset one is 0. Rule: `Quantity.String`. */
export function quantityText(value: unknown): string {
  const quantity = parseQuantity(value);
  return quantity === undefined ? '0' : formatQuantity(quantity);
}

/**
 * A value of JSON as Go's `%v` prints it: lists as `[a b]`, maps as `map[a:1 b:2]`.
 * An unset list is an empty one; `goValue` is for values that may have any type.
 */
export function listText(list: Decoded): string {
  return `[${(list ?? []).map(goValue).join(' ')}]`;
}

/** A map as Go's `%v` prints it; an unset one is empty. */
export function mapText(map: Decoded): string {
  return `map[${sortedEntries(map)
    .map(([key, value]) => `${key}:${goValue(value)}`)
    .join(' ')}]`;
}

/** Any value of JSON as Go's `%v` prints what it decodes it to. */
export function goValue(value: unknown): string {
  if (value === null || value === undefined) return '<nil>';
  if (Array.isArray(value)) return listText(value);
  if (typeof value === 'object') return mapText(value);
  return typeof value === 'number' && !Number.isInteger(value) ? floatText(value) : String(value);
}

/** Rule: `%v` of a float64 is `%g`: with an exponent, of two digits at least, below 1e-4 and from 1e6 on. */
function floatText(value: number): string {
  const scientific = value.toExponential();
  const exponent = Number(scientific.slice(scientific.indexOf('e') + 1));
  return exponent >= -4 && exponent < 6 ? String(value) : scientific.replace(/e([+-])(\d)$/, 'e$10$2');
}

/** A number that may be unset, which is then 0. */
export function count(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

/** `True`, `False`. Rule: `printBool`. */
export function boolText(value: unknown): string {
  return value === true ? 'True' : 'False';
}

/** A text, or what stands for an empty one. */
export function orElse(value: unknown, otherwise: string): string {
  return value === undefined || value === null || value === '' ? otherwise : String(value);
}

/** The items of a list, sorted by a key as Go sorts strings; items with the same key keep their order. */
export function sortedBy<T>(list: readonly T[], key: (item: T) => string): T[] {
  return [...list].sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  });
}

/** How many bytes a base64 text stands for. */
export function decodedLength(base64: unknown): number {
  const text = String(base64 ?? '').replaceAll(/[\r\n=]/g, '');
  return Math.floor((text.length * 3) / 4);
}
