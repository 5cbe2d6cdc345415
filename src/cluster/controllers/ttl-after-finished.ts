import { keyOf, splitKey, type Controller } from './controller.ts';
import { finishedCondition } from './jobs/conditions.ts';

const JOBS = 'jobs.batch';

/**
 * Deletes jobs some time after they have ended, if they ask for it.
 * Rule: https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/
 */
export const ttlAfterFinished: Controller = {
  name: 'ttl-after-finished',
  watches: {
    [JOBS]: ({ object }) => (object['spec'].ttlSecondsAfterFinished === undefined ? [] : [keyOf(object)]),
  },
  reconcile(key, { store, server, clock }, requeue) {
    const { namespace, name } = splitKey(key);
    const job = store.get(JOBS, namespace, name);
    const end = job === undefined ? undefined : finishedCondition(job);
    const ttl = job?.['spec'].ttlSecondsAfterFinished;
    if (end === undefined || ttl === undefined || job!.metadata.deletionTimestamp !== undefined) return;
    const wait = ttl - (clock.now - Date.parse(end.lastTransitionTime)) / 1000;
    if (wait > 0) requeue(key, wait);
    else server.delete({ resource: server.registry.named(JOBS)!, namespace, name }, undefined, { propagationPolicy: 'Foreground' });
  },
};
