import type { FieldPath } from '../../text/field-path.ts';
import type { GroupVersionKind } from '../gvk.ts';
import type { SchemaSet } from './schemas-from.ts';

/**
 * The keys by which two lists at a path are merged item by item, as a fragment of a manifest is
 * merged into the file: the key of strategic merge patches (`name` for containers) where there is
 * one, else the keys of server-side apply. `undefined` when the list is replaced as a whole.
 */
export function mergeKeysFor(schemas: SchemaSet, gvk: GroupVersionKind, path: FieldPath): string[] | undefined {
  const keys = schemas.listKeys(gvk, path);
  if (keys === undefined) return undefined;
  if (keys.mergeKey !== undefined) return [keys.mergeKey];
  return keys.mapKeys.length > 0 ? [...keys.mapKeys] : undefined;
}
