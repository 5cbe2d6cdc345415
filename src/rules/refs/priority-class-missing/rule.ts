import type { Rule } from '../../types.ts';
import { missingObjects } from '../missing-objects.ts';
import { asString } from '../objects.ts';
import { podSpecs } from '../pod-specs.ts';

/** Pods name a PriorityClass that exists. */
export const rule: Rule = {
  id: 'refs/priority-class-missing',
  severity: 'error',
  summary: 'Pods name a PriorityClass that nothing on the page creates.',
  why: `A pod whose PriorityClass does not exist is refused: \`no PriorityClass with name high-priority was found\`. A
Deployment with such a template is accepted, and its ReplicaSet then fails to create a single pod.
\`system-cluster-critical\` and \`system-node-critical\` are there from the start.`,
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/',
  check({ lesson, report }) {
    const references = podSpecs(lesson).flatMap(({ owner, spec, path }) => {
      const name = asString(spec['priorityClassName']);
      if (name === undefined || name === '') return [];
      return [
        {
          object: owner,
          path: [...path, 'priorityClassName'],
          kind: 'PriorityClass',
          name,
          namespace: { of: 'cluster' as const },
          does: 'priorityClassName names',
          consequence: 'no pod can be created',
        },
      ];
    });
    for (const finding of missingObjects(lesson, references)) report(finding);
  },
};
