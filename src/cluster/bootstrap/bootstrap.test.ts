import { expect, test } from 'vitest';
import { testCluster } from '../testing/cluster.ts';

const cluster = testCluster();
const names = (plural: string, namespace?: string): string[] => cluster.client().list({ resource: cluster.resource(plural), namespace }).items.map(({ metadata }) => metadata.name);

// As the recorded sessions begin.
test('a fresh cluster holds what a fresh cluster holds', () => {
  expect(names('namespaces')).toEqual(['default', 'kube-node-lease', 'kube-public', 'kube-system']);
  expect(names('nodes')).toEqual(['desktop-control-plane', 'desktop-worker', 'desktop-worker2']);
  expect(names('services')).toEqual(['kubernetes']);
  expect(names('configmaps', 'default')).toEqual(['kube-root-ca.crt']);
  expect(names('serviceaccounts', 'default')).toEqual(['default']);
  expect(names('storageclasses')).toEqual(['standard']);
  expect(names('priorityclasses')).toEqual(['system-cluster-critical', 'system-node-critical']);
  expect(names('pods')).toEqual([]);
});

test('only the control plane is tainted', () => {
  const taints = cluster.all('nodes').map(({ spec }) => spec.taints);
  expect(taints).toEqual([[{ effect: 'NoSchedule', key: 'node-role.kubernetes.io/control-plane' }], undefined, undefined]);
});

test('every namespace gets its service account and the certificate of the authority, again when they are deleted', () => {
  cluster.apply('{apiVersion: v1, kind: Namespace, metadata: {name: lab}}');
  cluster.advance(1);
  expect([names('serviceaccounts', 'lab'), names('configmaps', 'lab')]).toEqual([['default'], ['kube-root-ca.crt']]);
  const { uid } = cluster.get('serviceaccounts', 'default', 'lab').metadata;
  cluster.remove('serviceaccounts', 'default', 'lab');
  cluster.remove('configmaps', 'kube-root-ca.crt', 'lab');
  cluster.advance(1);
  expect(names('configmaps', 'lab')).toEqual(['kube-root-ca.crt']);
  expect(cluster.get('serviceaccounts', 'default', 'lab').metadata.uid).not.toBe(uid);
});

test('what somebody writes into that config map is written over', () => {
  cluster.client().patch({ resource: cluster.resource('configmaps'), namespace: 'default', name: 'kube-root-ca.crt' }, { type: 'merge', body: { data: { 'ca.crt': 'mine' } } });
  cluster.advance(1);
  expect(cluster.get('configmaps', 'kube-root-ca.crt')['data']['ca.crt']).toMatch(/^-----BEGIN CERTIFICATE-----\n/);
});

test('roles that gather others have their rules', () => {
  for (const name of ['admin', 'edit', 'view', 'cluster-admin']) expect(cluster.get('clusterroles', name)['rules'].length).toBeGreaterThan(0);
  expect(cluster.get('clusterroles', 'view').metadata.labels).toEqual({ 'kubernetes.io/bootstrapping': 'rbac-defaults', 'rbac.authorization.k8s.io/aggregate-to-edit': 'true' });
});

test('two clusters of one seed are the same', () => {
  const text = (seed: number): string => JSON.stringify(testCluster({ seed }).client().list({ resource: cluster.resource('clusterroles') }));
  expect(text(5)).toBe(text(5));
  expect(text(5)).not.toBe(text(6));
});

test('what the server is made of can be looked at', () => {
  expect(cluster.get('apiservices', 'v1.apps')).toMatchObject({ spec: { group: 'apps', version: 'v1', groupPriorityMinimum: 17_800 }, status: { conditions: [{ type: 'Available', status: 'True', reason: 'Local' }] } });
  expect(cluster.get('apiservices', 'v1.')['spec']).not.toHaveProperty('group');
  expect(names('prioritylevelconfigurations')).toEqual(['catch-all', 'exempt', 'global-default', 'leader-election', 'node-high', 'system', 'workload-high', 'workload-low']);
  expect([names('servicecidrs'), names('ipaddresses')]).toEqual([['kubernetes'], ['10.96.0.1']]);
});
