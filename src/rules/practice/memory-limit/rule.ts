import { valueAt } from '../../refs/objects.ts';
import type { Rule } from '../../types.ts';
import { addition, containerPlace, containers } from '../containers.ts';
import { areResourcesGiven } from '../given-resources.ts';

const LIMIT = ['limits', 'memory'];

/** One container must not take the memory of all others. */
export const rule: Rule = {
  id: 'practice/memory-limit',
  severity: 'warning',
  summary: 'A container has no memory limit.',
  why: `A container without a memory limit may use all the memory of its node. When it leaks, the kernel or the kubelet
has to make room, and may choose other pods for it. With a limit the container that leaks is the one that is killed
and started again.

\`\`\`yaml
resources:
  requests:
    memory: 128Mi
  limits:
    memory: 256Mi
\`\`\`

Nothing is said of CPU limits: a container without one only uses what others leave. Nothing is said either where the
page has a LimitRange, or gives resources by \`kubectl set resources\`.`,
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/assign-memory-resource/#if-you-do-not-specify-a-memory-limit',
  profiles: ['production'],
  check({ lesson, report }) {
    if (areResourcesGiven(lesson)) return;
    for (const container of containers(lesson)) {
      if (!container.runs || valueAt(container.value['resources'], LIMIT) !== undefined) continue;
      if (valueAt(container.workload.pod.spec['resources'], LIMIT) !== undefined) continue;
      report({
        ...containerPlace(container, ['resources']),
        message: `${container.title} has no memory limit, so a leak in it can take all the memory of its node from the other pods`,
        help: `${addition(container, ['resources', 'limits'], 'memory: 256Mi')}, with more than it ever needs by measurement`,
      });
    }
  },
};
