import { expect, test } from 'vitest';
import type { KubeObject } from '../../../kube/object.ts';
import type { ApiClient } from '../requests.ts';
import { testCluster, type TestCluster } from '../../testing/cluster.ts';

/** The roles of the recorded session. */
const READER = `
apiVersion: v1
kind: Namespace
metadata: {name: lab}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: reader, namespace: lab}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: pod-reader, namespace: lab}
rules:
- {apiGroups: [""], resources: [pods, pods/log], verbs: [get, list, watch]}
- {apiGroups: [apps], resources: [deployments], resourceNames: [web], verbs: [get]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: reader-reads-pods, namespace: lab}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: pod-reader}
subjects: [{kind: ServiceAccount, name: reader, namespace: lab}]
`;
const ACCOUNT = 'system:serviceaccount:lab:reader';
const GROUPS = ['system:serviceaccounts', 'system:serviceaccounts:lab', 'system:authenticated'];

function lab(): { cluster: TestCluster; reader: ApiClient } {
  const cluster = testCluster();
  cluster.apply(READER);
  return { cluster, reader: cluster.client().as({ name: ACCOUNT, groups: GROUPS }) };
}

function ask(cluster: TestCluster, client: ApiClient, plural: string, body: Record<string, unknown>, namespace?: string): KubeObject {
  const resource = cluster.resource(plural);
  return client.create({ resource, namespace }, { apiVersion: `${resource.group}/v1`, kind: resource.kind, ...body }).object;
}

const may = (cluster: TestCluster, client: ApiClient, resourceAttributes: Record<string, string>): unknown =>
  ask(cluster, client, 'selfsubjectaccessreviews', { spec: { resourceAttributes } })['status'];

test('may a service account do what its role says, in its namespace and nowhere else', () => {
  const { cluster, reader } = lab();
  expect(may(cluster, reader, { verb: 'list', resource: 'pods', namespace: 'lab' })).toEqual({
    allowed: true, reason: 'RBAC: allowed by RoleBinding "reader-reads-pods/lab" of Role "pod-reader" to ServiceAccount "reader/lab"',
  });
  expect(may(cluster, reader, { verb: 'delete', resource: 'pods', namespace: 'lab' })).toEqual({ allowed: false });
  expect(may(cluster, reader, { verb: 'list', resource: 'pods', namespace: 'default' })).toEqual({ allowed: false });
  expect(may(cluster, reader, { verb: 'list', resource: 'pods' })).toEqual({ allowed: false });
  expect(may(cluster, reader, { verb: 'get', resource: 'pods', subresource: 'log', namespace: 'lab' })).toMatchObject({ allowed: true });
  expect(may(cluster, reader, { verb: 'get', group: 'apps', resource: 'deployments', name: 'web', namespace: 'lab' })).toMatchObject({ allowed: true });
  expect(may(cluster, reader, { verb: 'get', group: 'apps', resource: 'deployments', namespace: 'lab' })).toEqual({ allowed: false });
});

test('the administrator may do everything, whatever it is', () => {
  const { cluster } = lab();
  expect(may(cluster, cluster.client(), { verb: '*', group: '*', resource: '*' })).toEqual({ allowed: true });
  expect(may(cluster, cluster.client(), { verb: 'list', resource: 'nosuchthings' })).toEqual({ allowed: true });
});

test('paths of the server are asked for with nonResourceAttributes', () => {
  const { cluster, reader } = lab();
  const path = (text: string): unknown => ask(cluster, reader, 'selfsubjectaccessreviews', { spec: { nonResourceAttributes: { path: text, verb: 'get' } } })['status'].allowed;
  expect([path('/apis/apps'), path('/healthz'), path('/metrics')]).toEqual([true, true, false]);
});

test('the rules of a user in a namespace', () => {
  const { cluster, reader } = lab();
  const { status } = ask(cluster, reader, 'selfsubjectrulesreviews', { spec: { namespace: 'lab' } });
  expect(status.resourceRules).toContainEqual({ apiGroups: ['apps'], resourceNames: ['web'], resources: ['deployments'], verbs: ['get'] });
  const urls: string[] = status.nonResourceRules.flatMap((rule: { nonResourceURLs: string[] }) => rule.nonResourceURLs).sort();
  expect(urls).toEqual([
    '/.well-known/openid-configuration', '/.well-known/openid-configuration/', '/api', '/api/*', '/apis', '/apis/*', '/healthz', '/healthz',
    '/livez', '/livez', '/openapi', '/openapi/*', '/openid/v1/jwks', '/openid/v1/jwks/', '/readyz', '/readyz', '/version', '/version', '/version/', '/version/',
  ]);
});

test('another user is asked about with a SubjectAccessReview', () => {
  const { cluster } = lab();
  const resourceAttributes = { verb: 'list', resource: 'pods', namespace: 'lab' };
  const of = (plural: string, spec: Record<string, unknown>, namespace?: string): unknown => ask(cluster, cluster.client(), plural, { spec }, namespace)['status'].allowed;
  expect(of('subjectaccessreviews', { user: ACCOUNT, resourceAttributes })).toBe(true);
  expect(of('subjectaccessreviews', { user: 'ana', resourceAttributes })).toBe(false);
  expect(of('localsubjectaccessreviews', { user: ACCOUNT, resourceAttributes }, 'lab')).toBe(true);
  expect(() => of('subjectaccessreviews', { resourceAttributes })).toThrow('SubjectAccessReview.authorization.k8s.io "" is invalid: spec.user: Invalid value: "": at least one of user or group must be specified');
  expect(() => of('subjectaccessreviews', { user: 'ana' })).toThrow('spec.resourceAttributes: Invalid value: null: exactly one of nonResourceAttributes or resourceAttributes must be specified');
});

test('who am I', () => {
  const { cluster } = lab();
  const { status, metadata } = ask(cluster, cluster.client(), 'selfsubjectreviews', {});
  expect(metadata).toEqual({ creationTimestamp: cluster.clock.timestamp() });
  expect(status.userInfo).toEqual({
    username: 'docker-admin', groups: ['system:masters', 'system:authenticated'],
    extra: { 'authentication.kubernetes.io/credential-id': [expect.stringMatching(/^X509SHA256=[0-9a-f]{64}$/)] },
  });
  const ana = cluster.client().as({ name: 'ana', groups: ['students', 'system:authenticated'] });
  expect(ask(cluster, ana, 'selfsubjectreviews', {})['status'].userInfo).toEqual({ username: 'ana', groups: ['students', 'system:authenticated'] });
});

test('a review is not stored', () => {
  const { cluster } = lab();
  const before = cluster.store.revision;
  may(cluster, cluster.client(), { verb: 'list', resource: 'pods' });
  expect(cluster.store.revision).toBe(before);
});
