import type { KubeObject } from '../../kube/object.ts';
import type { ControlPlane } from '../control-plane.ts';
import type { Controller } from './controller.ts';

/** Seconds until a namespace that still has pods in it is looked at again. Rule: `ResourcesRemainingError`, half of the estimate of 10 s. */
const LOOK_AGAIN = 5;

/** Empties a namespace that is being deleted, then lets it go. Rule: `namespacedResourcesDeleter.Delete`. */
export const namespaces: Controller = {
  name: 'namespace',
  watches: {
    namespaces: ({ type, object }) => (type === 'DELETED' || object.metadata.deletionTimestamp === undefined ? [] : [object.metadata.name]),
  },
  reconcile(key, plane, requeue) {
    const namespace = plane.store.get('namespaces', undefined, key);
    if (namespace?.metadata.deletionTimestamp === undefined) return;
    const left = deleteContent(key, plane);
    if (left > 0) {
      requeue(key, LOOK_AGAIN);
      return;
    }
    const finalizers = namespace['spec'].finalizers.filter((finalizer: string) => finalizer !== 'kubernetes');
    plane.server.write({ ...namespace, spec: { ...namespace['spec'], finalizers } } as KubeObject, namespace, 'namespaces');
  },
};

/** Deletes all objects of a namespace, and counts those that take longer. */
function deleteContent(namespace: string, { store, server }: ControlPlane): number {
  let left = 0;
  const seen = new Set<string>();
  for (const resource of server.registry.all()) {
    const storage = server.registry.storageOf(resource);
    if (!resource.namespaced || seen.has(storage)) continue;
    seen.add(storage);
    for (const { metadata } of store.list(storage, namespace)) {
      if (metadata.deletionTimestamp === undefined) server.delete({ resource, namespace, name: metadata.name });
      if (store.get(storage, namespace, metadata.name) !== undefined) left++;
    }
  }
  return left;
}
