import { recordsAt } from '../../refs/pod-specs.ts';
import type { Rule } from '../../types.ts';
import { replicasOf } from '../replicas.ts';
import { describeService, onlyServiceOf } from '../service-traffic.ts';
import { workloads } from '../workloads.ts';

const STATELESS = new Set(['Deployment', 'ReplicaSet', 'ReplicationController', 'Rollout']);

/** A Service must not stand on one pod. */
export const rule: Rule = {
  id: 'practice/single-replica',
  severity: 'warning',
  summary: 'All requests of a Service go to one pod.',
  why: `A single pod is gone for as long as it takes to make another: when its node fails, when the node is drained for an
upgrade, when the container crashes. With two or more, on different nodes, the others go on answering.

A StatefulSet and pods that mount a claim are left alone: many databases run once on purpose. So is what an autoscaler
or a command of the page scales.`,
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#dealing-with-disruptions',
  profiles: ['production'],
  check({ lesson, report }) {
    for (const workload of workloads(lesson)) {
      const replicas = STATELESS.has(workload.object.kind) ? replicasOf(lesson, workload) : undefined;
      if (replicas?.count !== 1) continue;
      const mountsClaim = recordsAt(workload.pod.spec, ['volumes']).some(({ record }) => record['persistentVolumeClaim'] !== undefined);
      const service = onlyServiceOf(lesson, workload);
      if (service === undefined || mountsClaim) continue;
      report({
        range: replicas.range,
        path: replicas.path,
        message: `${replicas.said}, and ${describeService(service)} has no other pod: when this one or its node fails, nothing answers`,
        help: 'write replicas: 2 or more',
      });
    }
  },
};
