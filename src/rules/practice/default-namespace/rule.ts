import { placeOf } from '../../refs/objects.ts';
import type { Rule } from '../../types.ts';
import { finalObjects } from '../final-objects.ts';
import { nameOf } from '../workloads.ts';

/** What belongs together gets a namespace of its own. */
export const rule: Rule = {
  id: 'practice/default-namespace',
  severity: 'warning',
  summary: 'An object is put into the namespace `default`.',
  why: `\`default\` is where everything ends up that names no namespace. Rights, quotas, policies and clean-ups work on whole
namespaces, and there they hit everything that somebody forgot to place. Give an application a namespace of its own.

Only a manifest that says \`namespace: default\` is reported: where it says none, the command decides.`,
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces',
  profiles: ['production'],
  check({ lesson, report }) {
    for (const object of finalObjects(lesson)) {
      if (object.namespace !== 'default') continue;
      report({
        range: placeOf(object, ['metadata', 'namespace']),
        path: 'metadata.namespace',
        message: `${nameOf(object)} is put into the namespace default, among everything that names none`,
        help: "write the application's own namespace, or leave it to kubectl apply --namespace",
      });
    }
  },
};
