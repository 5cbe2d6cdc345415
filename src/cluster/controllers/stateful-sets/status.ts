import type { Decoded, KubeObject } from '../../../kube/object.ts';
import { isAvailable, isReady } from '../pods.ts';
import { revisionOf } from './identity.ts';

/** The revisions between which a set moves. */
export interface Revisions {
  current: KubeObject;
  update: KubeObject;
  collisions: number;
}

export const isTerminating = ({ metadata }: KubeObject): boolean => metadata.deletionTimestamp !== undefined;
/** Whether a pod is in the store: one that is about to be created has no status yet. */
export const isCreated = ({ status }: KubeObject): boolean => status?.phase !== undefined;
export const isRunningAndReady = (pod: KubeObject): boolean => pod['status']?.phase === 'Running' && isReady(pod);

/** Rule: `isRunningAndAvailable` of the StatefulSet controller. */
export function isRunningAndAvailable(pod: KubeObject, set: KubeObject, now: number): boolean {
  return isRunningAndReady(pod) && isAvailable(pod, set['spec'].minReadySeconds ?? 0, now);
}

/** Rule: `isUnavailable`. */
export function isUnavailable(pod: KubeObject, set: KubeObject, now: number): boolean {
  return isTerminating(pod) || !isRunningAndAvailable(pod, set, now);
}

/**
 * The status of a set with these pods. Rules: `computeReplicaStatus`, `completeRollingUpdate`.
 * @param leaving how many pods of the current revision were just told to go
 */
export function setStatus(set: KubeObject, pods: readonly KubeObject[], { current, update, collisions }: Revisions, leaving: number, now: number): Decoded {
  const { spec, metadata } = set;
  const created = pods.filter(isCreated);
  const staying = created.filter((pod) => !isTerminating(pod));
  const ready = pods.filter(isRunningAndReady).length;
  const ofRevision = (revision: KubeObject): number => staying.filter((pod) => revisionOf(pod) === revision.metadata.name).length;
  const updated = ofRevision(update);
  const isComplete = spec.updateStrategy?.type === 'RollingUpdate' && updated === spec.replicas && ready === spec.replicas && created.length === spec.replicas;
  const currentReplicas = isComplete ? updated : Math.max(0, ofRevision(current) - leaving);
  return {
    availableReplicas: pods.filter((pod) => isRunningAndAvailable(pod, set, now)).length,
    collisionCount: collisions,
    ...(currentReplicas === 0 ? {} : { currentReplicas }),
    currentRevision: (isComplete ? update : current).metadata.name,
    observedGeneration: metadata.generation,
    ...(ready === 0 ? {} : { readyReplicas: ready }),
    replicas: created.length,
    updateRevision: update.metadata.name,
    ...(updated === 0 ? {} : { updatedReplicas: updated }),
  };
}
