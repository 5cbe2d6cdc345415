import { placeOf, valueAt } from '../../refs/objects.ts';
import type { Rule } from '../../types.ts';
import { leastReplicas } from '../replicas.ts';
import { describeService, onlyServiceOf } from '../service-traffic.ts';
import { workloads } from '../workloads.ts';

const TYPE = ['spec', 'strategy', 'type'];

/** An update must not stop everything first. */
export const rule: Rule = {
  id: 'practice/recreate-update',
  severity: 'warning',
  summary: 'A Deployment behind a Service stops all its pods before it starts new ones.',
  why: `With the strategy \`Recreate\` an update first stops **all** pods, then starts the new ones. Until those are ready,
and for ever when they never get ready, the Service has nobody to send requests to. \`RollingUpdate\`, the default,
replaces some at a time and stops when the new ones do not get ready.

\`Recreate\` is for programs that cannot run in two versions at once. A Deployment of one pod is therefore left alone:
there it is often meant, for instance because its volume can be mounted only once.`,
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy',
  profiles: ['production'],
  check({ lesson, report }) {
    for (const workload of workloads(lesson)) {
      const { object } = workload;
      if (object.kind !== 'Deployment' || valueAt(object.value, TYPE) !== 'Recreate') continue;
      const replicas = leastReplicas(lesson, workload);
      const service = onlyServiceOf(lesson, workload);
      if (service === undefined || replicas === undefined || replicas.count < 2) continue;
      report({
        range: placeOf(object, TYPE),
        path: TYPE.join('.'),
        message: `type is Recreate, so each update stops all ${replicas.count} pods before it starts a new one, and ${describeService(service)} has no pod to send requests to`,
        help: 'write strategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: 0, maxSurge: 1}}',
      });
    }
  },
};
