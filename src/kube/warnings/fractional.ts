import type { Decoded } from '../object.ts';
import { formatQuantity, isWhole, parseQuantity } from '../quantity-value.ts';
import type { Path } from '../validation/path.ts';
import { hasEntry, warnAt, type ObjectWarning } from './warning.ts';

/** Digits and a whole unit: most amounts, which need no arithmetic. */
const CERTAINLY_WHOLE = /^[0-9]+(?:[KMGTPE]i?|k)?$/;

/**
 * Amounts of bytes that are not whole, such as `memory: 400m` where `400M` was meant.
 * @param resources the names that are counted in bytes
 */
export function fractionalByteWarnings(list: Decoded, path: Path, resources: readonly string[]): ObjectWarning[] {
  if (list === undefined) return [];
  return resources.flatMap((resource) => {
    const isPlain = !hasEntry(list, resource) || CERTAINLY_WHOLE.test(list[resource]);
    const quantity = isPlain ? undefined : parseQuantity(list[resource]);
    if (quantity === undefined || isWhole(quantity)) return [];
    return [warnAt(path.key(resource), `fractional byte value "${formatQuantity(quantity)}" is invalid, must be an integer`)];
  });
}
