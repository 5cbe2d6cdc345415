import type { KubeObject } from '../../../kube/object.ts';
import { StatusError } from '../../api/status-error.ts';
import type { ControlPlane } from '../../control-plane.ts';
import { createPod, deletePod } from '../pods.ts';
import { createClaims, hasStaleClaim, syncClaimOwners } from './claims.ts';
import { recordEvent } from './events.ts';
import { firstOrdinal, ordinalOf, podOf, revisionOf } from './identity.ts';
import { isCreated, isRunningAndAvailable, isTerminating, isUnavailable, type Revisions } from './status.ts';

/**
 * Brings the pods of a set one step nearer to what it asks for: the missing ones come in the order of their numbers,
 * those that are too many go from the highest down, and then those of an old revision. Ordered sets take one step at a
 * time and wait until the pod before is ready; parallel ones do not wait.
 * @returns how many pods of the current revision were told to go for an update
 * @throws StatusError when a pod or a claim is refused
 * Rule: `updateStatefulSet` of the StatefulSet controller.
 */
export function arrange(set: KubeObject, pods: readonly KubeObject[], revisions: Revisions, plane: ControlPlane): number {
  const { replicas: count, podManagementPolicy } = set['spec'];
  const { now } = plane.clock;
  const first = firstOrdinal(set);
  const byOrdinal = new Map(pods.map((pod) => [ordinalOf(pod, set), pod]));
  const replicas = Array.from({ length: count }, (_, index) => byOrdinal.get(first + index) ?? podOf(set, revisionFor(set, first + index, revisions), first + index));
  const condemned = pods.filter((pod) => ordinalOf(pod, set) < first || ordinalOf(pod, set) >= first + count).sort((a, b) => ordinalOf(b, set) - ordinalOf(a, set));
  const firstUnavailable = replicas.find((pod) => isUnavailable(pod, set, now)) ?? condemned.findLast((pod) => isUnavailable(pod, set, now));
  const isOrdered = podManagementPolicy !== 'Parallel';

  for (const pod of replicas) if (keep(set, pod, isOrdered, plane) && isOrdered) return 0;
  for (const pod of condemned) syncClaimOwners(set, pod, true, plane);
  for (const pod of condemned) if (dismiss(set, pod, firstUnavailable, isOrdered, plane) && isOrdered) return 0;
  return set['spec'].updateStrategy.type === 'OnDelete' ? 0 : rollOut(set, replicas, revisions, plane);
}

/** Pods below the partition are made from the current revision, the others from the new one. Rule: `newVersionedStatefulSetPod`. */
function revisionFor(set: KubeObject, ordinal: number, { current, update }: Revisions): KubeObject {
  const { updateStrategy } = set['spec'];
  const { partition } = updateStrategy.rollingUpdate ?? {};
  const old = partition ?? (updateStrategy.type === 'RollingUpdate' && updateStrategy.rollingUpdate === undefined ? set['status']?.currentReplicas ?? 0 : 0);
  return ordinal < firstOrdinal(set) + old ? current : update;
}

/** Sees that a pod is there and well. @returns whether an ordered set has to wait. Rule: `processReplica`. */
function keep(set: KubeObject, pod: KubeObject, isOrdered: boolean, plane: ControlPlane): boolean {
  const phase = pod['status']?.phase;
  if (phase === 'Failed' || phase === 'Succeeded') {
    if (!isTerminating(pod)) removePod(set, pod, plane);
    return true;
  }
  if (!isCreated(pod)) {
    if (hasStaleClaim(set, pod, plane)) throw new StatusError(409, 'Conflict', `a claim of ${pod.metadata.name} still belongs to a pod that has gone`);
    recordEvent(set, 'Create', `Pod ${pod.metadata.name}`, undefined, plane, () => {
      createClaims(set, pod, plane);
      createPod(plane, set.metadata.namespace, pod);
    });
    return true;
  }
  if (phase === 'Pending') createClaims(set, pod, plane);
  if (isOrdered && (isTerminating(pod) || !isRunningAndAvailable(pod, set, plane.clock.now))) return true;
  syncClaimOwners(set, pod, false, plane);
  return false;
}

/** Removes a pod that the set is too small for. @returns whether an ordered set has to wait. Rule: `processCondemned`. */
function dismiss(set: KubeObject, pod: KubeObject, firstUnavailable: KubeObject | undefined, isOrdered: boolean, plane: ControlPlane): boolean {
  if (isTerminating(pod)) return true;
  if (isOrdered && pod !== firstUnavailable && !isRunningAndAvailable(pod, set, plane.clock.now)) return true;
  removePod(set, pod, plane);
  return true;
}

/** Deletes the pod with the highest number that is of an old revision, once those above it are available. */
function rollOut(set: KubeObject, replicas: readonly KubeObject[], { update }: Revisions, plane: ControlPlane): number {
  const from: number = set['spec'].updateStrategy.rollingUpdate?.partition ?? 0;
  for (let index = replicas.length - 1; index >= from; index--) {
    const pod = replicas[index]!;
    if (revisionOf(pod) !== update.metadata.name && !isTerminating(pod)) {
      removePod(set, pod, plane);
      return 1;
    }
    if (isUnavailable(pod, set, plane.clock.now)) return 0;
  }
  return 0;
}

function removePod(set: KubeObject, pod: KubeObject, plane: ControlPlane): void {
  recordEvent(set, 'Delete', `Pod ${pod.metadata.name}`, undefined, plane, () => deletePod(plane, pod));
}
