import { expect, test } from 'vitest';
import { testCluster, type TestCluster } from '../testing/cluster.ts';

const NODE = 'desktop-worker2';

function withPod(tolerations = ''): TestCluster {
  const cluster = testCluster();
  cluster.apply(`
apiVersion: v1
kind: Pod
metadata: {name: plain}
spec:
  nodeSelector: {kubernetes.io/hostname: ${NODE}}
  tolerations: [${tolerations}]
  containers: [{name: app, image: api:0.1.0}]`);
  cluster.advance(2);
  return cluster;
}

function taint(cluster: TestCluster, taints: object[]): void {
  cluster.client().patch({ resource: cluster.resource('nodes'), name: NODE }, { type: 'merge', body: { spec: { taints } } });
}

const NOW = { key: 'evict', value: 'now', effect: 'NoExecute' };

test('evicts a pod that does not tolerate a taint', () => {
  const cluster = withPod();
  taint(cluster, [NOW]);
  cluster.advance(3);
  expect(cluster.all('pods')).toEqual([]);
  expect(cluster.eventsOf('plain')).toContain('TaintManagerEviction: Marking for deletion Pod default/plain');
});

test('leaves a pod that tolerates it, and those that are told only not to come', () => {
  const tolerant = withPod('{key: evict, operator: Equal, value: now, effect: NoExecute}');
  taint(tolerant, [NOW]);
  tolerant.advance(1000);
  expect(tolerant.all('pods')).toHaveLength(1);
  const cluster = withPod();
  taint(cluster, [{ ...NOW, effect: 'NoSchedule' }, { ...NOW, effect: 'PreferNoSchedule' }]);
  cluster.advance(1000);
  expect(cluster.all('pods')).toHaveLength(1);
});

test('waits for the seconds that a pod tolerates it', () => {
  const cluster = withPod('{key: evict, operator: Exists, effect: NoExecute, tolerationSeconds: 30}');
  taint(cluster, [NOW]);
  cluster.advance(29);
  expect(cluster.get('pods', 'plain').metadata.deletionTimestamp).toBeUndefined();
  cluster.advance(2);
  expect(cluster.eventsOf('plain')).toContain('TaintManagerEviction: Marking for deletion Pod default/plain');
  cluster.advance(2);
  expect(cluster.all('pods')).toEqual([]);
});

test('lets a pod stay when the taint goes in time', () => {
  const cluster = withPod('{key: evict, operator: Exists, effect: NoExecute, tolerationSeconds: 30}');
  taint(cluster, [NOW]);
  cluster.advance(10);
  taint(cluster, []);
  cluster.advance(100);
  expect(cluster.all('pods')).toHaveLength(1);
  expect(cluster.eventsOf('plain')).toContain('TaintManagerEviction: Cancelling deletion of Pod default/plain');
});

test('evicts a pod that is put on a tainted node by hand', () => {
  const cluster = testCluster();
  taint(cluster, [NOW]);
  cluster.apply(`apiVersion: v1\nkind: Pod\nmetadata: {name: plain}\nspec: {nodeName: ${NODE}, containers: [{name: app, image: api:0.1.0}]}`);
  cluster.advance(4);
  expect(cluster.all('pods')).toEqual([]);
});
