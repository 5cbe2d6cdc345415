import { splitApiVersion } from '../../kube/gvk.ts';
import { mergeKeysFor } from '../../kube/schema/list-keys.ts';
import type { SchemaSet } from '../../kube/schema/schema-set.ts';
import { builtInMergeKeys } from './merge-keys.ts';
import type { MergeKeysOf } from './revisions.ts';

/** The merge keys of an object's lists: those of its schema where it is known, else the common ones. */
export function mergeKeysOf(schemas: SchemaSet | undefined): MergeKeysOf {
  return (object) => {
    const { apiVersion, kind } = (object ?? {}) as { apiVersion?: unknown; kind?: unknown };
    if (schemas === undefined || typeof apiVersion !== 'string' || typeof kind !== 'string') return builtInMergeKeys;
    const gvk = { ...splitApiVersion(apiVersion), kind };
    return (path) => mergeKeysFor(schemas, gvk, path) ?? builtInMergeKeys(path);
  };
}
