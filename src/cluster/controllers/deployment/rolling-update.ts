import type { KubeObject } from '../../../kube/object.ts';
import type { ControlPlane } from '../../control-plane.ts';
import { scaleSet, type OwnedSets } from './replica-sets.ts';
import { availableReplicas, byAge, newSetReplicas, replicasOf, rolloutBounds } from './rollout.ts';

/**
 * One step of a rolling update: the new set up as far as the surge allows, or else the old sets down as far as enough
 * pods are available. Rule: `rolloutRolling`.
 */
export function rollingUpdate(deployment: KubeObject, sets: OwnedSets & { newSet: KubeObject }, plane: ControlPlane): void {
  const { newSet, oldSets } = sets;
  const { replicas } = deployment['spec'];
  const wanted = newSet['spec'].replicas > replicas ? replicas : newSetReplicas(deployment, [...oldSets, newSet], newSet);
  if (wanted !== newSet['spec'].replicas) {
    scaleSet(newSet, wanted, deployment, plane);
    return;
  }
  scaleDownOldSets(deployment, newSet, oldSets, plane);
}

/** Rule: `reconcileOldReplicaSets`. */
function scaleDownOldSets(deployment: KubeObject, newSet: KubeObject, oldSets: readonly KubeObject[], plane: ControlPlane): void {
  const old = oldSets.filter(({ spec }) => spec.replicas > 0);
  if (old.length === 0) return;
  const { replicas } = deployment['spec'];
  const minAvailable = replicas - rolloutBounds(deployment).unavailable;
  const newUnavailable = newSet['spec'].replicas - (newSet['status']?.availableReplicas ?? 0);
  const most = replicasOf([...old, newSet]) - minAvailable - newUnavailable;
  if (most <= 0) return;
  const cleaned = removeUnhealthy(deployment, old, most, plane);
  // A set that was just scaled down has pods in its status that are going.
  const remaining = cleaned.reduce((sum, { spec, status }) => sum + Math.min(spec.replicas, status?.availableReplicas ?? 0), 0);
  const available = remaining + availableReplicas([newSet]);
  let left = available - minAvailable;
  for (const set of byAge(cleaned)) {
    if (left <= 0) break;
    if (set['spec'].replicas === 0) continue;
    const down = Math.min(set['spec'].replicas, left);
    scaleSet(set, set['spec'].replicas - down, deployment, plane);
    left -= down;
  }
}

/** Pods of old sets that are not available go first: nobody misses them. Rule: `cleanupUnhealthyReplicas`. */
function removeUnhealthy(deployment: KubeObject, old: readonly KubeObject[], most: number, plane: ControlPlane): KubeObject[] {
  let left = most;
  return byAge(old).map((set) => {
    const unhealthy = set['spec'].replicas - (set['status']?.availableReplicas ?? 0);
    const down = Math.min(left, unhealthy);
    if (down <= 0) return set;
    left -= down;
    return scaleSet(set, set['spec'].replicas - down, deployment, plane);
  });
}
