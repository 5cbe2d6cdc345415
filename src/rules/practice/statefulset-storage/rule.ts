import { asList, placeOf, valueAt } from '../../refs/objects.ts';
import { recordsAt } from '../../refs/pod-specs.ts';
import type { Rule } from '../../types.ts';
import { nameOf, workloads } from '../workloads.ts';

/** Volumes whose content is gone with the pod, or is not the pod's to write. */
const FLEETING = ['configMap', 'downwardAPI', 'emptyDir', 'ephemeral', 'image', 'projected', 'secret'];

/** A StatefulSet keeps names; storage has to be asked for. */
export const rule: Rule = {
  id: 'practice/statefulset-storage',
  severity: 'info',
  summary: 'The pods of a StatefulSet have no storage that outlives them.',
  why: `A StatefulSet gives each pod a name that stays, and a volume that stays only when \`volumeClaimTemplates\` ask for
one. Without them, what a pod has written is gone when the pod is replaced, in each update.

\`\`\`yaml
volumeClaimTemplates:
- metadata:
    name: data
  spec:
    accessModes: [ReadWriteOnce]
    resources:
      requests:
        storage: 1Gi
\`\`\`

It is an info: some programs need only the name.`,
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-storage',
  profiles: ['production'],
  check({ lesson, report }) {
    for (const { object, pod } of workloads(lesson)) {
      if (object.kind !== 'StatefulSet' || asList(valueAt(object.value, ['spec', 'volumeClaimTemplates'])).length > 0) continue;
      const lasts = recordsAt(pod.spec, ['volumes']).some(({ record }) => !FLEETING.some((kind) => record[kind] !== undefined));
      if (lasts) continue;
      report({
        range: placeOf(object, ['metadata', 'name']),
        path: 'spec.volumeClaimTemplates',
        message: `${nameOf(object)} has no volumeClaimTemplates, so what its pods write is lost when they are replaced; only their names stay`,
        help: 'add volumeClaimTemplates, or use a Deployment where the names do not matter',
      });
    }
  },
};
