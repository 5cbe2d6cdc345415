import type { KubeObject } from '../../../kube/object.ts';
import type { StatusError } from '../../api/status-error.ts';
import type { ControlPlane } from '../../control-plane.ts';
import { podsToDelete } from '../replication/pods-to-delete.ts';
import { isReady } from '../pods.ts';
import { indexOf, isIndexed } from './indexes.ts';
import { backoffOf, indexBackoff, replacesOnlyFailed } from './pod-failures.ts';
import { createJobPods, deleteJobPod, untrack } from './pods.ts';
import type { JobState } from './sync.ts';

/** Pods that one look at a job creates or deletes at most. Rule: `MaxPodCreateDeletePerSync`. */
const MOST_AT_ONCE = 500;

export interface Outcome {
  /** How many pods are active now. */
  active: number;
  /** Seconds until more may be created. */
  wait?: number;
  failure?: StatusError;
}

/** Creates or deletes pods until as many are active as the job wants now. Rule: `manageJob`. */
export function manage(state: JobState, plane: ControlPlane): Outcome {
  const { job, active, succeeded } = state;
  const { spec } = job;
  if (spec.suspend === true) return remove(state, active, plane);
  const left = spec.completions === undefined ? (succeeded > 0 ? active.length : spec.parallelism) : Math.max(0, Math.min(spec.parallelism, spec.completions - succeeded));
  const surplus = superfluous(state, Math.max(0, active.length - left), plane);
  if (surplus.length > 0) return remove(state, surplus.slice(0, MOST_AT_ONCE), plane);
  const missing = Math.min(MOST_AT_ONCE, left - active.length - (replacesOnlyFailed(job) ? state.terminating : 0));
  return missing > 0 ? create(state, missing, plane) : { active: active.length };
}

function create(state: JobState, missing: number, plane: ControlPlane): Outcome {
  const { job, pods, active, replaced } = state;
  const { now } = plane.clock;
  const isPerIndex = job['spec'].backoffLimitPerIndex !== undefined;
  const wait = isPerIndex ? 0 : backoffOf(pods, job, now);
  if (wait > 0) return { active: active.length, wait };
  let indexes: (number | undefined)[] = isIndexed(job) ? pendingIndexes(state, missing) : Array.from({ length: missing });
  if (isPerIndex) {
    const waits = indexes.map((index) => indexBackoff(replaced.get(index!), now));
    indexes = indexes.filter((_, at) => waits[at] === 0);
    if (indexes.length === 0) return { active: active.length, ...(waits.length === 0 ? {} : { wait: Math.min(...waits) }) };
  }
  const { created, failure } = createJobPods(job, indexes, replaced, plane);
  return { active: active.length + created, ...(failure === undefined ? {} : { failure }) };
}

/** The lowest indexes that have neither ended nor a pod. Rule: `firstPendingIndexes`. */
function pendingIndexes({ job, pods, active, succeededIndexes, failedIndexes }: JobState, count: number): number[] {
  const running = replacesOnlyFailed(job) ? pods.filter(({ status }) => status?.phase !== 'Succeeded' && status?.phase !== 'Failed') : active;
  const taken = new Set([...succeededIndexes, ...failedIndexes, ...running.map((pod) => indexOf(pod, job))]);
  const pending: number[] = [];
  for (let index = 0; index < job['spec'].completions && pending.length < count; index++) if (!taken.has(index)) pending.push(index);
  return pending;
}

/** Pods with an index that another has or that there is not, and as many more as are too many. Rule: `activePodsForRemoval`. */
function superfluous({ job, active }: JobState, count: number, { clock }: ControlPlane): KubeObject[] {
  const removed: KubeObject[] = [];
  let left = [...active];
  if (isIndexed(job)) {
    const best = new Map<number, KubeObject>();
    // The one that goes last is the one to keep.
    for (const pod of podsToDelete(active, [], active.length, clock.now)) {
      const index = indexOf(pod, job);
      const other = index === undefined ? pod : best.get(index);
      if (other !== undefined) removed.push(other);
      if (index !== undefined) best.set(index, pod);
    }
    left = [...best.values()];
  }
  return [...removed, ...podsToDelete(left, [], Math.max(0, count - removed.length), clock.now)];
}

/** Pods that go because they are too many do not count. Rule: `deleteJobPods`. */
function remove(state: JobState, pods: readonly KubeObject[], plane: ControlPlane): Outcome {
  for (const pod of pods) {
    untrack(pod, plane);
    deleteJobPod(state.job, pod, plane);
    if (isReady(pod)) state.ready--;
  }
  state.terminating += pods.length;
  return { active: state.active.length - pods.length };
}
