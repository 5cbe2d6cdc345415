import { compareQuantities, parseQuantity } from '../../kube/quantity-value.ts';
import { goType } from './go-value.ts';
import { JsonPath, relaxedPath } from './jsonpath/jsonpath.ts';

/** Objects that cannot be sorted as asked; the message is kubectl's. */
export class SortError extends Error {
  override readonly name = 'SortError';
}

/** Compares texts, with the numbers in them by their value. Rule: `NaturalLess` of the package `sortorder`. */
export function naturalLess(left: string, right: string): boolean {
  const pieces = /\d+|\D/g;
  const a = left.match(pieces) ?? [];
  const b = right.match(pieces) ?? [];
  for (let i = 0; i < a.length && i < b.length; i++) {
    const [one, other] = [a[i]!, b[i]!];
    if (one === other) continue;
    const [digits, otherDigits] = [/^\d/.test(one), /^\d/.test(other)];
    if (digits !== otherDigits) return digits;
    if (!digits) return one < other;
    const [number, otherNumber] = [one.replace(/^0+/, ''), other.replace(/^0+/, '')];
    if (number.length !== otherNumber.length) return number.length < otherNumber.length;
    return number === otherNumber ? one.length < other.length : number < otherNumber;
  }
  return left.length < right.length;
}

function stringLess(left: string, right: string): boolean {
  const quantity = parseQuantity(left);
  const other = quantity && parseQuantity(right);
  return quantity && other ? compareQuantities(quantity, other) < 0 : naturalLess(left, right);
}

/** Rule: `isLess` of kubectl's `sorter.go`. */
function isLess(left: unknown, right: unknown): boolean {
  if (left === null || left === undefined) return right !== null && right !== undefined;
  if (right === null || right === undefined) return false;
  const type = goType(left);
  if (type !== 'string' && type !== 'int64' && type !== 'float64') throw new SortError(`unsortable type: ${type}`);
  if (type !== goType(right)) throw new SortError('unsortable interface: interface');
  return type === 'string' ? stringLess(left as string, right as string) : (left as number) < (right as number);
}

/** Up to this length Go sorts by insertion, which keeps the order of equals. */
const INSERTION = 12;

/**
 * Sorts objects as `--sort-by` does; those that lack the field come first.
 * Rule: `TableSorter` of kubectl's `pkg/cmd/get/sorter.go`: numbers by value, texts that are quantities as quantities,
 * other texts with the numbers in them by value.
 * @param field a path, with or without braces and leading dot
 * @throws JsonPathError for a path that does not parse, SortError for values without order
 */
export function sortObjects<T>(objects: readonly T[], field: string): T[] {
  const template = relaxedPath(field);
  const path = new JsonPath(template, { allowMissingKeys: true });
  const rows = objects.map((object) => {
    const found = path.find(object)[0] ?? [];
    return { object, missing: found.length === 0, value: found[0] };
  });
  type Row = (typeof rows)[number];
  if (rows.length > 0 && rows.every(({ missing }) => missing)) {
    throw new SortError(`couldn't find any field with path "${template}" in the list of objects`);
  }
  const less = (a: Row, b: Row): boolean => a.missing || (!b.missing && isLess(a.value, b.value));
  if (rows.length <= INSERTION) {
    for (let i = 1; i < rows.length; i++) {
      for (let j = i; j > 0 && less(rows[j]!, rows[j - 1]!); j--) [rows[j - 1], rows[j]] = [rows[j]!, rows[j - 1]!];
    }
  } else {
    rows.sort((a, b) => (a.missing && b.missing ? 0 : less(a, b) ? -1 : less(b, a) ? 1 : 0));
  }
  return rows.map(({ object }) => object);
}
