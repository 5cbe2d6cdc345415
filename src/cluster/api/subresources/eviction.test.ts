import { expect, test } from 'vitest';
import { StatusError } from '../status-error.ts';
import { testCluster, type TestCluster } from '../../testing/cluster.ts';

const FRONT = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: front}
spec:
  replicas: 4
  selector: {matchLabels: {app: front}}
  template:
    metadata: {labels: {app: front}}
    spec: {containers: [{name: front, image: "front:1.0"}]}
`;

const budget = (name: string, spec: string): string => `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: ${name}}\nspec: {${spec}, selector: {matchLabels: {app: front}}}`;

function withFront(...budgets: string[]): TestCluster {
  const cluster = testCluster();
  cluster.apply(FRONT);
  cluster.advance(3);
  for (const text of budgets) cluster.apply(text);
  cluster.advance(1);
  return cluster;
}

function evict(cluster: TestCluster, name: string): StatusError | undefined {
  try {
    cluster.client().create({ resource: cluster.resource('pods'), namespace: 'default', name, subresource: 'eviction' }, { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace: 'default' } });
    return undefined;
  } catch (error) {
    if (error instanceof StatusError) return error;
    throw error;
  }
}

const names = (cluster: TestCluster): string[] => cluster.all('pods').map(({ metadata }) => metadata.name);

test('a pod that no budget selects is deleted; watchers see first why', () => {
  const cluster = withFront();
  const [name] = names(cluster);
  const seen: string[] = [];
  cluster.client().watch({ resource: cluster.resource('pods') }, {}, ({ object }) => {
    if (object.metadata.name === name) seen.push(`${object.metadata.deletionTimestamp === undefined ? 'Running' : 'Terminating'} ${object['status'].conditions.at(-1).reason}`);
  });
  expect(evict(cluster, name!)).toBeUndefined();
  expect(seen.slice(0, 2)).toEqual(['Running EvictionByEvictionAPI', 'Terminating EvictionByEvictionAPI']);
  cluster.advance(3);
  expect(names(cluster)).not.toContain(name);
});

test('a budget allows so many disruptions, and again when the pods are back', () => {
  const cluster = withFront(budget('front-pdb', 'minAvailable: 3'));
  const [first, second] = names(cluster);
  expect(evict(cluster, first!)).toBeUndefined();
  const refused = evict(cluster, second!)!;
  expect(refused.status).toMatchObject({ code: 429, reason: 'TooManyRequests', message: "Cannot evict pod as it would violate the pod's disruption budget." });
  expect(refused.status.details!.causes![0]!.reason).toBe('DisruptionBudget');
  cluster.advance(5);
  expect(evict(cluster, second!)).toBeUndefined();
});

test('a budget that allows no disruption says how many pods it needs', () => {
  const cluster = withFront(budget('front-pdb', 'minAvailable: 4'));
  expect(evict(cluster, names(cluster)[0]!)!.status.details!.causes).toEqual([
    { reason: 'DisruptionBudget', message: 'The disruption budget front-pdb needs 4 healthy pods and has 4 currently', field: '' },
  ]);
});

test('two budgets for one pod are too many', () => {
  const cluster = withFront(budget('front-pdb', 'minAvailable: 1'), budget('second', 'maxUnavailable: "50%"'));
  expect(evict(cluster, names(cluster)[0]!)!.status).toMatchObject({ code: 500, message: 'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.' });
});

test('a pod that does not run disturbs nobody', () => {
  const cluster = withFront(budget('front-pdb', 'minAvailable: 4'));
  cluster.apply('apiVersion: v1\nkind: Pod\nmetadata: {name: waiting, labels: {app: front}}\nspec: {nodeSelector: {no: where}, containers: [{name: c, image: "front:1.0"}]}');
  cluster.advance(1);
  expect(evict(cluster, 'waiting')).toBeUndefined();
  expect(names(cluster)).not.toContain('waiting');
});
