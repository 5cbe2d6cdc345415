import { describe, expect, test } from 'vitest';
import type { KubeObject } from '../../../kube/object.ts';
import { controllerOf } from '../owners.ts';
import { testCluster, type TestCluster } from '../../testing/cluster.ts';

const replicaSet = (replicas: number, more: object = {}): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  metadata: { name: 'web' },
  spec: {
    replicas,
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'c', image: 'api:1' }] } },
    ...more,
  },
});

const pod = (name: string, labels: Record<string, string>): KubeObject => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name, labels }, spec: { containers: [{ name: 'c', image: 'api:1' }] } });

function start(replicas: number): TestCluster {
  const cluster = testCluster();
  cluster.put(replicaSet(replicas));
  cluster.advance(3);
  return cluster;
}

test('keeps the number of pods that is asked for, with names made from its own', () => {
  const cluster = start(3);
  const pods = cluster.all('pods');
  expect(pods).toHaveLength(3);
  for (const { metadata } of pods) expect(metadata).toMatchObject({ name: expect.stringMatching(/^web-[a-z0-9]{5}$/), generateName: 'web-', labels: { app: 'web' } });
  expect(cluster.get('replicasets', 'web')['status']).toEqual({
    availableReplicas: 3, fullyLabeledReplicas: 3, observedGeneration: 1, readyReplicas: 3, replicas: 3, terminatingReplicas: 0,
  });
  cluster.remove('pods', pods[0]!.metadata.name);
  cluster.advance(3);
  expect(cluster.all('pods')).toHaveLength(3);
});

test('tells what it does', () => {
  const cluster = start(1);
  cluster.put(replicaSet(0));
  cluster.advance(3);
  expect(cluster.eventsOf('web')).toEqual([expect.stringMatching(/^SuccessfulCreate: Created pod: web-/), expect.stringMatching(/^SuccessfulDelete: Deleted pod: web-/)]);
});

// https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#non-template-pod-acquisitions
test('adopts pods that it selects and that nobody controls', () => {
  const cluster = testCluster();
  cluster.put(pod('older', { app: 'web' }));
  cluster.advance(2);
  cluster.put(replicaSet(2));
  cluster.advance(3);
  expect(cluster.all('pods')).toHaveLength(2);
  expect(controllerOf(cluster.get('pods', 'older'))).toMatchObject({ kind: 'ReplicaSet', name: 'web', controller: true, blockOwnerDeletion: true });
});

// https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#isolating-pods-from-a-replicaset
test('lets a pod go whose labels changed, and makes another', () => {
  const cluster = start(2);
  const [first] = cluster.all('pods');
  cluster.put({ apiVersion: 'v1', kind: 'Pod', metadata: { name: first!.metadata.name, labels: { app: 'debug' } } });
  cluster.advance(3);
  expect(cluster.all('pods')).toHaveLength(3);
  expect(cluster.get('pods', first!.metadata.name).metadata.ownerReferences).toBeUndefined();
});

describe('what goes first when there are too many', () => {
  // https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#scaling-a-replicaset
  test('pods that are not ready', () => {
    const cluster = start(2);
    cluster.put(pod('broken', { app: 'web' }));
    cluster.put({ ...pod('pending', { app: 'web' }), spec: { nodeSelector: { no: 'node' }, containers: [{ name: 'c', image: 'api:1' }] } });
    cluster.advance(3);
    expect(cluster.all('pods').map(({ metadata }) => metadata.name)).not.toContain('pending');
    expect(cluster.all('pods')).toHaveLength(2);
  });

  // https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#pod-deletion-cost
  test('pods with the lowest deletion cost', () => {
    const cluster = start(3);
    const [first, second, third] = cluster.all('pods').map(({ metadata }) => metadata.name as string);
    const cost = (name: string, value: string): void => void cluster.put({ apiVersion: 'v1', kind: 'Pod', metadata: { name, annotations: { 'controller.kubernetes.io/pod-deletion-cost': value } } });
    cost(first!, '10');
    cost(second!, '-5');
    cluster.put(replicaSet(2));
    cluster.advance(3);
    expect(cluster.all('pods').map(({ metadata }) => metadata.name)).toEqual([first, third]);
  });
});

test('says so when pods cannot be made', () => {
  const cluster = testCluster();
  cluster.put({ apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'few' }, spec: { hard: { pods: '1' } } });
  cluster.advance(1);
  cluster.put(replicaSet(3));
  cluster.advance(2);
  const { status } = cluster.get('replicasets', 'web');
  expect(status.replicas).toBe(1);
  expect(status.conditions).toEqual([expect.objectContaining({ type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message: expect.stringContaining('exceeded quota: few, requested: pods=1, used: pods=1, limited: pods=1') })]);
  cluster.remove('resourcequotas', 'few');
  cluster.advance(60);
  expect(cluster.get('replicasets', 'web')['status']).toMatchObject({ replicas: 3 });
  expect(cluster.get('replicasets', 'web')['status'].conditions).toBeUndefined();
});

test('pods count as available after minReadySeconds', () => {
  const cluster = testCluster();
  cluster.put(replicaSet(2, { minReadySeconds: 5 }));
  cluster.advance(3);
  expect(cluster.get('replicasets', 'web')['status']).toMatchObject({ readyReplicas: 2 });
  expect(cluster.get('replicasets', 'web')['status'].availableReplicas).toBeUndefined();
  cluster.advance(5);
  expect(cluster.get('replicasets', 'web')['status']).toMatchObject({ availableReplicas: 2 });
});

test('a ReplicationController does the same, with a selector of equalities', () => {
  const cluster = testCluster();
  cluster.apply(`
apiVersion: v1
kind: ReplicationController
metadata: {name: forest}
spec:
  replicas: 2
  selector: {app: forest}
  template:
    metadata: {labels: {app: forest}}
    spec: {containers: [{name: c, image: "forest:1"}]}
`);
  cluster.advance(3);
  expect(cluster.all('pods')).toHaveLength(2);
  expect(cluster.get('replicationcontrollers', 'forest')['status']).toEqual({ availableReplicas: 2, fullyLabeledReplicas: 2, observedGeneration: 1, readyReplicas: 2, replicas: 2 });
  expect(cluster.eventsOf('forest')[0]).toMatch(/^SuccessfulCreate: Created pod: forest-/);
});
