import { items, type Decoded, type KubeObject } from '../../../kube/object.ts';

/** What ends a job, or makes it wait. */
export interface JobCondition {
  type: 'SuccessCriteriaMet' | 'Complete' | 'FailureTarget' | 'Failed' | 'Suspended';
  status: 'True' | 'False';
  reason: string;
  message: string;
}

export const failureTarget = (reason: string, message: string): JobCondition => ({ type: 'FailureTarget', status: 'True', reason, message });

export const criteriaMet = (reason: string, message: string): JobCondition => ({ type: 'SuccessCriteriaMet', status: 'True', reason, message });

/** The last condition of a job that has been decided: it comes when its pods have gone. */
export function finalOf({ type, reason, message }: JobCondition): JobCondition {
  return { type: type === 'SuccessCriteriaMet' || type === 'Complete' ? 'Complete' : 'Failed', status: 'True', reason, message };
}

/** A condition that holds. */
export function trueCondition(conditions: Decoded, type: JobCondition['type']): JobCondition | undefined {
  return items(conditions).find((condition) => condition.type === type && condition.status === 'True');
}

/** The condition by which a job is over. Rule: `IsJobFinished`. */
export function finishedCondition({ status }: KubeObject): Decoded {
  return trueCondition(status?.conditions, 'Complete') ?? trueCondition(status?.conditions, 'Failed');
}

/** The conditions with one set; one that does not hold is not added. Rule: `ensureJobConditionStatus`. @returns undefined when nothing changes */
export function withJobCondition(conditions: Decoded, next: JobCondition, now: string): Decoded[] | undefined {
  const all = items(conditions);
  const old = all.find(({ type }) => type === next.type);
  const made = { lastProbeTime: now, lastTransitionTime: now, message: next.message, reason: next.reason, status: next.status, type: next.type };
  if (old === undefined) return next.status === 'False' ? undefined : [...all, made];
  if (old.status === next.status && old.reason === next.reason && old.message === next.message) return undefined;
  return all.map((condition) => (condition === old ? made : condition));
}
