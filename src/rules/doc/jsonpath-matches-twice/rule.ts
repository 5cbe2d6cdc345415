import { kindOfType } from '../../../kube/resources/resource-types.ts';
import { lineFlag } from '../../kubectl/read-line.ts';
import { typedKubectlLines } from '../../kubectl/typed-lines.ts';
import type { Rule } from '../../types.ts';

/** A recursive path finds a field wherever it is. */
export const rule: Rule = {
  id: 'doc/jsonpath-matches-twice',
  severity: 'info',
  summary: 'A jsonpath with two dots finds a field of pods in spec and in status, so that everything is listed twice.',
  why: `In a jsonpath \`..image\` means every field of that name at any depth. A pod has the images of its containers in
\`spec.containers\`, as they were written, and again in \`status.containerStatuses\`, as the runtime calls them, so each
image appears twice and often in two spellings. A path that says where the field is finds each once.`,
  source: 'https://kubernetes.io/docs/reference/kubectl/jsonpath/',
  check({ lesson, report }) {
    for (const { line } of typedKubectlLines(lesson)) {
      const output = lineFlag(line, 'output')?.value;
      const field = /^jsonpath=.*\.\.(\w+)/.exec(output?.value ?? '')?.[1];
      const type = line.operands[0]?.value;
      if (output === undefined || field === undefined || type === undefined || line.command.path !== 'get' || kindOfType(type) !== 'Pod') continue;
      const places = TWICE[field];
      if (places === undefined) continue;
      report({
        range: output.range,
        message: `..${field} finds ${places[0]} and ${places[1]} of every pod, so that each is listed twice`,
        help: `write {.items[*].${places[0]}}`,
      });
    }
  },
};

/** Fields that a pod has in its spec and in its status. */
const TWICE: Record<string, readonly [string, string]> = {
  image: ['spec.containers[*].image', 'status.containerStatuses[*].image'],
  resources: ['spec.containers[*].resources', 'status.containerStatuses[*].resources'],
  volumeMounts: ['spec.containers[*].volumeMounts', 'status.containerStatuses[*].volumeMounts'],
};
