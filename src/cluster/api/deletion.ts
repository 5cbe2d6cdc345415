import type { KubeObject } from '../../kube/object.ts';
import type { Clock } from '../clock/clock.ts';
import type { DeleteOptions } from './requests.ts';

/** Finalizers by which the garbage collector is asked for another order of deletion. */
const FOREGROUND = 'foregroundDeletion';
const ORPHAN = 'orphan';

/** Keeps a CustomResourceDefinition until its objects have gone; deleting it sets this. Rule: `REST.Delete` of apiextensions-apiserver. */
export const RESOURCE_CLEANUP = 'customresourcecleanup.apiextensions.k8s.io';

/**
 * What a deletion makes of an object: undefined when it is gone at once, the same object when it is being deleted
 * already, else the object with its time of deletion, which finalizers or a grace period keep for a while.
 * @param storage the name of the resource in the store
 * Rules: `rest.BeforeDelete`, `podStrategy.CheckGracefulDelete`, `deletionFinalizersForGarbageCollection`.
 */
export function deletionOf(object: KubeObject, storage: string, options: DeleteOptions, clock: Clock): KubeObject | undefined {
  const { metadata } = object;
  const cleanUp = storage === 'customresourcedefinitions.apiextensions.k8s.io' && metadata.deletionTimestamp === undefined ? [RESOURCE_CLEANUP] : [];
  const finalizers = [...finalizersFor(metadata.finalizers ?? [], options.propagationPolicy), ...cleanUp];
  const grace = storage === 'pods' ? podGrace(object, options.gracePeriodSeconds) : 0;
  const waits = finalizers.length > 0 || (storage === 'namespaces' && (object['spec']?.finalizers ?? []).length > 0);
  if (grace === 0 && !waits) return undefined;
  if (metadata.deletionTimestamp !== undefined && grace >= (metadata.deletionGracePeriodSeconds ?? 0)) return object;
  const next: KubeObject = {
    ...object,
    metadata: {
      ...metadata,
      deletionTimestamp: clock.timestamp(clock.now + grace * 1000),
      deletionGracePeriodSeconds: grace,
      ...(metadata.generation === undefined || metadata.deletionTimestamp !== undefined ? {} : { generation: metadata.generation + 1 }),
      ...(finalizers.length === 0 ? {} : { finalizers }),
    },
  };
  return storage === 'namespaces' ? { ...next, status: { ...next['status'], phase: 'Terminating' } } : next;
}

function finalizersFor(finalizers: readonly string[], policy: DeleteOptions['propagationPolicy']): string[] {
  const kept = finalizers.filter((finalizer) => finalizer !== FOREGROUND && finalizer !== ORPHAN);
  if (policy === 'Foreground') return [...kept, FOREGROUND];
  if (policy === 'Orphan') return [...kept, ORPHAN];
  return policy === undefined ? [...finalizers] : kept;
}

/** A pod that no kubelet runs, or that has ended, needs no time to stop. */
function podGrace(pod: KubeObject, asked: number | undefined): number {
  const { spec, status, metadata } = pod;
  const grace = asked ?? spec.terminationGracePeriodSeconds ?? 30;
  if (spec.nodeName === undefined || status?.phase === 'Succeeded' || status?.phase === 'Failed') return 0;
  if (metadata.deletionTimestamp !== undefined && asked === undefined) return metadata.deletionGracePeriodSeconds ?? grace;
  return Math.max(0, grace);
}
