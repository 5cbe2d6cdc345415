import { formatFieldPath } from '../../../text/field-path.ts';
import { asList, placeOf } from '../../refs/objects.ts';
import { recordsAt } from '../../refs/pod-specs.ts';
import { listOf } from '../../refs/sentences.ts';
import type { Rule } from '../../types.ts';
import { finalObjects } from '../final-objects.ts';
import { nameOf } from '../workloads.ts';

/** A role must say what it allows. */
export const rule: Rule = {
  id: 'practice/wildcard-role',
  severity: 'warning',
  summary: 'A role allows every verb, or every resource.',
  why: `\`"*"\` in a role stands for all there is, and for all that there will be: verbs and resources of later releases and
of operators that are installed one day. With \`"*"\` for resources come Secrets, with \`"*"\` for verbs come deletion and
\`escalate\`, which lets its holder give away any right. Name what is needed:

\`\`\`yaml
rules:
- apiGroups: [""]
  resources: [pods, pods/log]
  verbs: [get, list, watch]
\`\`\``,
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
  profiles: ['production'],
  check({ lesson, report }) {
    for (const object of finalObjects(lesson)) {
      if (!/^(?:Cluster)?Role$/.test(object.kind) || !object.apiVersion.startsWith('rbac.authorization.k8s.io/')) continue;
      for (const { record, path } of recordsAt(object.value, ['rules'])) {
        for (const field of ['resources', 'verbs']) {
          const index = asList(record[field]).indexOf('*');
          if (index < 0) continue;
          const at = [...path, field, index];
          report({
            range: placeOf(object, at),
            path: formatFieldPath(at),
            message:
              field === 'verbs'
                ? `verbs has "*", so ${nameOf(object)} allows everything to be done with ${objectsOf(record)}, deletion included`
                : `resources has "*", so ${nameOf(object)} reaches every resource of ${groupsOf(record)}, and those that are added later`,
            help: field === 'verbs' ? 'name the verbs that are needed, such as [get, list, watch]' : 'name the resources that are needed, such as [pods, pods/log]',
          });
        }
      }
    }
  },
};

function objectsOf(allowed: Readonly<Record<string, unknown>>): string {
  const named = [...asList(allowed['resources']), ...asList(allowed['nonResourceURLs'])].filter((name) => typeof name === 'string');
  return named.includes('*') || named.length === 0 ? 'all that it reaches' : listOf(named);
}

function groupsOf(allowed: Readonly<Record<string, unknown>>): string {
  const groups = asList(allowed['apiGroups']).filter((group) => typeof group === 'string');
  if (groups.includes('*') || groups.length === 0) return 'every API group, Secrets included';
  const named = groups.map((group) => (group === '' ? 'the core group, Secrets included' : group));
  return `${groups.length === 1 && groups[0] !== '' ? 'the API group ' : ''}${listOf(named)}`;
}
