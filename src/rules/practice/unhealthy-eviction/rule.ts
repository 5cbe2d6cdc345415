import { placeOf, valueAt } from '../../refs/objects.ts';
import type { Rule } from '../../types.ts';
import { finalObjects } from '../final-objects.ts';
import { nameOf } from '../workloads.ts';

/** A pod that is broken anyway must not hold up a drain. */
export const rule: Rule = {
  id: 'practice/unhealthy-eviction',
  severity: 'info',
  summary: 'A PodDisruptionBudget protects pods that are not ready, too.',
  why: `By default (\`IfHealthyBudget\`) a pod that runs but is not ready may be evicted only while enough others are ready.
When an application is broken as a whole, none of its pods can be evicted, and the drain of their nodes waits until
somebody mends the application. With \`AlwaysAllow\` a pod that is not ready is moved like any other; those that are
ready stay protected.`,
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy',
  profiles: ['production'],
  check({ lesson, report }) {
    for (const object of finalObjects(lesson)) {
      if (object.kind !== 'PodDisruptionBudget' || object.apiVersion !== 'policy/v1') continue;
      if (valueAt(object.value, ['spec', 'unhealthyPodEvictionPolicy']) !== undefined) continue;
      report({
        range: placeOf(object, ['metadata', 'name']),
        path: 'spec.unhealthyPodEvictionPolicy',
        message: `${nameOf(object)} has no unhealthyPodEvictionPolicy, so pods that run and never get ready can hold up kubectl drain`,
        help: 'write unhealthyPodEvictionPolicy: AlwaysAllow into its spec',
      });
    }
  },
};
