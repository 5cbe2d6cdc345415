import { describe, expect, test } from 'vitest';
import type { Decoded, KubeObject } from '../../../kube/object.ts';
import { testCluster, type TestCluster } from '../../testing/cluster.ts';

const deployment = (image: string, replicas: number, more: object = {}): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: {
    replicas,
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'c', image }] } },
    ...more,
  },
});

function start(replicas: number, more: object = {}): TestCluster {
  const cluster = testCluster();
  cluster.put(deployment('api:1', replicas, more));
  cluster.advance(8);
  return cluster;
}

const sets = (cluster: TestCluster): Record<string, number> => Object.fromEntries(cluster.all('replicasets').map(({ metadata, spec }) => [metadata.annotations['deployment.kubernetes.io/revision'], spec.replicas]));
const condition = (cluster: TestCluster, type: string): Decoded => cluster.get('deployments', 'web')['status'].conditions.find((one: Decoded) => one.type === type);
const scalings = (cluster: TestCluster): string[] => cluster.eventsOf('web').map((event) => event.replace(/^.*replica set web-\S+ /, ''));

test('right after it was made its pods exist and none is ready', () => {
  const cluster = testCluster();
  cluster.put(deployment('api:1', 10));
  cluster.advance(0.15);
  expect(cluster.get('deployments', 'web')['status']).toMatchObject({ replicas: 10, updatedReplicas: 10, unavailableReplicas: 10, observedGeneration: 1 });
  expect(condition(cluster, 'Available')).toMatchObject({ status: 'False', reason: 'MinimumReplicasUnavailable', message: 'Deployment does not have minimum availability.' });
});

test('when all pods are available it says so', () => {
  const cluster = start(4);
  const [set] = cluster.all('replicasets');
  expect(cluster.get('deployments', 'web')['status']).toMatchObject({ availableReplicas: 4, readyReplicas: 4, replicas: 4, updatedReplicas: 4, terminatingReplicas: 0 });
  expect(condition(cluster, 'Progressing')).toMatchObject({ status: 'True', reason: 'NewReplicaSetAvailable', message: `ReplicaSet "${set!.metadata.name}" has successfully progressed.` });
  expect(set!.metadata.annotations).toEqual({ 'deployment.kubernetes.io/desired-replicas': '4', 'deployment.kubernetes.io/max-replicas': '5', 'deployment.kubernetes.io/revision': '1' });
  expect(set!.metadata.labels['pod-template-hash']).toBe(set!.metadata.name.slice('web-'.length));
});

// Recorded with four replicas, one more and one less allowed, and two seconds until a pod counts.
test('a rolling update goes step by step', () => {
  const bounds = { minReadySeconds: 2, strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 1 } } };
  const cluster = start(4, bounds);
  cluster.put(deployment('api:2', 4, bounds));
  cluster.advance(20);
  expect(scalings(cluster)).toEqual(['from 0 to 4', 'from 0 to 1', 'from 4 to 3', 'from 1 to 2', 'from 3 to 1', 'from 2 to 4', 'from 1 to 0']);
  expect(sets(cluster)).toEqual({ 1: 0, 2: 4 });
});

test('going back to an earlier template takes its set again, with the next revision', () => {
  const cluster = start(2);
  cluster.put(deployment('api:2', 2));
  cluster.advance(10);
  cluster.put(deployment('api:1', 2));
  cluster.advance(10);
  expect(sets(cluster)).toEqual({ 2: 0, 3: 2 });
  expect(cluster.get('deployments', 'web').metadata.annotations['deployment.kubernetes.io/revision']).toBe('3');
});

test('another number of replicas scales the set that there is', () => {
  const cluster = start(2);
  cluster.put(deployment('api:1', 5));
  cluster.advance(5);
  expect(sets(cluster)).toEqual({ 1: 5 });
  expect(scalings(cluster)).toEqual(['from 0 to 2', 'from 2 to 5']);
  expect(cluster.all('replicasets')[0]!.metadata.generation).toBe(2);
});

// https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#proportional-scaling: ten replicas become fifteen in the middle of an update.
test('scaling during an update is shared among the sets', () => {
  const bounds = { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 3, maxUnavailable: 2 } } };
  const cluster = start(10, bounds);
  cluster.put(deployment('app:nonexistent', 10, bounds));
  cluster.advance(5);
  expect(sets(cluster)).toEqual({ 1: 8, 2: 5 });
  cluster.put(deployment('app:nonexistent', 15, bounds));
  cluster.advance(5);
  expect(sets(cluster)).toEqual({ 1: 11, 2: 7 });
});

test('Recreate lets all old pods go before the first new one comes', () => {
  const strategy = { strategy: { type: 'Recreate' } };
  const cluster = start(3, strategy);
  cluster.put({ ...deployment('api:2', 3, strategy) });
  const images = new Set<string>();
  cluster.store.watch('pods', () => {
    images.add([...new Set(cluster.all('pods').map(({ spec }) => spec.containers[0].image))].sort().join());
  });
  cluster.advance(10);
  expect(images).not.toContain('api:1,api:2');
  expect(sets(cluster)).toEqual({ 1: 0, 2: 3 });
});

describe('a paused deployment', () => {
  test('does not roll out, but is scaled', () => {
    const cluster = start(2);
    cluster.put(deployment('api:2', 3, { paused: true }));
    cluster.advance(5);
    expect(sets(cluster)).toEqual({ 1: 3 });
    expect(condition(cluster, 'Progressing')).toMatchObject({ status: 'Unknown', reason: 'DeploymentPaused' });
    cluster.put(deployment('api:2', 3, { paused: false }));
    cluster.advance(10);
    expect(sets(cluster)).toEqual({ 1: 0, 2: 3 });
  });
});

// https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#failed-deployment
test('a rollout that makes no progress for too long is said to have failed', () => {
  const cluster = start(2, { progressDeadlineSeconds: 30 });
  cluster.put(deployment('app:nonexistent', 2, { progressDeadlineSeconds: 30 }));
  cluster.advance(25);
  expect(condition(cluster, 'Progressing')).toMatchObject({ status: 'True' });
  cluster.advance(15);
  const newest = cluster.all('replicasets').find(({ metadata }) => metadata.annotations['deployment.kubernetes.io/revision'] === '2');
  expect(condition(cluster, 'Progressing')).toMatchObject({ status: 'False', reason: 'ProgressDeadlineExceeded', message: `ReplicaSet "${newest!.metadata.name}" has timed out progressing.` });
  expect(condition(cluster, 'Available')).toMatchObject({ status: 'True' });
});

test('the history keeps as many old sets as asked for', () => {
  const limit = { revisionHistoryLimit: 1 };
  const cluster = start(1, limit);
  for (const image of ['api:2', 'api:3', 'api:4']) {
    cluster.put(deployment(image, 1, limit));
    cluster.advance(8);
  }
  expect(sets(cluster)).toEqual({ 3: 0, 4: 1 });
});

test('two deployments with the same selector leave each other alone', () => {
  const cluster = start(1);
  const other = deployment('api:9', 2);
  cluster.put({ ...other, metadata: { name: 'other' } });
  cluster.advance(5);
  expect(cluster.get('deployments', 'web')['status']).toMatchObject({ replicas: 1 });
  expect(cluster.get('deployments', 'other')['status']).toMatchObject({ replicas: 2 });
});
