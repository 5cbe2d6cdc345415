import { otherSources } from '../../other-sources.ts';
import { isKindElsewhere } from '../../refs/elsewhere.ts';
import { inventoryOf, type KnownObject } from '../../refs/known-objects.ts';
import { meetsSelector, readLabelSelector } from '../../refs/label-selectors.ts';
import { mayShareNamespace, placeOf, valueAt } from '../../refs/objects.ts';
import type { Rule } from '../../types.ts';
import { leastReplicas } from '../replicas.ts';
import { servicesOf } from '../service-traffic.ts';
import { nameOf, workloads, type Workload } from '../workloads.ts';

/** Work on the nodes must leave some pods running. */
export const rule: Rule = {
  id: 'practice/disruption-budget',
  severity: 'warning',
  summary: 'No PodDisruptionBudget protects the pods behind a Service.',
  why: `An upgrade of the cluster drains one node after the other. Without a PodDisruptionBudget a drain evicts all pods of
a node at once, also when they are the last ones that answer, and two drains at the same time may evict all there are.

\`\`\`yaml
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: api
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      app: api
\`\`\`

Only workloads of two or more pods are meant, and only those behind a Service. A page that brings objects from elsewhere,
such as a chart, is left alone.`,
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  profiles: ['production'],
  check({ lesson, report }) {
    if (otherSources(lesson).bringsObjects || isKindElsewhere(lesson, 'PodDisruptionBudget')) return;
    const budgets = inventoryOf(lesson).known.filter(({ kind }) => kind === 'PodDisruptionBudget');
    for (const workload of workloads(lesson)) {
      const replicas = leastReplicas(lesson, workload);
      if (replicas === undefined || replicas.count < 2) continue;
      if (servicesOf(lesson, workload).length === 0 || isProtected(budgets, workload)) continue;
      report({
        range: placeOf(workload.object, ['metadata', 'name']),
        path: 'metadata.name',
        message: `no PodDisruptionBudget selects the pods of ${nameOf(workload.object)}, so kubectl drain may evict all ${replicas.count} of them at the same time`,
        help: 'add a PodDisruptionBudget (policy/v1) with maxUnavailable: 1 and the selector of these pods',
      });
    }
  },
};

/** Whether a budget selects the pods, or may do so: one that is made by a command or cannot be read. */
function isProtected(budgets: readonly KnownObject[], { object, template }: Workload): boolean {
  return budgets.some((known) => {
    if (known.object === undefined) return true;
    const selector = readLabelSelector(valueAt(known.object.value, ['spec', 'selector']));
    return mayShareNamespace(known.object, object) && (selector === undefined || meetsSelector(selector, template.labels));
  });
}
