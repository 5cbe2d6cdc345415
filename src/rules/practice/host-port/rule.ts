import { formatFieldPath } from '../../../text/field-path.ts';
import { placeOf } from '../../refs/objects.ts';
import { recordsAt } from '../../refs/pod-specs.ts';
import type { Rule } from '../../types.ts';
import { containers } from '../containers.ts';

/** A pod must not need a port of its node. */
export const rule: Rule = {
  id: 'practice/host-port',
  severity: 'warning',
  summary: 'A container takes a port of its node.',
  why: `A port of a node can be taken once. With \`hostPort\` only one such pod fits on a node, and a rolling update waits
for a node where the port is free. A Service gives pods an address that does not depend on the node they are on.

DaemonSets are left alone, which have one pod on each node, and pods with \`hostNetwork\`, where every port is the
node's.`,
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  profiles: ['production'],
  check({ lesson, report }) {
    for (const container of containers(lesson)) {
      const { object, pod } = container.workload;
      if (object.kind === 'DaemonSet' || pod.spec['hostNetwork'] === true) continue;
      for (const { record, path: port } of recordsAt(object.value, [...container.path, 'ports'])) {
        const number = record['hostPort'];
        if (typeof number !== 'number' || number === 0) continue;
        const path = [...port, 'hostPort'];
        report({
          range: placeOf(object, path),
          path: formatFieldPath(path),
          message: `hostPort is ${number}, so two of these pods never fit on one node, and a pod waits until a node has that port free`,
          help: 'leave it out, and let a Service give the pods an address',
        });
      }
    }
  },
};
