import { asList, asRecord, asString, placeOf, valueAt } from '../../refs/objects.ts';
import { pageObjects } from '../../refs/workspace-objects.ts';
import type { Rule } from '../../types.ts';
import { nameOf, workloads } from '../workloads.ts';

/** A program that does not talk to the API server needs no key to it. */
export const rule: Rule = {
  id: 'practice/service-account-token',
  severity: 'info',
  summary: 'Pods get a token of the service account `default`.',
  why: `Every pod gets a token for the API server, of the service account \`default\` unless another is named. Few programs
use it. What is bound to \`default\` one day, all pods of the namespace can do, and whoever breaks into one of them.

\`\`\`yaml
spec:
  automountServiceAccountToken: false
\`\`\`

A program that does talk to the API server gets a service account of its own: \`serviceAccountName\`. Nothing is said on
a page that grants something to the service account \`default\`, or switches its token off.`,
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting',
  profiles: ['production'],
  check({ lesson, report }) {
    const isSettled = pageObjects(lesson).some(({ kind, name, value }) =>
      kind === 'ServiceAccount'
        ? name === 'default' && value['automountServiceAccountToken'] === false
        : asList(value['subjects']).some((subject) => asRecord(subject)?.['kind'] === 'ServiceAccount' && asRecord(subject)?.['name'] === 'default'),
    );
    if (isSettled) return;
    for (const { object, pod } of workloads(lesson)) {
      const account = asString(pod.spec['serviceAccountName']) ?? asString(pod.spec['serviceAccount']) ?? 'default';
      if (account !== 'default' || valueAt(pod.spec, ['automountServiceAccountToken']) === false) continue;
      report({
        range: placeOf(object, ['metadata', 'name']),
        path: [...pod.path, 'automountServiceAccountToken'].join('.'),
        message: `${nameOf(object)} ${object.kind === 'Pod' ? 'gets' : 'gives its pods'} the token of the service account default, a key to the API server`,
        help: "write automountServiceAccountToken: false into the pod's spec, or a serviceAccountName of its own if the program talks to the API server",
      });
    }
  },
};
