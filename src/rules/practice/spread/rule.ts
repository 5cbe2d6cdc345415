import { asList, valueAt } from '../../refs/objects.ts';
import { formatLabels } from '../../refs/selectors.ts';
import type { Rule } from '../../types.ts';
import { leastReplicas } from '../replicas.ts';
import { workloads } from '../workloads.ts';

/** Several pods on one node fail together. */
export const rule: Rule = {
  id: 'practice/spread',
  severity: 'warning',
  summary: 'Nothing asks for the pods of a workload to be placed on different nodes.',
  why: `Several replicas protect against the loss of a node only when they are on several nodes. The scheduler prefers
that by itself, weakly: it still puts all of them on one node when the others are busier or were added later.

\`\`\`yaml
topologySpreadConstraints:
- maxSkew: 1
  topologyKey: kubernetes.io/hostname
  whenUnsatisfiable: ScheduleAnyway
  labelSelector:
    matchLabels:
      app: api
\`\`\`

With \`DoNotSchedule\` a pod waits rather than share a node. An \`affinity.podAntiAffinity\` does it, too.`,
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',
  profiles: ['production'],
  check({ lesson, report }) {
    for (const workload of workloads(lesson)) {
      const { spec } = workload.pod;
      const replicas = leastReplicas(lesson, workload);
      if (replicas === undefined || replicas.count < 2) continue;
      if (asList(spec['topologySpreadConstraints']).length > 0 || valueAt(spec, ['affinity', 'podAntiAffinity']) !== undefined) continue;
      const labels = formatLabels(workload.template.labels).replaceAll('=', ': ').replaceAll(',', ', ');
      report({
        range: replicas.range,
        path: replicas.path,
        message: `${replicas.said}, but nothing asks for different nodes: all of them may be placed on one, and fail with it`,
        help: `add to the pod's spec topologySpreadConstraints: [{maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: ScheduleAnyway, labelSelector: {matchLabels: {${labels}}}}]`,
      });
    }
  },
};
