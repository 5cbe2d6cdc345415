import type { Decoded, KubeObject } from '../../../kube/object.ts';
import type { ControlPlane } from '../../control-plane.ts';
import { withCondition, withoutCondition } from '../conditions.ts';
import { conditionOf } from '../pods.ts';
import type { OwnedSets } from './replica-sets.ts';
import { actualReplicas, availableReplicas, readyReplicas, rolloutBounds, terminatingReplicas } from './rollout.ts';

/** The condition that tells of a rollout, without its type. */
type Progress = readonly [status: 'True' | 'False' | 'Unknown', reason: string, message: string];

/**
 * What a deployment says of itself. Rules: `calculateStatus` and `syncRolloutStatus`.
 * @param watched whether progress is looked at; while it is only scaled or paused it is not
 */
export function deploymentStatus(deployment: KubeObject, { newSet, oldSets }: OwnedSets, watched: boolean, plane: ControlPlane): Decoded {
  const { spec, metadata, status } = deployment;
  const sets = [...oldSets, ...(newSet === undefined ? [] : [newSet])];
  const replicas = actualReplicas(sets);
  const available = availableReplicas(sets);
  const ready = readyReplicas(sets);
  const updated = newSet === undefined ? 0 : actualReplicas([newSet]);
  const unavailable = Math.max(0, sets.reduce((sum, set) => sum + set['spec'].replicas, 0) - available);
  const now = plane.clock.timestamp();
  const enough = available >= spec.replicas - rolloutBounds(deployment).unavailable;
  const availability = enough
    ? { type: 'Available', status: 'True' as const, reason: 'MinimumReplicasAvailable', message: 'Deployment has minimum availability.' }
    : { type: 'Available', status: 'False' as const, reason: 'MinimumReplicasUnavailable', message: 'Deployment does not have minimum availability.' };
  let conditions = withCondition(status?.conditions, availability, now, true);
  const counts = { replicas, updated, ready, available };
  if (watched && hasDeadline(spec)) conditions = withProgress(deployment, newSet, sets, counts, conditions, plane);
  const failure = sets.map((set) => conditionOf(set, 'ReplicaFailure')).find((condition) => condition !== undefined);
  conditions = failure === undefined
    ? withoutCondition(conditions, 'ReplicaFailure')
    : withCondition(conditions, { type: 'ReplicaFailure', status: failure.status, reason: failure.reason, message: failure.message }, now, true);
  return {
    ...(available === 0 ? {} : { availableReplicas: available }),
    ...(status?.collisionCount === undefined ? {} : { collisionCount: status.collisionCount }),
    conditions,
    observedGeneration: metadata.generation,
    ...(ready === 0 ? {} : { readyReplicas: ready }),
    ...(replicas === 0 ? {} : { replicas }),
    terminatingReplicas: terminatingReplicas(sets),
    ...(unavailable === 0 ? {} : { unavailableReplicas: unavailable }),
    ...(updated === 0 ? {} : { updatedReplicas: updated }),
  };
}

interface Counts {
  replicas: number;
  updated: number;
  ready: number;
  available: number;
}

/** A deadline of the largest integer is none. Rule: `HasProgressDeadline`. */
function hasDeadline({ progressDeadlineSeconds }: Decoded): boolean {
  return progressDeadlineSeconds !== undefined && progressDeadlineSeconds !== 2_147_483_647;
}

/** Whether all pods are new ones and available, and no old one is left. Rule: `DeploymentComplete`. */
export function isComplete({ spec, metadata }: KubeObject, status: Decoded): boolean {
  return (status.updatedReplicas ?? 0) === spec.replicas && (status.replicas ?? 0) === spec.replicas
    && (status.availableReplicas ?? 0) === spec.replicas && status.observedGeneration >= metadata.generation;
}

function withProgress(deployment: KubeObject, newSet: KubeObject | undefined, sets: readonly KubeObject[], counts: Counts, conditions: Decoded[], { clock }: ControlPlane): Decoded[] {
  const { spec, status, metadata } = deployment;
  const old = conditions.find(({ type }) => type === 'Progressing');
  const name = newSet === undefined ? `Deployment "${metadata.name}"` : `ReplicaSet "${newSet.metadata.name}"`;
  const complete = counts.updated === spec.replicas && counts.replicas === spec.replicas && counts.available === spec.replicas;
  const before = status ?? {};
  const oldBefore = (before.replicas ?? 0) - (before.updatedReplicas ?? 0);
  const progressing = counts.updated > (before.updatedReplicas ?? 0) || counts.replicas - counts.updated < oldBefore
    || counts.ready > (before.readyReplicas ?? 0) || counts.available > (before.availableReplicas ?? 0);
  const now = clock.timestamp();
  const set = (progress: Progress): Decoded[] => withCondition(conditions, { type: 'Progressing', status: progress[0], reason: progress[1], message: progress[2] }, now, true);
  const settled = (before.replicas ?? 0) === (before.updatedReplicas ?? 0) && old?.reason === 'NewReplicaSetAvailable';
  if (settled && !(newSet !== undefined && sets.length > 1 && !complete)) return conditions;
  if (complete) return set(['True', 'NewReplicaSetAvailable', `${name} has successfully progressed.`]);
  if (progressing) {
    const updated: Decoded[] = set(['True', 'ReplicaSetUpdated', `${name} is progressing.`]);
    // Progress moves the time of the last update even if nothing else changes.
    return old?.status === 'True' && old.reason === 'ReplicaSetUpdated' ? [...conditions.filter((one) => one !== old), { ...old, lastUpdateTime: now, message: `${name} is progressing.` }] : updated;
  }
  if (isOverdue(spec, old, clock.now)) return set(['False', 'ProgressDeadlineExceeded', `${name} has timed out progressing.`]);
  return conditions;
}

/** Rule: `DeploymentTimedOut`. */
function isOverdue({ progressDeadlineSeconds }: Decoded, progress: Decoded, now: number): boolean {
  if (progress === undefined || progress.reason === 'NewReplicaSetAvailable') return false;
  if (progress.reason === 'ProgressDeadlineExceeded') return true;
  return Date.parse(progress.lastUpdateTime) + progressDeadlineSeconds * 1000 < now;
}

/** Seconds until the deadline of a rollout that is under way; undefined when there is none to wait for. */
export function secondsToDeadline({ spec }: KubeObject, status: Decoded, now: number): number | undefined {
  const progress = status.conditions?.find(({ type }: Decoded) => type === 'Progressing');
  if (!hasDeadline(spec) || progress === undefined || progress.reason === 'NewReplicaSetAvailable' || progress.reason === 'ProgressDeadlineExceeded') return undefined;
  return Math.max(0, (Date.parse(progress.lastUpdateTime) + spec.progressDeadlineSeconds * 1000 - now) / 1000) + 1;
}
