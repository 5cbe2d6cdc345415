import { formatQuantity, parseQuantity } from '../../kube/quantity-value.ts';
import { isMapping } from '../../kube/schema/scalars.ts';
import type { ObjectType, ValueType } from '../../kube/schema/types.ts';
import { isLeftOut } from './zero-values.ts';

/**
 * An object as the server gives it back: its quantities in their canonical form (`0.5` of CPU is `500m`, `1024Mi` is `1Gi`),
 * without fields that say nothing. One that is so already stays the same object.
 * @param type the type of the object
 * Rule: `Quantity.UnmarshalJSON` keeps the value only, `CanonicalizeBytes` writes it.
 */
export function canonicalObject<T extends Record<string, unknown>>(object: T, type: ObjectType): T {
  let changed: Record<string, unknown> | undefined;
  for (const name of Object.keys(object)) {
    const field = type.fields.get(name);
    if (field === undefined) continue;
    if (isLeftOut(object[name], field, type)) {
      changed ??= { ...object };
      delete changed[name];
      continue;
    }
    const value = canonicalValue(object[name], field.type);
    if (value === object[name]) continue;
    changed ??= { ...object };
    changed[name] = value;
  }
  return (changed ?? object) as T;
}

function canonicalValue(value: unknown, type: ValueType): unknown {
  switch (type.kind) {
    case 'ref':
      return isMapping(value) ? canonicalObject(value, type.type) : value;
    case 'list': {
      if (!Array.isArray(value) || !holdsMore(type.items)) return value;
      const items = value.map((item) => canonicalValue(item, type.items));
      return items.every((item, index) => item === value[index]) ? value : items;
    }
    case 'map': {
      if (!isMapping(value) || !holdsMore(type.values)) return value;
      const entries = Object.entries(value).map(([key, item]) => [key, canonicalValue(item, type.values)] as const);
      return entries.every(([key, item]) => item === value[key]) ? value : Object.fromEntries(entries);
    }
    case 'quantity': {
      const quantity = parseQuantity(value);
      return quantity === undefined ? value : formatQuantity(quantity);
    }
    default:
      return value;
  }
}

const holdsMore = ({ kind }: ValueType): boolean => kind === 'ref' || kind === 'list' || kind === 'map' || kind === 'quantity';
