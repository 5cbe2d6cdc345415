import type { KubeObject } from '../../../kube/object.ts';
import type { ControlPlane } from '../../control-plane.ts';
import { scaleSet, type OwnedSets } from './replica-sets.ts';
import { byAge, DESIRED, MAX, replicasOf, rolloutBounds } from './rollout.ts';

/** Whether the number of replicas was changed since the sets were last looked at. Rule: `isScalingEvent`. */
export function isScaling(deployment: KubeObject, { newSet, oldSets }: OwnedSets): boolean {
  return [...oldSets, ...(newSet === undefined ? [] : [newSet])].some(({ spec, metadata }) => {
    const desired = metadata.annotations?.[DESIRED];
    return spec.replicas > 0 && desired !== undefined && Number(desired) !== deployment['spec'].replicas;
  });
}

/**
 * Shares a new number of replicas among the sets: all to the only active one, or to the new one when the rollout is
 * complete, else in proportion to their sizes. Rule: `Controller.scale` of the deployment controller.
 */
export function scaleProportionally(deployment: KubeObject, { newSet, oldSets }: OwnedSets, plane: ControlPlane): void {
  const { replicas, strategy } = deployment['spec'];
  const all = [...oldSets, ...(newSet === undefined ? [] : [newSet])];
  const active = all.filter(({ spec }) => spec.replicas > 0);
  const only = active.length > 1 ? undefined : (active[0] ?? newSet ?? all.at(-1));
  if (only !== undefined) {
    if (only['spec'].replicas !== replicas || only.metadata.annotations?.[DESIRED] !== String(replicas)) scaleSet(only, replicas, deployment, plane);
    return;
  }
  if (newSet !== undefined && isSaturated(newSet, deployment)) {
    for (const set of oldSets.filter(({ spec }) => spec.replicas > 0)) scaleSet(set, 0, deployment, plane);
    return;
  }
  if (strategy.type !== 'RollingUpdate') return;
  const total = replicasOf(active);
  const allowed = replicas > 0 ? replicas + rolloutBounds(deployment).surge : 0;
  let left = allowed - total;
  // The largest first; of equal ones the newest when there is more to give, the oldest when there is less.
  const sorted = byAge(active).sort((a, b) => b['spec'].replicas - a['spec'].replicas);
  if (left > 0) sorted.sort((a, b) => b['spec'].replicas - a['spec'].replicas || (a.metadata.creationTimestamp < b.metadata.creationTimestamp ? 1 : -1));
  const direction = Math.sign(left);
  const sizes = sorted.map((set) => {
    const share = direction === 0 ? 0 : shareOf(set, deployment, allowed, left);
    left -= share;
    return set['spec'].replicas + share;
  });
  sorted.forEach((set, index) => scaleSet(set, Math.max(0, sizes[index]! + (index === 0 ? left : 0)), deployment, plane));
}

function isSaturated({ spec, status, metadata }: KubeObject, deployment: KubeObject): boolean {
  const { replicas } = deployment['spec'];
  return spec.replicas === replicas && status?.availableReplicas === replicas && metadata.annotations?.[DESIRED] === String(replicas);
}

/** The part of `left` that a set gets, by its share of what there was. Rule: `getReplicaSetFraction`. */
function shareOf(set: KubeObject, deployment: KubeObject, allowed: number, left: number): number {
  if (deployment['spec'].replicas === 0) return -set['spec'].replicas;
  const before = Number(set.metadata.annotations?.[MAX] ?? deployment['status']?.replicas ?? 0);
  const size = before === 0 ? 0 : Math.round((set['spec'].replicas * allowed) / before);
  const share = size - set['spec'].replicas;
  return left > 0 ? Math.min(share, left) : Math.max(share, left);
}
