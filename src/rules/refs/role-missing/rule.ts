import type { Rule } from '../../types.ts';
import { missingObjects } from '../missing-objects.ts';
import { asRecord, asString } from '../objects.ts';
import { pageObjects } from '../workspace-objects.ts';

/** A binding refers to a role that exists. */
export const rule: Rule = {
  id: 'refs/role-missing',
  severity: 'error',
  summary: 'A RoleBinding or ClusterRoleBinding refers to a role that nothing on the page creates.',
  why: `The API server accepts a binding to a role that does not exist, and the binding then gives no rights at all.
A \`Role\` is looked up in the namespace of the binding, a \`ClusterRole\` in none. \`cluster-admin\`, \`admin\`, \`edit\`,
\`view\` and the roles whose names begin with \`system:\` are there from the start.`,
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding',
  check({ lesson, report }) {
    const references = pageObjects(lesson).flatMap((object) => {
      if (object.kind !== 'RoleBinding' && object.kind !== 'ClusterRoleBinding') return [];
      const ref = asRecord(object.value['roleRef']);
      const [kind, name] = [asString(ref?.['kind']), asString(ref?.['name'])];
      if (name === undefined || (kind !== 'Role' && kind !== 'ClusterRole')) return [];
      return [
        {
          object,
          path: ['roleRef', 'name'],
          kind,
          name,
          namespace: kind === 'Role' ? { of: 'namespace' as const, name: object.namespace } : { of: 'cluster' as const },
          does: 'roleRef refers to',
          consequence: 'the binding gives no rights',
        },
      ];
    });
    for (const finding of missingObjects(lesson, references)) report(finding);
  },
};
