import type { Decoded } from '../../object.ts';
import { formatValue } from '../field-error.ts';

/** JSON data as text in which the order of keys makes no difference, for comparing values. */
export function canonicalJson(value: Decoded): string {
  return formatValue(sorted(value));
}

function sorted(value: Decoded): Decoded {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  // No prototype, so that a key named `__proto__` is a key like others.
  const copy: Decoded = Object.create(null);
  for (const key of Object.keys(value).toSorted()) copy[key] = sorted(value[key]);
  return copy;
}
