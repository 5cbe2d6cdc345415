import { asRecord, valueAt } from '../../refs/objects.ts';
import type { Rule } from '../../types.ts';
import { addition, containerPlace, containers, type Container } from '../containers.ts';
import { areResourcesGiven } from '../given-resources.ts';

const CONSEQUENCES: Readonly<Record<string, string>> = {
  cpu: 'on a busy node it gets the smallest share of the processor',
  memory: 'when its node runs short of memory it is among the first to be evicted',
};

const AMOUNTS: Readonly<Record<string, string>> = { cpu: '100m', memory: '128Mi' };

/** The scheduler places pods by what they request. */
export const rule: Rule = {
  id: 'practice/requests',
  severity: 'warning',
  summary: 'A container requests no CPU or no memory.',
  why: `The scheduler adds up what the containers of a node **request**, not what they use. A container without
requests counts as nothing, so that any number of them is placed on one node. When memory runs short, pods that use
more than they requested are evicted first, and without a request that is every byte.

\`\`\`yaml
resources:
  requests:
    cpu: 100m
    memory: 128Mi
\`\`\`

\`kubectl top pod\` shows what a container uses. A limit without a request is the request, too. Nothing is said where
the page has a LimitRange, or gives resources by \`kubectl set resources\`.`,
  source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
  profiles: ['production'],
  check({ lesson, report }) {
    if (areResourcesGiven(lesson)) return;
    for (const container of containers(lesson)) {
      if (!container.runs) continue;
      const missing = ['cpu', 'memory'].filter((resource) => !requests(container, resource));
      if (missing.length === 0) continue;
      report({
        ...containerPlace(container, ['resources']),
        message: `${container.title} requests no ${missing.join(' and no ')}: ${missing.map((resource) => CONSEQUENCES[resource]).join(', and ')}`,
        help: `${addition(container, ['resources', 'requests'], missing.map((resource) => `${resource}: ${AMOUNTS[resource]}`).join(', '))}, with what it needs by measurement`,
      });
    }
  },
};

/** Rule: a limit without a request is the request, too; requests of the whole pod stand for those of its containers. */
function requests({ value, workload }: Container, resource: string): boolean {
  return [value['resources'], workload.pod.spec['resources']].some((resources) =>
    ['requests', 'limits'].some((field) => asRecord(valueAt(resources, [field]))?.[resource] !== undefined),
  );
}
