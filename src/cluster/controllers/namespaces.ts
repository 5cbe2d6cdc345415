import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import type { Clock } from '../clock/clock.ts';
import type { ControlPlane } from '../control-plane.ts';
import type { Controller } from './controller.ts';

/** Seconds before a namespace that is to go is emptied, so that everybody has seen that it is to go. Rule: `namespaceDeletionGracePeriod`. */
const GRACE = 5;
/** Seconds that objects with finalizers are thought to need. Rule: `finalizerEstimateSeconds`. */
const FINALIZER_ESTIMATE = 15;

/** Empties a namespace that is being deleted, then lets it go. Rule: `namespacedResourcesDeleter.Delete`. */
export const namespaces: Controller = {
  name: 'namespace-controller',
  latency: GRACE,
  watches: {
    namespaces: ({ type, object }) => (type === 'DELETED' || object.metadata.deletionTimestamp === undefined ? [] : [object.metadata.name]),
  },
  reconcile(key, plane, requeue) {
    const namespace = plane.store.get('namespaces', undefined, key);
    if (namespace?.metadata.deletionTimestamp === undefined) return;
    const left = deleteContent(key, plane);
    const conditions = withRemaining(namespace!['status']?.conditions, left, plane.clock);
    const told = plane.server.writeStatus(namespace!, { ...namespace!['status'], conditions }, 'namespaces');
    if (left.resources.size > 0) {
      requeue(key, Math.floor(left.estimate / 2) + 1);
      return;
    }
    const finalizers = items(told['spec'].finalizers).filter((finalizer) => finalizer !== 'kubernetes');
    plane.server.write({ ...told, spec: { ...told['spec'], finalizers } } as KubeObject, told, 'namespaces');
  },
};

/** What takes longer to go. */
interface Remaining {
  /** How many objects of each resource, named `pods.` or `deployments.apps`. */
  resources: Map<string, number>;
  finalizers: Map<string, number>;
  /** Seconds until the last of it may be gone. */
  estimate: number;
}

const count = (counts: Map<string, number>, key: string): unknown => counts.set(key, (counts.get(key) ?? 0) + 1);

/** Deletes all objects of a namespace, and counts those that take longer. */
function deleteContent(namespace: string, { store, server }: ControlPlane): Remaining {
  const left: Remaining = { resources: new Map(), finalizers: new Map(), estimate: 0 };
  const seen = new Set<string>();
  for (const resource of server.registry.all()) {
    const storage = server.registry.storageOf(resource);
    if (!resource.namespaced || seen.has(storage)) continue;
    seen.add(storage);
    for (const { metadata } of store.list(storage, namespace)) {
      if (metadata.deletionTimestamp === undefined) server.delete({ resource, namespace, name: metadata.name });
      const after = store.get(storage, namespace, metadata.name);
      if (after === undefined) continue;
      count(left.resources, `${resource.plural}.${resource.group}`);
      for (const finalizer of items(after.metadata.finalizers)) count(left.finalizers, finalizer);
      const grace: number = storage === 'pods' ? (after.metadata.deletionGracePeriodSeconds ?? 0) : FINALIZER_ESTIMATE;
      left.estimate = Math.max(left.estimate, grace);
    }
  }
  return left;
}

/** Rule: `NamespaceConditionUpdater`; discovery and deletion never fail here. */
function withRemaining(before: Decoded, { resources, finalizers }: Remaining, clock: Clock): Decoded[] {
  const list = (counts: Map<string, number>, verb: string): string => [...counts].map(([name, number]) => `${name} ${verb} ${number} resource instances`).sort().join(', ');
  const wanted: readonly (readonly [type: string, isTrue: boolean, reason: string, message: string])[] = [
    ['NamespaceDeletionDiscoveryFailure', false, 'ResourcesDiscovered', 'All resources successfully discovered'],
    ['NamespaceDeletionGroupVersionParsingFailure', false, 'ParsedGroupVersions', 'All legacy kube types successfully parsed'],
    ['NamespaceDeletionContentFailure', false, 'ContentDeleted', 'All content successfully deleted, may be waiting on finalization'],
    resources.size === 0
      ? ['NamespaceContentRemaining', false, 'ContentRemoved', 'All content successfully removed']
      : ['NamespaceContentRemaining', true, 'SomeResourcesRemain', `Some resources are remaining: ${list(resources, 'has')}`],
    finalizers.size === 0
      ? ['NamespaceFinalizersRemaining', false, 'ContentHasNoFinalizers', 'All content-preserving finalizers finished']
      : ['NamespaceFinalizersRemaining', true, 'SomeFinalizersRemain', `Some content in the namespace has finalizers remaining: ${list(finalizers, 'in')}`],
  ];
  return wanted.map(([type, isTrue, reason, message]) => {
    const status = isTrue ? 'True' : 'False';
    const old = items(before).find((condition) => condition.type === type);
    return { lastTransitionTime: old?.status === status ? old.lastTransitionTime : clock.timestamp(), message, reason, status, type };
  });
}
