import { scaledValue } from '../../../kube/int-or-string.ts';
import { placeOf, valueAt } from '../../refs/objects.ts';
import type { Rule } from '../../types.ts';
import { leastReplicas } from '../replicas.ts';
import { describeService, onlyServiceOf } from '../service-traffic.ts';
import { workloads } from '../workloads.ts';

const MAX_UNAVAILABLE = ['spec', 'strategy', 'rollingUpdate', 'maxUnavailable'];

/** A rolling update must leave some pods running. */
export const rule: Rule = {
  id: 'practice/unavailable-update',
  severity: 'warning',
  summary: 'A rolling update may take all pods of a Deployment behind a Service at once.',
  why: `\`maxUnavailable\` is how many pods of a Deployment may be missing during an update. When it is as high as the number
of replicas, all may be stopped before a new one is ready, and the Service has nobody to send requests to.

\`maxUnavailable: 0\` with \`maxSurge: 1\` starts a new pod first, and stops an old one when the new one is ready. A
percentage is rounded down.`,
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable',
  profiles: ['production'],
  check({ lesson, report }) {
    for (const workload of workloads(lesson)) {
      const { object } = workload;
      const value = object.kind === 'Deployment' ? valueAt(object.value, MAX_UNAVAILABLE) : undefined;
      if (typeof value !== 'number' && typeof value !== 'string') continue;
      const replicas = leastReplicas(lesson, workload);
      const service = onlyServiceOf(lesson, workload);
      if (service === undefined || replicas === undefined || replicas.count < 1) continue;
      if ((scaledValue(value, replicas.count, 'down') ?? 0) < replicas.count) continue;
      const pods = replicas.count === 1 ? 'the only pod' : `all ${replicas.count} pods`;
      report({
        range: placeOf(object, MAX_UNAVAILABLE),
        path: MAX_UNAVAILABLE.join('.'),
        message: `maxUnavailable is ${value}, so an update may stop ${pods} before a new one is ready, and ${describeService(service)} has no pod to send requests to`,
        help: 'write rollingUpdate: {maxUnavailable: 0, maxSurge: 1}',
      });
    }
  },
};
