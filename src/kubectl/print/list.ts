import type { KubeObject } from '../../kube/object.ts';

/** Several objects as one, which `get` hands to the printers of objects. */
export interface ObjectListWrapper {
  apiVersion: 'v1';
  items: readonly KubeObject[];
  kind: 'List';
  metadata: { resourceVersion: '' };
}

/** Rule: `printGeneric` of kubectl's `pkg/cmd/get/get.go`. */
export function wrapList(items: readonly KubeObject[]): ObjectListWrapper {
  return { apiVersion: 'v1', items, kind: 'List', metadata: { resourceVersion: '' } };
}

/** An object, or a list's objects, without the fields that only a server needs (`--show-managed-fields` keeps them). */
export function withoutManagedFields(object: unknown): unknown {
  if (typeof object !== 'object' || object === null) return object;
  const { metadata, items } = object as { metadata?: Record<string, unknown>; items?: unknown };
  if (Array.isArray(items)) return { ...object, items: items.map(withoutManagedFields) };
  if (metadata?.['managedFields'] === undefined) return object;
  const { managedFields: _, ...kept } = metadata;
  return { ...object, metadata: kept };
}
