import type { ObjectType, ValueType } from './types.ts';

/** The type with named fields that a type is, or holds as items or values. */
export function objectIn(type: ValueType): ObjectType | undefined {
  if (type.kind === 'list') return objectIn(type.items);
  if (type.kind === 'map') return objectIn(type.values);
  return type.kind === 'ref' ? type.type : undefined;
}
