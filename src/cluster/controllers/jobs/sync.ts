import type { Decoded, KubeObject } from '../../../kube/object.ts';
import { selects } from '../../../kube/selector.ts';
import { StatusError } from '../../api/status-error.ts';
import type { ControlPlane } from '../../control-plane.ts';
import { claimed } from '../adoption.ts';
import { isActive, isReady, isTerminating } from '../pods.ts';
import { criteriaMet, failureTarget, trueCondition, withJobCondition, type JobCondition } from './conditions.ts';
import { indexOf, isIndexed, metSuccessRule, readIndexes } from './indexes.ts';
import { manage } from './manage.ts';
import { failuresBefore, finishedAt, isFailed, isIndexFailed, judge } from './pod-failures.ts';
import { deleteJobPod, isTracked, SOURCE, tracked } from './pods.ts';
import { countPods } from './tracking.ts';

/** A job with its pods, as one look at it sees them. */
export interface JobState {
  job: KubeObject;
  pods: readonly KubeObject[];
  active: readonly KubeObject[];
  terminating: number;
  ready: number;
  /** Those counted and those that are about to be. */
  succeeded: number;
  failed: number;
  succeededIndexes: Set<number>;
  failedIndexes: Set<number>;
  /** Failed pods that are kept until their replacement is made, by index. */
  replaced: ReadonlyMap<number, KubeObject>;
}

/**
 * Brings a job one step on.
 * @returns seconds until it is to be looked at again; undefined when a change will tell
 * @throws StatusError when pods are refused
 * Rule: `Controller.syncJob` of the job controller.
 */
export function syncJob(job: KubeObject, plane: ControlPlane): number | undefined {
  const { spec, metadata } = job;
  const { clock } = plane;
  const now = clock.timestamp();
  const pods = claimed('pods', job, (pod) => selects(spec.selector, pod.metadata.labels), plane, tracked);
  const state = stateOf(job, pods);
  const status: Decoded = { ...job['status'] };
  if (status.startTime === undefined && spec.suspend !== true) status.startTime = now;

  let end: JobCondition | undefined = decided(state) ?? exceeded(state, status, clock.now) ?? indexEnd(state);
  let active = state.active.length;
  let wait = end === undefined ? deadline(job, status, clock.now) : undefined;
  let failure: StatusError | undefined;
  if (end !== undefined) {
    for (const pod of state.active) deleteJobPod(job, pod, plane);
    state.terminating += active;
    state.ready = 0;
    active = 0;
  } else {
    const isManaged = metadata.deletionTimestamp === undefined;
    if (isManaged) {
      const outcome = manage(state, plane);
      active = outcome.active;
      failure = outcome.failure;
      wait = earlier(wait, outcome.wait);
    }
    const isComplete = spec.completions === undefined ? state.succeeded > 0 && active === 0 : state.succeeded >= spec.completions && active === 0;
    if (isComplete) end = criteriaMet('CompletionsReached', 'Reached expected number of succeeded pods');
    else if (isManaged) setSuspended(job, status, now, plane);
  }
  assign(status, { active, ready: state.ready, terminating: state.terminating });
  countPods(state, status, end, plane);
  if (failure !== undefined) throw failure;
  return wait;
}

const earlier = (a: number | undefined, b: number | undefined): number | undefined => (a === undefined || b === undefined ? a ?? b : Math.min(a, b));

/** A count of zero is not written, but for those that are always there. */
function assign(status: Decoded, { active, ready, terminating }: Record<'active' | 'ready' | 'terminating', number>): void {
  if (active === 0) delete status.active;
  else status.active = active;
  status.ready = ready;
  status.terminating = terminating;
}

function stateOf(job: KubeObject, pods: readonly KubeObject[]): JobState {
  const { spec, status } = job;
  const active = pods.filter(isActive);
  const countable = pods.filter((pod) => isTracked(pod) && (!isIndexed(job) || indexOf(pod, job) !== undefined));
  const failed = countable.filter((pod) => isFailed(pod, job));
  const succeeded = countable.filter((pod) => pod['status']?.phase === 'Succeeded');
  const state: JobState = {
    job, pods, active,
    terminating: pods.filter(isTerminating).length,
    ready: active.filter(isReady).length,
    succeeded: (status?.succeeded ?? 0) + succeeded.length,
    failed: (status?.failed ?? 0) + failed.filter((pod) => judge(pod, job).counts).length,
    succeededIndexes: new Set(), failedIndexes: new Set(), replaced: new Map(),
  };
  if (!isIndexed(job)) return state;
  state.succeededIndexes = readIndexes(status?.completedIndexes, spec.completions);
  for (const pod of succeeded) state.succeededIndexes.add(indexOf(pod, job)!);
  state.succeeded = state.succeededIndexes.size;
  if (spec.backoffLimitPerIndex === undefined) return state;
  state.failedIndexes = readIndexes(status?.failedIndexes, spec.completions);
  for (const pod of pods) {
    const index = indexOf(pod, job);
    if (index !== undefined && isIndexFailed(pod, job)) state.failedIndexes.add(index);
  }
  state.replaced = awaitingReplacement(state, failed);
  return state;
}

