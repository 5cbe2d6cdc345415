import { intOrPercentValue, scaledValue } from '../../../kube/int-or-string.ts';
import type { Decoded, KubeObject } from '../../../kube/object.ts';

export const REVISION = 'deployment.kubernetes.io/revision';
export const DESIRED = 'deployment.kubernetes.io/desired-replicas';
export const MAX = 'deployment.kubernetes.io/max-replicas';

/** How many pods more, and how many less, than asked for there may be during a rolling update. */
export interface Bounds {
  surge: number;
  unavailable: number;
}

/**
 * The bounds of a rolling update, as numbers of pods. A surge is rounded up, what may be missing is rounded down; when
 * both come to nothing one pod may be missing.
 * Rule: `ResolveFenceposts` of the deployment's util.
 */
export function rolloutBounds({ spec }: KubeObject): Bounds {
  if (spec.strategy.type !== 'RollingUpdate' || spec.replicas === 0) return { surge: 0, unavailable: 0 };
  const { maxSurge, maxUnavailable } = spec.strategy.rollingUpdate;
  const surge = scaledValue(maxSurge, spec.replicas, 'up') ?? intOrPercentValue(maxSurge);
  const unavailable = scaledValue(maxUnavailable, spec.replicas, 'down') ?? intOrPercentValue(maxUnavailable);
  return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : Math.min(unavailable, spec.replicas) };
}

export const replicasOf = (sets: readonly KubeObject[]): number => sets.reduce((sum, { spec }) => sum + spec.replicas, 0);
export const actualReplicas = (sets: readonly KubeObject[]): number => sets.reduce((sum, { status }) => sum + (status?.replicas ?? 0), 0);
export const readyReplicas = (sets: readonly KubeObject[]): number => sets.reduce((sum, { status }) => sum + (status?.readyReplicas ?? 0), 0);
export const availableReplicas = (sets: readonly KubeObject[]): number => sets.reduce((sum, { status }) => sum + (status?.availableReplicas ?? 0), 0);
export const terminatingReplicas = (sets: readonly KubeObject[]): number => sets.reduce((sum, { status }) => sum + (status?.terminatingReplicas ?? 0), 0);

/** The number of replicas that the new set may have now. Rule: `NewRSNewReplicas`. */
export function newSetReplicas(deployment: KubeObject, sets: readonly KubeObject[], newSet: KubeObject): number {
  const { spec } = deployment;
  if (spec.strategy.type === 'Recreate') return spec.replicas;
  const most = spec.replicas + rolloutBounds(deployment).surge;
  const room = most - replicasOf(sets);
  if (room <= 0) return newSet['spec'].replicas;
  return newSet['spec'].replicas + Math.min(room, spec.replicas - newSet['spec'].replicas);
}

/** The age of sets, the oldest first. Rule: `ReplicaSetsByCreationTimestamp`. */
export function byAge(sets: readonly KubeObject[]): KubeObject[] {
  return [...sets].sort((a, b) => compare(a.metadata.creationTimestamp, b.metadata.creationTimestamp) || compare(a.metadata.name, b.metadata.name));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function revisionOf({ metadata }: { metadata?: Decoded }): number {
  return Number(metadata.annotations?.[REVISION] ?? 0);
}
