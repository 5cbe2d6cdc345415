import { otherSources } from '../../other-sources.ts';
import { isKindElsewhere } from '../../refs/elsewhere.ts';
import { inventoryOf, type KnownObject } from '../../refs/known-objects.ts';
import { meetsSelector, readLabelSelector } from '../../refs/label-selectors.ts';
import { mayShareNamespace, placeOf, relatedPlace, valueAt } from '../../refs/objects.ts';
import { listOf } from '../../refs/sentences.ts';
import type { Rule } from '../../types.ts';
import { servicesOf } from '../service-traffic.ts';
import { nameOf, workloads, type Workload } from '../workloads.ts';

/** More than these are counted. */
const MOST_NAMED = 3;

/** Who may connect must be said. */
export const rule: Rule = {
  id: 'practice/network-policy',
  severity: 'info',
  summary: 'No NetworkPolicy says who may connect to the pods behind a Service.',
  why: `Without a NetworkPolicy every pod of the cluster may connect to every other: whoever breaks into one of them can try
the database of all. A policy that selects pods closes them to everybody whom it does not name.

\`\`\`yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: api
spec:
  podSelector:
    matchLabels:
      app: api
  ingress:
  - from:
    - podSelector:
        matchLabels:
          app: web
\`\`\`

It needs a network plugin that carries policies out. All workloads of a page are reported as one. A page that brings objects from elsewhere is left alone, and so is
one with policies of such a plugin's own kind.`,
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  profiles: ['production'],
  check({ lesson, report }) {
    if (otherSources(lesson).bringsObjects || isKindElsewhere(lesson, 'NetworkPolicy')) return;
    const policies = inventoryOf(lesson).known.filter(({ kind }) => kind.endsWith('NetworkPolicy'));
    const open = workloads(lesson).filter(
      (workload) => servicesOf(lesson, workload).length > 0 && workload.pod.spec['hostNetwork'] !== true && !isSelected(policies, workload),
    );
    const [first, ...others] = open;
    if (first === undefined) return;
    report({
      range: placeOf(first.object, ['metadata', 'name']),
      path: 'metadata.name',
      message: `no NetworkPolicy selects the pods of ${listOf(named(open))}, so every pod of the cluster may connect to them`,
      help: 'add a NetworkPolicy (networking.k8s.io/v1) that selects these pods and names who may connect',
      ...(others.length === 0 ? {} : { related: others.slice(0, MOST_NAMED).map(({ object }) => relatedPlace(object, ['metadata', 'name'], 'open as well')) }),
    });
  },
};

/** The first of the workloads by name, and how many more there are. */
function named(open: readonly Workload[]): string[] {
  const names = open.slice(0, MOST_NAMED).map(({ object }) => nameOf(object));
  return open.length > MOST_NAMED ? [...names, `${open.length - MOST_NAMED} more`] : names;
}

/** Whether a policy selects the pods, or may do so: one of a network plugin, or one that cannot be read. */
function isSelected(policies: readonly KnownObject[], { object, template }: Workload): boolean {
  return policies.some((known) => {
    if (known.kind !== 'NetworkPolicy' || known.object === undefined || !known.object.apiVersion.startsWith('networking.k8s.io/')) return true;
    const selector = readLabelSelector(valueAt(known.object.value, ['spec', 'podSelector']) ?? {});
    return mayShareNamespace(known.object, object) && (selector === undefined || meetsSelector(selector, template.labels));
  });
}
