import type { Decoded } from '../../kube/object.ts';

/** A condition of a workload's status, as the controllers of apps/v1 write it. */
export interface Condition {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason: string;
  message: string;
}

/**
 * The conditions with one of them set. The time of its last transition stays while its status stays; nothing changes
 * when neither status nor reason do.
 * @param times the names of the times that are written, the first only when the status changes
 * Rule: `SetDeploymentCondition`, `SetCondition` of the controllers of apps/v1.
 */
export function withCondition(conditions: readonly Decoded[] | undefined, condition: Condition, now: string, hasUpdateTime: boolean): Decoded[] {
  const all = conditions ?? [];
  const old = all.find(({ type }) => type === condition.type);
  if (old?.status === condition.status && old.reason === condition.reason && (!hasUpdateTime || old.message === condition.message)) return [...all];
  const next = {
    lastTransitionTime: old?.status === condition.status ? old.lastTransitionTime : now,
    ...(hasUpdateTime ? { lastUpdateTime: now } : {}),
    message: condition.message, reason: condition.reason, status: condition.status, type: condition.type,
  };
  return [...all.filter(({ type }) => type !== condition.type), next];
}

export function withoutCondition(conditions: readonly Decoded[] | undefined, type: string): Decoded[] {
  return (conditions ?? []).filter((condition) => condition.type !== type);
}
