import { expect, test } from 'vitest';
import { testCluster, type TestCluster } from '../testing/cluster.ts';

function withNamespace(): TestCluster {
  const cluster = testCluster();
  cluster.apply('apiVersion: v1\nkind: Namespace\nmetadata: {name: lab}');
  cluster.advance(1);
  return cluster;
}

test('a new namespace is active and has a service account and a certificate', () => {
  const cluster = withNamespace();
  expect(cluster.get('namespaces', 'lab')).toMatchObject({ metadata: { labels: { 'kubernetes.io/metadata.name': 'lab' } }, spec: { finalizers: ['kubernetes'] }, status: { phase: 'Active' } });
  expect(cluster.all('serviceaccounts', 'lab').map(({ metadata }) => metadata.name)).toEqual(['default']);
  expect(cluster.all('configmaps', 'lab').map(({ metadata }) => metadata.name)).toEqual(['kube-root-ca.crt']);
});

test('a namespace goes with all that is in it', () => {
  const cluster = withNamespace();
  cluster.apply('apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: lab}\nspec: {replicas: 2, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: "api:0.1.0"}]}}}');
  cluster.advance(2);
  cluster.remove('namespaces', 'lab');
  expect(cluster.get('namespaces', 'lab')['status'].phase).toBe('Terminating');
  cluster.advance(11);
  expect(cluster.all('namespaces').map(({ metadata }) => metadata.name)).not.toContain('lab');
  expect(['deployments', 'replicasets', 'pods', 'configmaps', 'serviceaccounts', 'events'].filter((plural) => cluster.all(plural, 'lab').length > 0)).toEqual([]);
});

test('an empty namespace is seen twice more five seconds later, as in a recorded watch', () => {
  const cluster = withNamespace();
  const seen: string[] = [];
  const began = cluster.clock.now;
  cluster.client().watch({ resource: cluster.resource('namespaces') }, {}, ({ type, object }) => seen.push(`${Math.round((cluster.clock.now - began) / 1000)} s ${type} ${object['status'].phase}`));
  cluster.advance(1);
  cluster.remove('namespaces', 'lab');
  cluster.advance(20);
  expect(seen).toEqual(['1 s MODIFIED Terminating', '6 s MODIFIED Terminating', '6 s DELETED Terminating']);
});

test('nothing new comes into a namespace that goes', () => {
  const cluster = withNamespace();
  cluster.apply('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: kept, namespace: lab, finalizers: [example.com/wait]}');
  cluster.remove('namespaces', 'lab');
  cluster.advance(1);
  expect(() => cluster.apply('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: late, namespace: lab}'))
    .toThrow('configmaps "late" is forbidden: unable to create new content in namespace lab because it is being terminated');
  cluster.advance(30);
  expect(cluster.get('namespaces', 'lab')['status'].phase).toBe('Terminating');
  cluster.client().patch({ resource: cluster.resource('configmaps'), namespace: 'lab', name: 'kept' }, { type: 'merge', body: { metadata: { finalizers: null } } });
  cluster.advance(16);
  expect(cluster.all('namespaces').map(({ metadata }) => metadata.name)).not.toContain('lab');
});

test('says in its conditions what it waits for', () => {
  const cluster = withNamespace();
  cluster.apply('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: kept, namespace: lab, finalizers: [example.com/wait]}');
  cluster.remove('namespaces', 'lab');
  cluster.advance(6);
  const conditions: { type: string; status: string; reason: string; message: string }[] = cluster.get('namespaces', 'lab')['status'].conditions;
  expect(conditions.map(({ type, status, reason, message }) => `${type} ${status} ${reason}: ${message}`)).toEqual([
    'NamespaceDeletionDiscoveryFailure False ResourcesDiscovered: All resources successfully discovered',
    'NamespaceDeletionGroupVersionParsingFailure False ParsedGroupVersions: All legacy kube types successfully parsed',
    'NamespaceDeletionContentFailure False ContentDeleted: All content successfully deleted, may be waiting on finalization',
    'NamespaceContentRemaining True SomeResourcesRemain: Some resources are remaining: configmaps. has 1 resource instances',
    'NamespaceFinalizersRemaining True SomeFinalizersRemain: Some content in the namespace has finalizers remaining: example.com/wait in 1 resource instances',
  ]);
});

test.each(['default', 'kube-system', 'kube-public'])('%s may not be deleted', (name) => {
  const cluster = testCluster();
  expect(() => cluster.remove('namespaces', name)).toThrow(`namespaces "${name}" is forbidden: this namespace may not be deleted`);
});

test('a namespace that is not there', () => {
  const cluster = testCluster();
  expect(() => cluster.apply('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, namespace: nosuch}')).toThrow('namespaces "nosuch" not found');
});
