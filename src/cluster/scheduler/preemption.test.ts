import { expect, test } from 'vitest';
import { testCluster, type TestCluster } from '../testing/cluster.ts';

const CLASSES = `
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: {name: urgent}
value: 100000
---
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: {name: patient}
value: 10
preemptionPolicy: Never
`;

const filler = (more = ''): string => `
apiVersion: apps/v1
kind: Deployment
metadata: {name: filler}
spec:
  replicas: 4
  selector: {matchLabels: {app: filler}}
  template:
    metadata: {labels: {app: filler}}
    spec:
      priorityClassName: patient
      containers: [{name: c, image: "api:0.1.0", resources: {requests: {cpu: 3500m}}}]
      ${more}
`;

const pod = (name: string, cpu: string, className: string): string => `
apiVersion: v1
kind: Pod
metadata: {name: ${name}}
spec:
  priorityClassName: ${className}
  containers: [{name: c, image: "api:0.1.0", resources: {requests: {cpu: "${cpu}"}}}]
`;

/** Two workers, filled by four pods of low priority. */
function fullCluster(): TestCluster {
  const cluster = testCluster();
  cluster.apply(CLASSES);
  cluster.apply(filler());
  cluster.advance(3);
  return cluster;
}

test('a pod of higher priority takes the place of another', () => {
  const cluster = fullCluster();
  const before = new Set(cluster.all('pods').map(({ metadata }) => metadata.name));
  cluster.apply(pod('vip', '3', 'urgent'));
  cluster.advance(0.1);
  expect(cluster.get('pods', 'vip')['status'].nominatedNodeName).toMatch(/^desktop-worker/);
  cluster.advance(4);
  const vip = cluster.get('pods', 'vip');
  expect(vip['status'].phase).toBe('Running');
  expect(vip['status'].nominatedNodeName).toBeUndefined();
  expect(cluster.eventsOf('vip').slice(0, 2)).toEqual([
    'FailedScheduling: 0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient cpu.',
    `Scheduled: Successfully assigned default/vip to ${vip['spec'].nodeName}`,
  ]);
  const preempted = cluster.all('events').filter(({ reason }) => reason === 'Preempted');
  expect(preempted.map(({ message }) => message)).toEqual([`Preempted by pod ${vip.metadata.uid} on node ${vip['spec'].nodeName}`]);
  // The one that its ReplicaSet made instead does not push anybody away.
  const late = cluster.all('pods').find(({ metadata }) => metadata.name !== 'vip' && !before.has(metadata.name))!;
  expect(late['status'].phase).toBe('Pending');
  // It was tried again when the victim had gone: the same words, but two events, as the pod was another one by then.
  const failure = 'FailedScheduling: 0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient cpu. no new claims to deallocate, preemption: not eligible due to preemptionPolicy=Never.';
  expect(cluster.eventsOf(late.metadata.name)).toEqual([failure, failure]);
});

test('as few pods as possible go, and those whose budget allows it', () => {
  const cluster = testCluster({ nodes: [{ name: 'one', address: '10.0.0.1' }, { name: 'two', address: '10.0.0.2' }] });
  cluster.apply(CLASSES);
  const placed = (name: string, node: string, cpu: string, label: string): string => `
apiVersion: v1
kind: Pod
metadata: {name: ${name}, labels: {app: ${label}}}
spec:
  nodeSelector: {kubernetes.io/hostname: ${node}}
  containers: [{name: c, image: "api:0.1.0", resources: {requests: {cpu: "${cpu}"}}}]
`;
  for (const text of [placed('kept', 'one', '7', 'kept'), placed('small', 'two', '2', 'other'), placed('large', 'two', '5', 'other')]) cluster.apply(text);
  cluster.apply('apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: kept}\nspec: {minAvailable: 1, selector: {matchLabels: {app: kept}}}');
  cluster.advance(3);
  cluster.apply(pod('vip', '3', 'urgent'));
  cluster.advance(5);
  expect(cluster.all('pods').map(({ metadata }) => metadata.name)).toEqual(['kept', 'small', 'vip']);
  expect(cluster.get('pods', 'vip')['spec'].nodeName).toBe('two');
});

test('pods of the same priority are left alone', () => {
  const cluster = testCluster();
  cluster.apply(CLASSES);
  for (const name of ['a', 'b', 'c']) cluster.apply(pod(name, '6', 'urgent'));
  cluster.advance(3);
  expect(cluster.eventsOf('c')[0]).toBe('FailedScheduling: 0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient cpu. no new claims to deallocate, preemption: 0/3 nodes are available: 1 Preemption is not helpful for scheduling, 2 No preemption victims found for incoming pod.');
});

test('the more important of those that wait goes first', () => {
  const cluster = testCluster({ nodes: [{ name: 'one', address: '10.0.0.1' }] });
  cluster.apply(CLASSES);
  cluster.apply(pod('later', '6', 'patient'));
  cluster.apply(pod('first', '6', 'urgent'));
  cluster.advance(3);
  expect(cluster.get('pods', 'first')['status'].phase).toBe('Running');
  expect(cluster.get('pods', 'later')['status'].phase).toBe('Pending');
});
