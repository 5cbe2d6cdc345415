import { expect, test } from 'vitest';
import type { DeleteOptions } from '../api/requests.ts';
import { testCluster, type TestCluster } from '../testing/cluster.ts';

const DEPLOYMENT = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: "nginx:1.27"}]}
`;

function withDeployment(): TestCluster {
  const cluster = testCluster();
  cluster.apply(DEPLOYMENT);
  cluster.advance(2);
  return cluster;
}

function remove(cluster: TestCluster, plural: string, name: string, options: DeleteOptions): void {
  cluster.client().delete({ resource: cluster.resource(plural), namespace: 'default', name }, options);
}

const count = (cluster: TestCluster): number[] => ['deployments', 'replicasets', 'pods'].map((plural) => cluster.all(plural).length);

/** A ConfigMap that belongs to others. */
const owned = (name: string, owners: readonly { kind: string; name: string; uid: string; blockOwnerDeletion?: boolean }[]): object => ({
  apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, ownerReferences: owners.map((owner) => ({ apiVersion: 'v1', ...owner })) },
});

function configMap(cluster: TestCluster, body: object): string {
  return cluster.client().create({ resource: cluster.resource('configmaps'), namespace: 'default' }, body).object.metadata.uid;
}

const plain = (name: string): object => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
const names = (cluster: TestCluster): string[] => cluster.all('configmaps').map(({ metadata }) => metadata.name).filter((name) => name !== 'kube-root-ca.crt');

test('background: the owner goes at once, what it owns soon after', () => {
  const cluster = withDeployment();
  expect(count(cluster)).toEqual([1, 1, 2]);
  remove(cluster, 'deployments', 'web', { propagationPolicy: 'Background' });
  expect(count(cluster)).toEqual([0, 1, 2]);
  cluster.advance(3);
  expect(count(cluster)).toEqual([0, 0, 0]);
});

test('foreground: the owner goes last', () => {
  const cluster = withDeployment();
  remove(cluster, 'deployments', 'web', { propagationPolicy: 'Foreground' });
  const { metadata } = cluster.get('deployments', 'web');
  expect(metadata.deletionTimestamp).toBeDefined();
  expect(metadata.finalizers).toEqual(['foregroundDeletion']);
  const order: string[] = [];
  for (const plural of ['deployments', 'replicasets', 'pods']) cluster.client().watch({ resource: cluster.resource(plural) }, {}, ({ type }) => type === 'DELETED' && order.push(plural));
  cluster.advance(3);
  expect(order).toEqual(['pods', 'pods', 'replicasets', 'deployments']);
});

test('orphan: what it owns stays and belongs to nobody', () => {
  const cluster = withDeployment();
  remove(cluster, 'deployments', 'web', { propagationPolicy: 'Orphan' });
  cluster.advance(3);
  expect(count(cluster)).toEqual([0, 1, 2]);
  expect(cluster.all('replicasets')[0]!.metadata.ownerReferences).toBeUndefined();
  expect(cluster.all('pods')[0]!.metadata.ownerReferences[0].kind).toBe('ReplicaSet');
});

test('an object with several owners goes with the last of them', () => {
  const cluster = testCluster();
  const [a, b] = ['a', 'b'].map((name) => ({ kind: 'ConfigMap', name, uid: configMap(cluster, plain(name)) })) as [{ kind: string; name: string; uid: string }, { kind: string; name: string; uid: string }];
  configMap(cluster, owned('shared', [a, b]));
  remove(cluster, 'configmaps', 'a', {});
  cluster.advance(1);
  expect(names(cluster)).toEqual(['b', 'shared']);
  expect(cluster.get('configmaps', 'shared').metadata.ownerReferences.map(({ name }: { name: string }) => name)).toEqual(['b']);
  remove(cluster, 'configmaps', 'b', {});
  cluster.advance(1);
  expect(names(cluster)).toEqual([]);
});

test('an object whose owner never was, or was another one of that name, goes', () => {
  const cluster = testCluster();
  configMap(cluster, plain('a'));
  configMap(cluster, owned('orphan', [{ kind: 'ConfigMap', name: 'nosuch', uid: 'x' }]));
  configMap(cluster, owned('mistaken', [{ kind: 'ConfigMap', name: 'a', uid: 'y' }]));
  cluster.advance(1);
  expect(names(cluster)).toEqual(['a']);
});

test('only what blocks its owner is waited for', () => {
  const cluster = testCluster();
  const owner = { kind: 'ConfigMap', name: 'owner', uid: configMap(cluster, plain('owner')) };
  configMap(cluster, { ...owned('slow', [{ ...owner, blockOwnerDeletion: true }]), metadata: { ...(owned('slow', [{ ...owner, blockOwnerDeletion: true }]) as { metadata: object }).metadata, finalizers: ['example.com/wait'] } });
  remove(cluster, 'configmaps', 'owner', { propagationPolicy: 'Foreground' });
  cluster.advance(2);
  expect(names(cluster)).toEqual(['owner', 'slow']);
  cluster.client().patch({ resource: cluster.resource('configmaps'), namespace: 'default', name: 'slow' }, { type: 'merge', body: { metadata: { finalizers: null } } });
  cluster.advance(1);
  expect(names(cluster)).toEqual([]);
});

test('an owner that goes in the foreground leaves an object to its other owner', () => {
  const cluster = testCluster();
  const [a, b] = ['a', 'b'].map((name) => ({ kind: 'ConfigMap', name, uid: configMap(cluster, plain(name)), blockOwnerDeletion: true }));
  configMap(cluster, owned('shared', [a!, b!]));
  remove(cluster, 'configmaps', 'a', { propagationPolicy: 'Foreground' });
  cluster.advance(1);
  expect(names(cluster)).toEqual(['b', 'shared']);
});

test('a finalizer of somebody else keeps an object, whatever the order', () => {
  const cluster = testCluster();
  configMap(cluster, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'kept', finalizers: ['example.com/wait'] } });
  remove(cluster, 'configmaps', 'kept', { propagationPolicy: 'Background' });
  cluster.advance(5);
  expect(names(cluster)).toEqual(['kept']);
  expect(cluster.get('configmaps', 'kept').metadata.deletionTimestamp).toBeDefined();
});

test('an owner of a kind that the cluster does not know leaves its object alone', () => {
  const cluster = testCluster();
  configMap(cluster, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'made', ownerReferences: [{ apiVersion: 'example.com/v1', kind: 'Widget', name: 'w', uid: 'u' }] } });
  cluster.advance(5);
  expect(names(cluster)).toEqual(['made']);
});
