import type { KubeObject } from '../../../kube/object.ts';
import type { ControlPlane } from '../../control-plane.ts';
import type { StoreEvent } from '../../store/store.ts';
import { keysOfPodOwners } from '../adoption.ts';
import { keyOf, splitKey, type Controller } from '../controller.ts';
import { controlled, controllerOf, indexPods } from '../owners.ts';
import { finishedCondition } from './conditions.ts';
import { isTracked, untrack } from './pods.ts';
import { syncJob } from './sync.ts';

const JOBS = 'jobs.batch';
/** Who looks after a job that names nobody. */
const OWN_NAME = 'kubernetes.io/job-controller';

/** Seconds for which changes of pods are collected. Rule: `SyncJobBatchPeriod`. */
const BATCH = 1;

/** Keys of jobs that may wait for more changes, and of pods whose job has gone. */
const SOON = 'soon:';
const ORPHAN = 'orphan:';

const ownersOf = keysOfPodOwners(JOBS, 'Job');

/** Runs Jobs. Rule: the job controller of pkg/controller/job. */
export const jobs: Controller = {
  name: 'job',
  // Rules: `DefaultJobApiBackOff`, `MaxJobApiBackOff`.
  retries: { first: 1, last: 60 },
  watches: {
    [JOBS]: jobChanged,
    pods: (event, plane) => (isOrphan(event.object, plane) ? [ORPHAN + keyOf(event.object)] : ownersOf(event, plane).map((key) => SOON + key)),
  },
  reconcile(key, plane, requeue) {
    if (key.startsWith(SOON)) {
      requeue(key.slice(SOON.length), BATCH);
      return;
    }
    const isPod = key.startsWith(ORPHAN);
    const { namespace, name } = splitKey(isPod ? key.slice(ORPHAN.length) : key);
    const object = plane.store.get(isPod ? 'pods' : JOBS, namespace, name);
    if (object === undefined) return;
    if (isPod) {
      if (isOrphan(object, plane)) untrack(object, plane);
    } else if (finishedCondition(object) === undefined && (object['spec'].managedBy ?? OWN_NAME) === OWN_NAME) {
      const wait = syncJob(object, plane);
      if (wait !== undefined) requeue(key, wait);
    }
  },
};

/** What is new is looked at at once, what only its status changed later. Rules: `updateJob`, `deleteJob`. */
function jobChanged({ type, object, old }: StoreEvent, { store }: ControlPlane): string[] {
  if (type === 'DELETED') {
    indexPods(store);
    return controlled(store, 'pods', object).filter(isTracked).map((pod) => ORPHAN + keyOf(pod));
  }
  const isSeen = type === 'MODIFIED' && object.metadata.generation === old!.metadata.generation && object.metadata.deletionTimestamp === old!.metadata.deletionTimestamp;
  return [(isSeen ? SOON : '') + keyOf(object)];
}

/** Whether a pod waits to be counted by a job that is over or not there any more. Rule: `syncOrphanPod`. */
function isOrphan(pod: KubeObject, { store }: ControlPlane): boolean {
  if (!isTracked(pod)) return false;
  const owner = controllerOf(pod);
  if (owner === undefined) return true;
  if (owner.kind !== 'Job') return false;
  const job = store.get(JOBS, pod.metadata.namespace, owner.name);
  return job?.metadata.uid !== owner.uid || finishedCondition(job!) !== undefined;
}
