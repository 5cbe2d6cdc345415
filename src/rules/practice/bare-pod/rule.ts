import { asList, placeOf, valueAt } from '../../refs/objects.ts';
import type { Rule } from '../../types.ts';
import { workloads } from '../workloads.ts';

/** What is to keep running needs a controller. */
export const rule: Rule = {
  id: 'practice/bare-pod',
  severity: 'warning',
  summary: 'A Pod that is to keep running has no controller.',
  why: `The kubelet restarts the containers of a pod, and that is all. When the pod is evicted or deleted, or its node is
lost, nothing makes it anew. A Deployment, StatefulSet or DaemonSet does, and can update it as well.

Pods that end (\`restartPolicy: Never\` or \`OnFailure\`) are left alone, and so are those that the page deletes
before it goes on.`,
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/#using-pods',
  profiles: ['production'],
  check({ lesson, report }) {
    for (const { object } of workloads(lesson)) {
      if (object.kind !== 'Pod' || (valueAt(object.value, ['spec', 'restartPolicy']) ?? 'Always') !== 'Always') continue;
      if (asList(valueAt(object.value, ['metadata', 'ownerReferences'])).length > 0) continue;
      report({
        range: placeOf(object, ['kind']),
        path: 'kind',
        message: `Pod ${object.name} has no controller, so nothing makes it anew when it is evicted or its node is lost`,
        help: 'make it the template of a Deployment (apps/v1), with replicas and a selector',
      });
    }
  },
};
