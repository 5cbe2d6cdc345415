import { expect, test } from 'vitest';
import { testCluster, type TestCluster } from '../testing/cluster.ts';

const deployment = (replicas: number, more = ''): string => `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: ${replicas}
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers: [{name: c, image: "api:0.1.0"}]
      ${more}
`;

/** How many pods each node has. */
function counts(cluster: TestCluster): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { spec } of cluster.all('pods')) found[spec.nodeName] = (found[spec.nodeName] ?? 0) + 1;
  return found;
}

test.each([1, 2, 3, 4, 5])('replicas are spread over the nodes (seed %i)', (seed) => {
  const cluster = testCluster({ seed });
  cluster.apply(deployment(10));
  cluster.advance(2);
  expect(counts(cluster)).toEqual({ 'desktop-worker': 5, 'desktop-worker2': 5 });
});

test('a preferred node is taken before an empty one', () => {
  const cluster = testCluster();
  cluster.client().patch({ resource: cluster.resource('nodes'), name: 'desktop-worker2' }, { type: 'merge', body: { metadata: { labels: { disk: 'ssd' } } } });
  cluster.apply(deployment(1, 'affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 100, preference: {matchExpressions: [{key: disk, operator: In, values: [ssd]}]}}]}}'));
  cluster.advance(2);
  expect(counts(cluster)).toEqual({ 'desktop-worker2': 1 });
});

test('a node with a taint PreferNoSchedule is taken last', () => {
  const cluster = testCluster();
  cluster.client().patch({ resource: cluster.resource('nodes'), name: 'desktop-worker' }, { type: 'merge', body: { spec: { taints: [{ key: 'team', value: 'a', effect: 'PreferNoSchedule' }] } } });
  cluster.apply(deployment(1));
  cluster.advance(2);
  expect(counts(cluster)).toEqual({ 'desktop-worker2': 1 });
});

test('the node with more left is taken', () => {
  const cluster = testCluster();
  cluster.apply('apiVersion: v1\nkind: Pod\nmetadata: {name: heavy}\nspec: {nodeName: desktop-worker, containers: [{name: c, image: "api:0.1.0", resources: {requests: {cpu: "6", memory: 20Gi}}}]}');
  cluster.advance(1);
  cluster.apply(deployment(1));
  cluster.advance(2);
  expect(counts(cluster)).toEqual({ 'desktop-worker': 1, 'desktop-worker2': 1 });
});

test('preferred pod affinity brings together, preferred anti-affinity drives apart', () => {
  const near = (kind: string): string => `affinity: {${kind}: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 100, podAffinityTerm: {labelSelector: {matchLabels: {role: cache}}, topologyKey: kubernetes.io/hostname}}]}}`;
  for (const [kind, node] of [['podAffinity', 'desktop-worker'], ['podAntiAffinity', 'desktop-worker2']] as const) {
    const cluster = testCluster();
    cluster.apply('apiVersion: v1\nkind: Pod\nmetadata: {name: cache, labels: {role: cache}}\nspec: {nodeName: desktop-worker, containers: [{name: c, image: "api:0.1.0"}]}');
    cluster.advance(1);
    cluster.apply(deployment(1, near(kind)));
    cluster.advance(2);
    const web = cluster.all('pods').find(({ metadata }) => metadata.name.startsWith('web'))!;
    expect(web['spec'].nodeName).toBe(node);
  }
});
