import { formatFieldPath, type FieldPath } from '../../../text/field-path.ts';
import { asRecord, placeOf, type KubeObject } from '../../refs/objects.ts';
import { recordsAt } from '../../refs/pod-specs.ts';
import type { Rule, RuleReport } from '../../types.ts';
import { everyContainer } from '../containers.ts';
import { lastRevisions } from '../final-objects.ts';
import { nameOf } from '../workloads.ts';
import { secretIn } from './secrets.ts';

/** Passwords belong into Secrets. */
export const rule: Rule = {
  id: 'practice/plain-secret',
  severity: 'warning',
  summary: 'A password, token or private key stands in a manifest or a ConfigMap.',
  why: `A value in \`env\` or in a ConfigMap is read by everybody who may read the object, and by everybody who has the
file: it is in the repository, in its history, and in the output of \`kubectl describe\`. Access to Secrets can be given
apart, they can be encrypted at rest, and they can come from elsewhere than the repository.

\`\`\`yaml
env:
- name: POSTGRES_PASSWORD
  valueFrom:
    secretKeyRef:
      name: database
      key: password
\`\`\`

What counts is a name such as \`DB_PASSWORD\` or \`API_KEY\` with a text, a private key in PEM form, and an address with
a password in it. Paths, names of variables and placeholders do not count.`,
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/',
  profiles: ['production'],
  check({ lesson, report }) {
    for (const { workload, path } of everyContainer(lesson)) {
      for (const { record, path: entry } of recordsAt(workload.object.value, [...path, 'env'])) {
        const { name, value } = record;
        if (typeof name === 'string') for (const found of inPlainText(workload.object, name, value, [...entry, 'value'])) report(found);
      }
    }
    for (const object of lastRevisions(lesson)) {
      if (object.kind !== 'ConfigMap') continue;
      for (const [name, value] of Object.entries(asRecord(object.value['data']) ?? {})) {
        for (const found of inPlainText(object, name, value, ['data', name])) report(found);
      }
    }
  },
};

function inPlainText(object: KubeObject, name: string, value: unknown, path: FieldPath): RuleReport[] {
  const what = typeof value === 'string' ? secretIn(name, value) : undefined;
  if (what === undefined) return [];
  return [
    {
      range: placeOf(object, path),
      path: formatFieldPath(path),
      message: `${what} stands here in plain text, for everybody who may read ${nameOf(object)} or has this file`,
      help: `put it into a Secret, and give it to the container by env: [{name: ${envName(name)}, valueFrom: {secretKeyRef: {name: …, key: …}}}]`,
    },
  ];
}

/** How an environment variable for a key of a ConfigMap is named. */
function envName(key: string): string {
  return key.toUpperCase().replace(/\W/g, '_');
}
