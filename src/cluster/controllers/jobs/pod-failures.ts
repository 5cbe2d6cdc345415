import { items, type Decoded, type KubeObject } from '../../../kube/object.ts';
import { conditionOf } from '../pods.ts';

/** Seconds until a failed pod is replaced: they double with each failure. Rules: `DefaultJobPodFailureBackOff`, `MaxJobPodFailureBackOff`. */
const FIRST_BACKOFF = 10;
const LONGEST_BACKOFF = 600;

/** How often the pods of an index have failed before this one, and how often it did not count. */
const FAILURES = 'batch.kubernetes.io/job-index-failure-count';
const IGNORED = 'batch.kubernetes.io/job-index-ignored-failure-count';

/** Whether pods are replaced only when they have ended, not when they begin to. Rule: `onlyReplaceFailedPods`. */
export function replacesOnlyFailed({ spec }: KubeObject): boolean {
  return spec.podReplacementPolicy === 'Failed' || spec.podFailurePolicy !== undefined;
}

/** Rule: `isPodFailed` of the job controller: a pod that is deleted counts, too. */
export function isFailed({ status, metadata }: KubeObject, job: KubeObject): boolean {
  if (status?.phase === 'Failed') return true;
  return !replacesOnlyFailed(job) && metadata.deletionTimestamp !== undefined && status?.phase !== 'Succeeded';
}

/** What the failure policy of a job says of a failed pod. */
export interface Verdict {
  action?: 'Ignore' | 'FailJob' | 'FailIndex' | 'Count';
  /** It counts towards the limits. */
  counts: boolean;
  /** Why the job fails. */
  message?: string;
}

/** Rule: `matchPodFailurePolicy`: the first rule that fits. */
export function judge(pod: KubeObject, { spec }: KubeObject): Verdict {
  const { namespace, name } = pod.metadata;
  for (const [index, { action, onExitCodes, onPodConditions }] of items(spec.podFailurePolicy?.rules).entries()) {
    const container = onExitCodes === undefined ? undefined : failedContainer(pod, onExitCodes);
    const condition = onExitCodes === undefined ? metCondition(pod, items(onPodConditions)) : undefined;
    if (container === undefined && condition === undefined) continue;
    const what = container === undefined
      ? `Pod ${namespace}/${name} has condition ${condition.type}`
      : `Container ${container.name} for pod ${namespace}/${name} failed with exit code ${container.state.terminated.exitCode}`;
    return { action, counts: action !== 'Ignore', ...(action === 'FailJob' ? { message: `${what} matching FailJob rule at index ${index}` } : {}) };
  }
  return { counts: true };
}

function failedContainer({ status }: KubeObject, { containerName, operator, values }: Decoded): Decoded {
  return [...items(status?.containerStatuses), ...items(status?.initContainerStatuses)].find(({ name, state }) => {
    const code = state?.terminated?.exitCode;
    return (code ?? 0) !== 0 && (containerName === undefined || containerName === name) && values.includes(code) === (operator === 'In');
  });
}

function metCondition({ status }: KubeObject, patterns: readonly Decoded[]): Decoded {
  return items(status?.conditions).find(({ type, status: is }) => patterns.some((pattern) => pattern.type === type && (pattern.status ?? 'True') === is));
}

/** When a pod ended, in milliseconds since 1970. Rule: `getFinishedTime`. */
export function finishedAt(pod: KubeObject): number {
  const { metadata, status } = pod;
  const ends = items(status?.containerStatuses).map(({ state }) => state?.terminated?.finishedAt);
  if (ends.length > 0 && ends.every((end) => end !== undefined)) return Math.max(...ends.map((end) => Date.parse(end)));
  const ready = conditionOf(pod, 'Ready');
  if (ready?.status === 'False' && ready.lastTransitionTime !== undefined) return Date.parse(ready.lastTransitionTime);
  if (metadata.deletionTimestamp !== undefined) return Date.parse(metadata.deletionTimestamp) - (metadata.deletionGracePeriodSeconds ?? 0) * 1000;
  return Date.parse(metadata.creationTimestamp);
}

/**
 * Seconds until pods may be created again: after failures without a success in between. The pods say it; the real one
 * keeps count as they end. Rules: `newBackoffRecord`, `getRemainingTime`.
 */
export function backoffOf(pods: readonly KubeObject[], job: KubeObject, now: number): number {
  const success = Math.max(...pods.filter(({ status }) => status?.phase === 'Succeeded').map(finishedAt), 0);
  const failures = pods.filter((pod) => isFailed(pod, job)).map(finishedAt).filter((end) => end > success);
  return failures.length === 0 ? 0 : remaining(failures.length, Math.max(...failures), now);
}

function remaining(failures: number, last: number, now: number): number {
  const wait = Math.min(LONGEST_BACKOFF, FIRST_BACKOFF * 2 ** (failures - 1));
  return Math.max(0, wait - (now - last) / 1000);
}

const count = ({ metadata }: KubeObject, annotation: string): number => Number(metadata.annotations?.[annotation] ?? 0);

/** How often the index of this pod had failed before it. */
export const failuresBefore = (pod: KubeObject): number => count(pod, FAILURES) + count(pod, IGNORED);

/** Rule: `isIndexFailed`. */
export function isIndexFailed(pod: KubeObject, job: KubeObject): boolean {
  if (!isFailed(pod, job)) return false;
  const { action, counts } = judge(pod, job);
  return action === 'FailIndex' || (counts && count(pod, FAILURES) >= job['spec'].backoffLimitPerIndex);
}

/** Seconds until the pod of an index is replaced. Rule: `getRemainingTimePerIndex`. */
export function indexBackoff(last: KubeObject | undefined, now: number): number {
  return last === undefined ? 0 : remaining(failuresBefore(last) + 1, finishedAt(last), now);
}

/** The annotations of a pod that replaces `last`, or is the first. Rule: `addIndexFailureCountAnnotation`. */
export function failureAnnotations(last: KubeObject | undefined, job: KubeObject): Record<string, string> {
  if (last === undefined) return { [FAILURES]: '0' };
  const { counts } = judge(last, job);
  const ignored = count(last, IGNORED) + (counts ? 0 : 1);
  return { [FAILURES]: String(count(last, FAILURES) + (counts ? 1 : 0)), ...(ignored === 0 ? {} : { [IGNORED]: String(ignored) }) };
}
