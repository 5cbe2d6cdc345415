import { formatFieldPath } from '../../../text/field-path.ts';
import { placeOf } from '../../refs/objects.ts';
import type { Rule } from '../../types.ts';
import { workloads } from '../workloads.ts';

const SHARED: Readonly<Record<string, string>> = {
  hostNetwork: 'the pod has the network of its node: its ports are open there, and it reaches what listens on localhost',
  hostPID: 'the pod sees all processes of its node, with their arguments',
  hostIPC: 'the pod shares the memory through which processes of its node talk to each other',
};

/** A pod must not share what belongs to its node. */
export const rule: Rule = {
  id: 'practice/host-namespaces',
  severity: 'warning',
  summary: 'A pod shares the network, the processes or the shared memory of its node.',
  why: `\`hostNetwork\`, \`hostPID\` and \`hostIPC\` take away the walls between a pod and its node. Programs that watch or set
up the nodes need them; a program that serves requests does not: a Service gives it an address.

For a DaemonSet, which is what watches nodes, it is an info.`,
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  profiles: ['production'],
  check({ lesson, report }) {
    for (const { object, pod } of workloads(lesson)) {
      for (const [field, consequence] of Object.entries(SHARED)) {
        if (pod.spec[field] !== true) continue;
        const path = [...pod.path, field];
        report({
          range: placeOf(object, path),
          path: formatFieldPath(path),
          message: `${field} is true, so ${consequence}`,
          help: field === 'hostNetwork' ? 'leave it out, and let a Service give the pods an address' : 'leave it out',
          ...(object.kind === 'DaemonSet' ? { severity: 'info' as const } : {}),
        });
      }
    }
  },
};
