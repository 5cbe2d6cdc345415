import { items, type Decoded } from '../../object.ts';
import { canonicalJson } from './canonical-json.ts';

/** What stood at a place before an update. Where nothing did, or nothing can be told, there is none of these. */
export interface Before {
  readonly value: Decoded;
}

/** Whether an update leaves a value as it was; what is wrong with it is then let pass. */
export function isUnchanged(value: Decoded, before: Before): boolean {
  return canonicalJson(value) === canonicalJson(before.value);
}

/** What stood in the field or entry `name`. */
export function valueBefore(before: Before | undefined, name: string): Before | undefined {
  const value = before?.value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, name) ? { value: value[name] } : undefined;
}

/**
 * The item of the former list that an item stands for: the one with the same keys in a map, no one in
 * sets and atomic lists, which are compared as a whole, and else the one at the same place.
 * Rule: `correlateOldValueForChildAtNewIndex`.
 */
export function itemBefore(schema: Decoded, list: readonly Decoded[], index: number, before: Before | undefined): Before | undefined {
  if (!Array.isArray(before?.value)) return undefined;
  const type = schema['x-kubernetes-list-type'];
  if (type === 'set' || type === 'atomic') return undefined;
  const keys = (item: Decoded): string => canonicalJson(items(schema['x-kubernetes-list-map-keys']).map((key) => item?.[key] ?? null));
  const former = type === 'map' ? before.value.find((item: Decoded) => keys(item) === keys(list[index])) : before.value[index];
  return former === undefined ? undefined : { value: former };
}
