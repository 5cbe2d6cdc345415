import { expect, test } from 'vitest';
import { testCluster, type TestCluster } from '../../testing/cluster.ts';

const NODE = 'desktop-worker';

const pod = (name: string, more = ''): string => `
apiVersion: v1
kind: Pod
metadata: {name: ${name}}
spec:
  nodeSelector: {kubernetes.io/hostname: ${NODE}}
  containers: [{name: app, image: api:0.1.0}]
${more}`;

function withPods(...texts: string[]): TestCluster {
  const cluster = testCluster();
  for (const text of texts) cluster.apply(text);
  cluster.advance(2);
  return cluster;
}

const conditionOf = (cluster: TestCluster, type: string): Record<string, string> => cluster.get('nodes', NODE)['status'].conditions.find((one: { type: string }) => one.type === type);
const names = (cluster: TestCluster): string[] => cluster.all('pods').map(({ metadata }) => metadata.name);
const taintsOf = (cluster: TestCluster): string[] => (cluster.get('nodes', NODE)['spec'].taints ?? []).map(({ key, effect }: Record<string, string>) => `${key}:${effect}`);

test('heartbeats are seen as time goes by, and are not written', () => {
  const cluster = testCluster();
  const revision = cluster.store.revision;
  cluster.advance(3605);
  expect(cluster.store.revision).toBe(revision);
  expect(cluster.get('leases', NODE, 'kube-node-lease')['spec'].renewTime).toBe('2026-11-21T10:00:00.000000Z');
  expect(conditionOf(cluster, 'Ready')).toMatchObject({ status: 'True', lastHeartbeatTime: '2026-11-21T10:00:00Z', lastTransitionTime: '2026-11-21T09:00:00Z' });
});

test('a node that fell silent is Unknown after 40 to 50 seconds, and its pods are no longer ready', () => {
  const cluster = withPods(pod('plain'));
  cluster.nodes.stop(NODE);
  cluster.advance(39);
  expect(conditionOf(cluster, 'Ready').status).toBe('True');
  cluster.advance(12);
  for (const type of ['Ready', 'MemoryPressure', 'DiskPressure', 'PIDPressure']) {
    expect(conditionOf(cluster, type)).toMatchObject({ status: 'Unknown', reason: 'NodeStatusUnknown', message: 'Kubelet stopped posting node status.' });
  }
  expect(taintsOf(cluster)).toEqual(['node.kubernetes.io/unreachable:NoSchedule', 'node.kubernetes.io/unreachable:NoExecute']);
  expect(cluster.eventsOf(NODE)).toEqual(['NodeNotReady: Node desktop-worker status is now: NodeNotReady']);
  const plain = cluster.get('pods', 'plain');
  expect(plain['status'].phase).toBe('Running');
  expect(plain['status'].conditions.find(({ type }: { type: string }) => type === 'Ready').status).toBe('False');
  expect(cluster.eventsOf('plain').at(-1)).toBe('NodeNotReady: Node is not ready');
});

test('its pods are deleted after the five minutes that they tolerate, and stay Terminating', () => {
  const cluster = withPods(pod('plain'), pod('patient', '  tolerations: [{key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute}]'), pod('hasty', '  tolerations: [{key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute, tolerationSeconds: 10}]'));
  cluster.nodes.stop(NODE);
  cluster.advance(70);
  expect(cluster.get('pods', 'hasty').metadata.deletionTimestamp).toBeDefined();
  expect(cluster.get('pods', 'plain').metadata.deletionTimestamp).toBeUndefined();
  cluster.advance(300);
  const plain = cluster.get('pods', 'plain');
  expect(plain.metadata.deletionTimestamp).toBeDefined();
  expect(plain['status'].conditions.find(({ type }: { type: string }) => type === 'DisruptionTarget')).toMatchObject({ status: 'True', reason: 'DeletionByTaintManager', message: 'Taint manager: deleting due to NoExecute taint' });
  expect(cluster.get('pods', 'patient').metadata.deletionTimestamp).toBeUndefined();
  cluster.advance(600);
  expect(names(cluster)).toEqual(['hasty', 'patient', 'plain']);
  cluster.nodes.start(NODE);
  cluster.advance(2);
  expect(names(cluster)).toEqual(['patient']);
});

test('a node that comes back in time keeps its pods; their containers have been started again', () => {
  const cluster = withPods(pod('plain'));
  cluster.nodes.stop(NODE);
  cluster.advance(100);
  cluster.nodes.start(NODE);
  cluster.advance(3);
  expect(conditionOf(cluster, 'Ready')).toMatchObject({ status: 'True', reason: 'KubeletReady' });
  expect(taintsOf(cluster)).toEqual([]);
  expect(cluster.eventsOf(NODE)).toContain('NodeReady: Node desktop-worker status is now: NodeReady');
  expect(cluster.eventsOf('plain')).toContain('TaintManagerEviction: Cancelling deletion of Pod default/plain');
  const [status] = cluster.get('pods', 'plain')['status'].containerStatuses;
  expect(status).toMatchObject({ ready: true, restartCount: 1 });
  cluster.advance(400);
  expect(names(cluster)).toEqual(['plain']);
});

test('a node that is cordoned has the taint of it', () => {
  const cluster = testCluster();
  const at = { resource: cluster.resource('nodes'), name: NODE };
  cluster.client().patch(at, { type: 'merge', body: { spec: { unschedulable: true } } });
  cluster.advance(1);
  expect(taintsOf(cluster)).toEqual(['node.kubernetes.io/unschedulable:NoSchedule']);
  cluster.client().patch(at, { type: 'merge', body: { spec: { unschedulable: null } } });
  cluster.advance(1);
  expect(taintsOf(cluster)).toEqual([]);
});

test('a node that somebody only wrote down never gets ready', () => {
  const cluster = testCluster();
  cluster.apply('apiVersion: v1\nkind: Node\nmetadata: {name: paper}');
  cluster.advance(70);
  const { status, spec } = cluster.get('nodes', 'paper') as { status?: { conditions: object[] }; spec?: { taints: object[] } };
  expect(status!.conditions.at(-1)).toMatchObject({ type: 'Ready', status: 'Unknown', reason: 'NodeStatusNeverUpdated', message: 'Kubelet never posted node status.' });
  expect(spec!.taints).toMatchObject([{ key: 'node.kubernetes.io/unreachable', effect: 'NoSchedule' }, { key: 'node.kubernetes.io/unreachable', effect: 'NoExecute' }]);
});
