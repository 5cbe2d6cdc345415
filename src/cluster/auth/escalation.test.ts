import { expect, test } from 'vitest';
import type { ApiClient, User } from '../api/requests.ts';
import { testCluster, type TestCluster } from '../testing/cluster.ts';

const ANA: User = { name: 'ana', groups: ['students', 'system:authenticated'] };

/** Ana may write roles and bindings in `default`, and read pods. */
const ROLES = `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: role-writer}
rules:
- {apiGroups: [rbac.authorization.k8s.io], resources: [roles, rolebindings], verbs: [get, create, update, patch]}
- {apiGroups: [""], resources: [pods], verbs: [get, list]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: ana-writes}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: role-writer}
subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: ana}]
`;

function setUp(more = ''): { cluster: TestCluster; ana: ApiClient } {
  const cluster = testCluster();
  cluster.apply(ROLES + more);
  return { cluster, ana: cluster.client().as(ANA) };
}

function createRole(cluster: TestCluster, client: ApiClient, rules: unknown[]): void {
  client.create({ resource: cluster.resource('roles'), namespace: 'default' }, { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'new' }, rules });
}

function bind(cluster: TestCluster, client: ApiClient, kind: string, name: string): void {
  client.create({ resource: cluster.resource('rolebindings'), namespace: 'default' }, {
    apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding', metadata: { name: 'new' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name }, subjects: [],
  });
}

test('a role may give what its author has', () => {
  const { cluster, ana } = setUp();
  createRole(cluster, ana, [{ apiGroups: [''], resources: ['pods'], verbs: ['list'] }]);
  expect(cluster.get('roles', 'new')['rules']).toHaveLength(1);
});

test('a role may not give more', () => {
  const { cluster, ana } = setUp();
  expect(() => createRole(cluster, ana, [{ apiGroups: [''], resources: ['pods', 'secrets'], verbs: ['get', 'delete'] }])).toThrow(
    'roles.rbac.authorization.k8s.io "new" is forbidden: user "ana" (groups=["students" "system:authenticated"]) is attempting to grant RBAC permissions not currently held:\n'
    + '{APIGroups:[""], Resources:["pods"], Verbs:["delete"]}\n{APIGroups:[""], Resources:["secrets"], Verbs:["get" "delete"]}');
});

test('with the verb escalate it may', () => {
  const { cluster, ana } = setUp(`---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: role-writer}
rules: [{apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [create, escalate]}]
`);
  createRole(cluster, ana, [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }]);
  expect(cluster.all('roles')).toHaveLength(2);
});

test('a role may be bound by who has all its rights', () => {
  const { cluster, ana } = setUp();
  expect(() => bind(cluster, ana, 'ClusterRole', 'view')).toThrow(/^rolebindings\.rbac\.authorization\.k8s\.io "new" is forbidden: user "ana" .* is attempting to grant RBAC permissions not currently held:\n/);
  expect(() => bind(cluster, ana, 'Role', 'nosuch')).toThrow('roles.rbac.authorization.k8s.io "nosuch" not found');
  bind(cluster, ana, 'Role', 'role-writer');
});

test('an administrator may bind a role that is not there', () => {
  const { cluster } = setUp();
  bind(cluster, cluster.client(), 'Role', 'nosuch');
  const bob = cluster.client().as({ name: 'ana', groups: ['system:authenticated'] });
  cluster.client().patch({ resource: cluster.resource('rolebindings'), namespace: 'default', name: 'new' }, { type: 'merge', body: { subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'ana' }] } });
  expect(() => bob.list({ resource: cluster.resource('secrets'), namespace: 'default' })).toThrow(
    'secrets is forbidden: User "ana" cannot list resource "secrets" in API group "" in the namespace "default": RBAC: role.rbac.authorization.k8s.io "nosuch" not found');
});

test('whoever acts as another needs the verb impersonate', () => {
  const { cluster, ana } = setUp(`---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: acts-as-bob}
rules: [{apiGroups: [""], resources: [users], resourceNames: [bob], verbs: [impersonate]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: ana-acts-as-bob}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: acts-as-bob}
subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: ana}]
`);
  // Ana herself, and not the administrator acting for her, asks.
  const herself = cluster.client(ana.user);
  const list = (client: ApiClient): unknown => client.list({ resource: cluster.resource('pods'), namespace: 'default' });
  expect(() => list(herself.as({ name: 'carla', groups: ['system:authenticated'] }))).toThrow('users "carla" is forbidden: User "ana" cannot impersonate resource "users" in API group "" at the cluster scope');
  expect(() => list(herself.as({ name: 'bob', groups: ['system:masters', 'system:authenticated'] }))).toThrow('groups "system:masters" is forbidden: User "ana" cannot impersonate resource "groups" in API group "" at the cluster scope');
  expect(() => list(herself.as({ name: 'bob', groups: ['system:authenticated'] }))).toThrow('pods is forbidden: User "bob" cannot list');
  expect(() => list(herself.as({ name: 'system:serviceaccount:lab:robot', groups: ['system:serviceaccounts', 'system:authenticated'] })))
    .toThrow('serviceaccounts "robot" is forbidden: User "ana" cannot impersonate resource "serviceaccounts" in API group "" in the namespace "lab"');
});

test('an aggregated ClusterRole has the rules of those that it selects', () => {
  const { cluster } = setUp(`---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: trainings-view, labels: {rbac.authorization.k8s.io/aggregate-to-view: "true"}}
rules: [{apiGroups: [school.example], resources: [trainings], verbs: [get]}]
`);
  cluster.advance(1);
  const rule = { apiGroups: ['school.example'], resources: ['trainings'], verbs: ['get'] };
  for (const name of ['view', 'edit', 'admin']) expect(cluster.get('clusterroles', name)['rules']).toContainEqual(rule);
  cluster.remove('clusterroles', 'trainings-view');
  cluster.advance(1);
  for (const name of ['view', 'edit', 'admin']) expect(cluster.get('clusterroles', name)['rules']).not.toContainEqual(rule);
});

test('view reads no secrets, edit writes no roles', () => {
  const { cluster } = setUp();
  const allowed = (name: string, resource: string, verb: string): boolean =>
    cluster.get('clusterroles', name)['rules'].some((rule: { resources: string[]; verbs: string[] }) => rule.resources.includes(resource) && rule.verbs.includes(verb));
  expect([allowed('view', 'pods', 'list'), allowed('view', 'secrets', 'get'), allowed('edit', 'secrets', 'get')]).toEqual([true, false, true]);
  expect([allowed('edit', 'roles', 'create'), allowed('admin', 'roles', 'create'), allowed('view', 'pods', 'delete')]).toEqual([false, true, false]);
});