/** Rule: `getPodsWithDelayedDeletionPerIndex`: the failures of an index are counted on its last pod. */
function awaitingReplacement({ job, active, succeededIndexes, failedIndexes }: JobState, failed: readonly KubeObject[]): Map<number, KubeObject> {
  const busy = new Set(active.map((pod) => indexOf(pod, job)));
  const last = new Map<number, KubeObject>();
  for (const pod of failed) {
    const index = indexOf(pod, job)!;
    if (succeededIndexes.has(index) || failedIndexes.has(index) || busy.has(index)) continue;
    const other = last.get(index);
    if (other === undefined || failuresBefore(pod) > failuresBefore(other) || finishedAt(pod) > finishedAt(other)) last.set(index, pod);
  }
  return last;
}

/** The end that was decided on before, or that the failure policy asks for. */
function decided({ job, pods }: JobState): JobCondition | undefined {
  const { conditions } = job['status'] ?? {};
  const before = trueCondition(conditions, 'SuccessCriteriaMet') ?? trueCondition(conditions, 'FailureTarget');
  if (before !== undefined || job['spec'].podFailurePolicy === undefined) return before;
  const message = pods.filter((pod) => isFailed(pod, job)).map((pod) => judge(pod, job).message).find((text) => text !== undefined);
  return message === undefined ? undefined : failureTarget('PodFailurePolicy', message);
}

/** The limits that end a job. */
function exceeded({ job, pods, failed }: JobState, status: Decoded, now: number): JobCondition | undefined {
  const { backoffLimit } = job['spec'];
  if (failed > backoffLimit || hasRestartedTooOften(job, pods)) return failureTarget('BackoffLimitExceeded', 'Job has reached the specified backoff limit');
  if ((deadline(job, status, now) ?? 1) <= 0) return failureTarget('DeadlineExceeded', 'Job was active longer than specified deadline');
  return undefined;
}

/** Restarts of containers count as failures of a pod that restarts them. Rule: `pastBackoffLimitOnFailure`. */
function hasRestartedTooOften({ spec }: KubeObject, pods: readonly KubeObject[]): boolean {
  if (spec.template.spec.restartPolicy !== 'OnFailure') return false;
  const statuses = pods.filter(({ status }) => status?.phase === 'Running' || status?.phase === 'Pending')
    .flatMap(({ status }) => [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])]);
  const restarts = statuses.reduce((sum, { restartCount }) => sum + restartCount, 0);
  return spec.backoffLimit === 0 ? restarts > 0 : restarts >= spec.backoffLimit;
}

/** Seconds that a job may still be active; undefined when it may be for ever. */
function deadline({ spec }: KubeObject, status: Decoded, now: number): number | undefined {
  if (spec.activeDeadlineSeconds === undefined || spec.suspend === true || status.startTime === undefined) return undefined;
  return spec.activeDeadlineSeconds - (now - Date.parse(status.startTime)) / 1000;
}

/** The ends that only indexed jobs have. */
function indexEnd({ job, succeededIndexes, failedIndexes }: JobState): JobCondition | undefined {
  if (!isIndexed(job)) return undefined;
  const { maxFailedIndexes, completions } = job['spec'];
  if (maxFailedIndexes !== undefined && failedIndexes.size > maxFailedIndexes) {
    return failureTarget('MaxFailedIndexesExceeded', 'Job has exceeded the specified maximal number of failed indexes');
  }
  if (failedIndexes.size > 0 && failedIndexes.size + succeededIndexes.size >= completions) return failureTarget('FailedIndexes', 'Job has failed indexes');
  const message = metSuccessRule(job, succeededIndexes);
  return message === undefined ? undefined : criteriaMet('SuccessPolicy', message);
}

/** Says whether a job is suspended; one that goes on starts its time anew. */
function setSuspended(job: KubeObject, status: Decoded, now: string, { events }: ControlPlane): void {
  const isSuspended = job['spec'].suspend === true;
  const [reason, message] = isSuspended ? ['Suspended', 'Job suspended'] : ['Resumed', 'Job resumed'];
  const conditions = withJobCondition(status.conditions, { type: 'Suspended', status: isSuspended ? 'True' : 'False', reason: `Job${reason}`, message }, now);
  if (conditions === undefined) return;
  status.conditions = conditions;
  events.record(SOURCE, job, 'Normal', reason, message);
  if (!isSuspended) status.startTime = now;
}
