import { asList, asRecord, asText, placeOf, valueAt, type KubeObject } from '../../refs/objects.ts';
import { listOf } from '../../refs/sentences.ts';
import type { Rule } from '../../types.ts';
import { finalObjects } from '../final-objects.ts';

const ROLE = ['roleRef', 'name'];

/** The role that may do everything. */
export const rule: Rule = {
  id: 'practice/cluster-admin',
  severity: 'warning',
  summary: 'A binding gives the role `cluster-admin`.',
  why: `\`cluster-admin\` may do everything: read all Secrets, run anything on every node, delete the cluster's contents. It
is meant for people who administer the cluster, and for nothing that runs in it. A program gets a role of its own with
what it needs; \`view\`, \`edit\` and \`admin\` are there for people who work in one namespace.

A binding for the group \`system:masters\`, which Kubernetes itself has, is left alone.`,
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
  profiles: ['production'],
  check({ lesson, report }) {
    for (const object of finalObjects(lesson)) {
      if (!/^(?:Cluster)?RoleBinding$/.test(object.kind) || valueAt(object.value, ROLE) !== 'cluster-admin') continue;
      if (valueAt(object.value, ['roleRef', 'kind']) !== 'ClusterRole') continue;
      const subjects = subjectsOf(object);
      if (subjects.length === 0) continue;
      const where = object.kind === 'ClusterRoleBinding' ? 'the whole cluster' : 'its namespace';
      report({
        range: placeOf(object, ROLE),
        path: ROLE.join('.'),
        message: `${object.kind} ${object.name} lets ${listOf(subjects)} do everything in ${where}, and read all Secrets there`,
        help: 'make a role that names the resources and verbs that are needed, or use view, edit or admin in one namespace',
      });
    }
  },
};

function subjectsOf(object: KubeObject): string[] {
  return asList(object.value['subjects'])
    .map(asRecord)
    .filter((subject) => subject !== undefined)
    .map(({ kind, name }) => `${asText(kind)} ${asText(name)}`)
    .filter((subject) => subject !== 'Group system:masters');
}
