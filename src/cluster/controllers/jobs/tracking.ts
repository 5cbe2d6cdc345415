import { type Decoded, type KubeObject } from '../../../kube/object.ts';
import type { ControlPlane } from '../../control-plane.ts';
import { finalOf, trueCondition, withJobCondition, type JobCondition } from './conditions.ts';
import { indexOf, isIndexed, writeIndexes } from './indexes.ts';
import { isFailed, judge } from './pod-failures.ts';
import { isTracked, SOURCE, untrack } from './pods.ts';
import type { JobState } from './sync.ts';

const JOBS = 'jobs.batch';

/**
 * Counts pods that have ended, in the steps that lose none: their uids are noted in the status, they are let go, then
 * the numbers change and the job ends if it is over.
 * @param status the new status, which this completes and writes
 * @param end what ends the job
 * Rules: `trackJobStatusAndRemoveFinalizers`, `flushUncountedAndRemoveFinalizers`, `enactJobFinished`.
 */
export function countPods(state: JobState, status: Decoded, end: JobCondition | undefined, plane: ControlPlane): void {
  const { job } = state;
  const now = plane.clock.timestamp();
  const leaving = state.pods.filter((pod) => isTracked(pod) && mayGo(pod, state, end));
  const succeeded = isIndexed(job) ? [] : leaving.filter((pod) => pod['status']?.phase === 'Succeeded');
  const failed = leaving.filter((pod) => pod['status']?.phase !== 'Succeeded' && countsAsFailed(pod, job, end));
  if (isIndexed(job)) writeIndexCounts(state, status);
  if (end !== undefined && trueCondition(status.conditions, end.type) === undefined) status.conditions = withJobCondition(status.conditions, end, now) ?? status.conditions;
  const uncounted = { ...(failed.length === 0 ? {} : { failed: uids(failed) }), ...(succeeded.length === 0 ? {} : { succeeded: uids(succeeded) }) };
  const noted = plane.server.writeStatus(job, { ...status, uncountedTerminatedPods: uncounted }, JOBS);

  for (const pod of leaving) untrack(pod, plane);
  add(status, 'succeeded', succeeded.length);
  add(status, 'failed', failed.length);
  const last = end !== undefined && state.terminating === 0 ? finalOf(end) : undefined;
  if (last !== undefined) {
    status.conditions = withJobCondition(status.conditions, last, now) ?? status.conditions;
    if (last.type === 'Complete') status.completionTime = now;
  }
  const written = plane.server.writeStatus(noted, { ...status, uncountedTerminatedPods: {} }, JOBS);
  if (last !== undefined) report(written, last, plane);
}

const uids = (pods: readonly KubeObject[]): string[] => pods.map(({ metadata }) => metadata.uid);

function add(status: Decoded, field: 'succeeded' | 'failed', count: number): void {
  if (count > 0) status[field] = (status[field] ?? 0) + count;
}

/** Whether a pod need not be kept any longer. Rule: `canRemoveFinalizer`. */
function mayGo(pod: KubeObject, { job, replaced }: JobState, end: JobCondition | undefined): boolean {
  if (job.metadata.deletionTimestamp !== undefined || end !== undefined || pod['status']?.phase === 'Succeeded') return true;
  const index = indexOf(pod, job);
  return isFailed(pod, job) && (index === undefined || replaced.get(index) !== pod);
}

/** When a job fails, every pod that has not ended has failed. */
function countsAsFailed(pod: KubeObject, job: KubeObject, end: JobCondition | undefined): boolean {
  if (!isFailed(pod, job) && (end === undefined || end.type === 'SuccessCriteriaMet')) return false;
  return (!isIndexed(job) || indexOf(pod, job) !== undefined) && judge(pod, job).counts;
}

function writeIndexCounts({ job, succeededIndexes, failedIndexes }: JobState, status: Decoded): void {
  if (succeededIndexes.size > 0 || status.succeeded !== undefined) {
    status.succeeded = succeededIndexes.size;
    status.completedIndexes = writeIndexes(succeededIndexes);
  }
  if (job['spec'].backoffLimitPerIndex !== undefined) status.failedIndexes = writeIndexes(failedIndexes);
}

/** Rule: `recordJobFinished`. */
function report(job: KubeObject, { type, reason, message }: JobCondition, { events }: ControlPlane): void {
  if (type !== 'Complete') {
    events.record(SOURCE, job, 'Warning', reason, message);
    return;
  }
  if (job['spec'].completions !== undefined && (job['status'].succeeded ?? 0) > job['spec'].completions) {
    events.record(SOURCE, job, 'Warning', 'TooManySucceededPods', 'Too many succeeded pods running after completion count reached');
  }
  events.record(SOURCE, job, 'Normal', 'Completed', 'Job completed');
}
