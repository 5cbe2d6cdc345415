import type { HelpRow } from './types.ts';

/** Rules: https://kubernetes.io/docs/reference/access-authn-authz/rbac/. */
export const rbacHelp: readonly HelpRow[] = [
  {
    field: /^roleRef\.kind$/,
    help: ({ kind }) => (kind === 'ClusterRoleBinding' ? 'a ClusterRoleBinding grants a ClusterRole; write kind: ClusterRole' : 'what is granted is a role; write kind: Role or kind: ClusterRole'),
  },
  { field: /^roleRef\.name$/, help: 'write the name of the role that is granted' },
  { field: /^roleRef\.apiGroup$/, help: 'roles are of this group, which is written without its version; write apiGroup: rbac.authorization.k8s.io' },
  {
    field: /^subjects\[\]\.apiGroup$/,
    help: ({ message }) =>
      message.endsWith('supported values: ""')
        ? 'a ServiceAccount is of the core group, whose name is empty; delete apiGroup'
        : 'users and groups are of this group; write apiGroup: rbac.authorization.k8s.io, or delete the line',
  },
  { field: /^subjects\[\]\.kind$/, help: 'a role is granted to a User, a Group or a ServiceAccount' },
  { field: /^subjects\[\]\.namespace$/, message: /^Required value/, help: 'service accounts are found by namespace and name; write the namespace of this one' },
  { field: /^subjects\[\]\.name$/, message: /^Required value/, help: 'write the name of the user, group or service account' },
  { field: /^rules\[\]\.verbs$/, message: /^Required value/, help: 'a rule allows actions; list them, such as verbs: [get, list, watch]' },
  {
    field: /^rules\[\]\.apiGroups$/,
    message: /^Required value/,
    help: 'resources belong to a group; write apiGroups: [""] for Pods, Services and ConfigMaps, apiGroups: [apps] for Deployments',
  },
  { field: /^rules\[\]\.resources$/, message: /^Required value/, help: 'a rule allows actions on something; list it, such as resources: [pods]' },
  {
    field: /^rules\[\]\.nonResourceURLs$/,
    help: ({ kind }) => (kind === 'Role' ? 'addresses such as /healthz belong to no namespace; write a ClusterRole' : 'a rule is about resources or about addresses; write two rules'),
  },
];
