import { expect, test } from 'vitest';
import { testCluster, type TestCluster } from '../testing/cluster.ts';

/** A pod; what `more` says belongs to its spec. */
const pod = (name: string, more = '', { labels = '', container = '' } = {}): string => `
apiVersion: v1
kind: Pod
metadata: {name: ${name}, labels: {${labels}}}
spec:
  containers: [{name: app, image: api:0.1.0${container}}]
${more}`;

function withPods(...texts: string[]): TestCluster {
  const cluster = testCluster();
  for (const text of texts) {
    cluster.apply(text);
    cluster.advance(2);
  }
  return cluster;
}

const nodeOf = (cluster: TestCluster, name: string): string | undefined => cluster.get('pods', name)['spec'].nodeName;
const failureOf = (cluster: TestCluster, name: string): string => cluster.eventsOf(name).find((event) => event.startsWith('FailedScheduling'))!.slice('FailedScheduling: 0/3 nodes are available: '.length);

function changeNode(cluster: TestCluster, name: string, body: object): void {
  cluster.client().patch({ resource: cluster.resource('nodes'), name }, { type: 'merge', body });
}

const NOT_HELPFUL = 'no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.';

test('taints keep pods away, tolerations let them in', () => {
  const cluster = testCluster();
  changeNode(cluster, 'desktop-worker', { spec: { taints: [{ key: 'hardware', value: 'gpu', effect: 'NoSchedule' }] } });
  changeNode(cluster, 'desktop-worker2', { spec: { taints: [{ key: 'maintenance', effect: 'NoSchedule' }] } });
  cluster.apply(pod('plain'));
  cluster.apply(pod('tolerant', '  tolerations: [{key: hardware, operator: Equal, value: gpu, effect: NoSchedule}]'));
  cluster.advance(2);
  expect(failureOf(cluster, 'plain')).toBe(`3 node(s) had untolerated taint(s). ${NOT_HELPFUL}`);
  expect(cluster.get('pods', 'plain')['status'].conditions).toEqual([{
    lastProbeTime: null, lastTransitionTime: '2026-11-21T09:00:01Z', observedGeneration: 1, reason: 'Unschedulable', status: 'False', type: 'PodScheduled',
    message: `0/3 nodes are available: 3 node(s) had untolerated taint(s). ${NOT_HELPFUL}`,
  }]);
  expect(nodeOf(cluster, 'tolerant')).toBe('desktop-worker');
  changeNode(cluster, 'desktop-worker2', { spec: { taints: [] } });
  cluster.advance(2);
  expect(nodeOf(cluster, 'plain')).toBe('desktop-worker2');
});

test('a node that is cordoned takes no pod', () => {
  const cluster = testCluster();
  for (const name of ['desktop-worker', 'desktop-worker2']) changeNode(cluster, name, { spec: { unschedulable: true } });
  cluster.advance(1);
  cluster.apply(pod('plain'));
  cluster.advance(2);
  expect(failureOf(cluster, 'plain')).toBe(`1 node(s) had untolerated taint(s), 2 node(s) were unschedulable. ${NOT_HELPFUL}`);
  changeNode(cluster, 'desktop-worker', { spec: { unschedulable: null } });
  cluster.advance(2);
  expect(nodeOf(cluster, 'plain')).toBe('desktop-worker');
});

test('a node selector waits for a label', () => {
  const cluster = withPods(pod('trainer', '  nodeSelector: {accelerator: gpu}'));
  expect(failureOf(cluster, 'trainer')).toBe(`1 node(s) had untolerated taint(s), 2 node(s) didn't match Pod's node affinity/selector. ${NOT_HELPFUL}`);
  changeNode(cluster, 'desktop-worker2', { metadata: { labels: { accelerator: 'gpu' } } });
  cluster.advance(2);
  expect(nodeOf(cluster, 'trainer')).toBe('desktop-worker2');
});

test('required node affinity knows operators, fields and alternatives', () => {
  const affinity = (terms: string): string => `  affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [${terms}]}}}`;
  const cluster = testCluster();
  changeNode(cluster, 'desktop-worker', { metadata: { labels: { disk: 'ssd', cores: '8' } } });
  changeNode(cluster, 'desktop-worker2', { metadata: { labels: { disk: 'hdd', cores: '4' } } });
  const wanted: Record<string, [terms: string, node: string | undefined]> = {
    in: ['{matchExpressions: [{key: disk, operator: In, values: [ssd, nvme]}]}', 'desktop-worker'],
    'not-in': ['{matchExpressions: [{key: disk, operator: NotIn, values: [ssd]}, {key: disk, operator: Exists}]}', 'desktop-worker2'],
    gt: ['{matchExpressions: [{key: cores, operator: Gt, values: ["6"]}]}', 'desktop-worker'],
    lt: ['{matchExpressions: [{key: cores, operator: Lt, values: ["6"]}]}', 'desktop-worker2'],
    field: ['{matchFields: [{key: metadata.name, operator: In, values: [desktop-worker2]}]}', 'desktop-worker2'],
    either: ['{matchExpressions: [{key: disk, operator: In, values: [tape]}]}, {matchExpressions: [{key: cores, operator: Gt, values: ["6"]}]}', 'desktop-worker'],
    both: ['{matchExpressions: [{key: disk, operator: In, values: [hdd]}, {key: cores, operator: Gt, values: ["6"]}]}', undefined],
  };
  for (const [name, [terms]] of Object.entries(wanted)) cluster.apply(pod(name, affinity(terms)));
  cluster.advance(2);
  expect(Object.keys(wanted).map((name) => [name, nodeOf(cluster, name)])).toEqual(Object.entries(wanted).map(([name, [, node]]) => [name, node]));
});

test('a pod that asks for more than any node has', () => {
  const cluster = withPods(pod('big', '', { container: ', resources: {requests: {cpu: "64", memory: 1Ti}}' }), pod('gpu', '', { container: ', resources: {limits: {nvidia.com/gpu: 1}}' }));
  expect(failureOf(cluster, 'big')).toBe(`1 node(s) had untolerated taint(s), 2 Insufficient cpu, 2 Insufficient memory. ${NOT_HELPFUL}`);
  expect(failureOf(cluster, 'gpu')).toBe(`1 node(s) had untolerated taint(s), 2 Insufficient nvidia.com/gpu. ${NOT_HELPFUL}`);
});

test('a pod that asks for more than is left waits until another one goes', () => {
  const request = { container: ', resources: {requests: {cpu: "5"}}' };
  const cluster = withPods(pod('a', '', request), pod('b', '', request), pod('c', '', request));
  expect(failureOf(cluster, 'c')).toBe('1 node(s) had untolerated taint(s), 2 Insufficient cpu. no new claims to deallocate, preemption: 0/3 nodes are available: 1 Preemption is not helpful for scheduling, 2 No preemption victims found for incoming pod.');
  const left = nodeOf(cluster, 'b');
  cluster.remove('pods', 'b');
  cluster.advance(3);
  expect(nodeOf(cluster, 'c')).toBe(left);
});

test('sidecars count with the containers, init containers only with the most that is needed at once', () => {
  const init = (cpu: string, more = ''): string => `{name: i${cpu}, image: "i:1", resources: {requests: {cpu: "${cpu}"}}${more}}`;
  const fits = withPods(pod('fits', `  initContainers: [${init('7')}, ${init('6')}]`, { container: ', resources: {requests: {cpu: "1"}}' }));
  expect(nodeOf(fits, 'fits')).toBeDefined();
  const does = withPods(pod('not', `  initContainers: [${init('5', ', restartPolicy: Always')}]`, { container: ', resources: {requests: {cpu: "4"}}' }));
  expect(failureOf(does, 'not')).toContain('2 Insufficient cpu');
});

test('a port of the node is taken once', () => {
  const port = (protocol: string): object => ({ container: `, ports: [{containerPort: 80, hostPort: 8080, protocol: ${protocol}}]` });
  const cluster = withPods(pod('a', '', port('TCP')), pod('b', '', port('TCP')), pod('c', '', port('TCP')), pod('d', '', port('UDP')));
  expect(new Set([nodeOf(cluster, 'a'), nodeOf(cluster, 'b')])).toEqual(new Set(['desktop-worker', 'desktop-worker2']));
  expect(failureOf(cluster, 'c')).toBe("1 node(s) had untolerated taint(s), 2 node(s) didn't have free ports for the requested pod ports. no new claims to deallocate, preemption: 0/3 nodes are available: 1 Preemption is not helpful for scheduling, 2 No preemption victims found for incoming pod.");
  expect(nodeOf(cluster, 'd')).toBeDefined();
});

test('a node has room for so many pods', () => {
  const cluster = testCluster({ nodes: [{ name: 'small', address: '10.0.0.1', pods: 1 }] });
  for (const name of ['a', 'b']) cluster.apply(pod(name));
  cluster.advance(2);
  expect(cluster.eventsOf('b')[0]).toBe('FailedScheduling: 0/1 nodes are available: 1 Too many pods. no new claims to deallocate, preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.');
});

const near = (kind: string, label: string, key = 'kubernetes.io/hostname'): string => `  affinity: {${kind}: {requiredDuringSchedulingIgnoredDuringExecution: [{labelSelector: {matchLabels: {app: ${label}}}, topologyKey: ${key}}]}}`;

test('pod affinity brings pods together; the first of a group may go anywhere', () => {
  const cluster = withPods(pod('cache', near('podAffinity', 'cache'), { labels: 'app: cache' }), pod('web', near('podAffinity', 'cache')), pod('lonely', near('podAffinity', 'nobody')));
  expect(nodeOf(cluster, 'web')).toBe(nodeOf(cluster, 'cache'));
  expect(failureOf(cluster, 'lonely')).toBe(`1 node(s) had untolerated taint(s), 2 node(s) didn't match pod affinity rules. ${NOT_HELPFUL}`);
  cluster.apply(pod('nobody', '', { labels: 'app: nobody' }));
  cluster.advance(3);
  expect(nodeOf(cluster, 'lonely')).toBe(nodeOf(cluster, 'nobody'));
});

test('pod anti-affinity keeps pods apart, both those that want it and those that come later', () => {
  const apart = near('podAntiAffinity', 'db');
  const cluster = withPods(...['a', 'b', 'c'].map((name) => pod(name, apart, { labels: 'app: db' })), pod('d', '', { labels: 'app: db' }));
  expect(nodeOf(cluster, 'a')).not.toBe(nodeOf(cluster, 'b'));
  expect(failureOf(cluster, 'c')).toBe("1 node(s) had untolerated taint(s), 2 node(s) didn't match pod anti-affinity rules. no new claims to deallocate, preemption: 0/3 nodes are available: 1 Preemption is not helpful for scheduling, 2 No preemption victims found for incoming pod.");
  expect(failureOf(cluster, 'd')).toContain("2 node(s) didn't satisfy existing pods anti-affinity rules");
});

test('topology spread constraints keep the difference small', () => {
  const spread = '  topologySpreadConstraints: [{maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: DoNotSchedule, nodeTaintsPolicy: Honor, labelSelector: {matchLabels: {app: web}}}]';
  const cluster = withPods(...['a', 'b', 'c', 'd'].map((name) => pod(name, spread, { labels: 'app: web' })));
  const counts = new Map<string, number>();
  for (const name of ['a', 'b', 'c', 'd']) counts.set(nodeOf(cluster, name)!, (counts.get(nodeOf(cluster, name)!) ?? 0) + 1);
  expect([...counts.values()]).toEqual([2, 2]);
});

test('without a policy for taints, the tainted control plane counts as an empty domain', () => {
  const spread = '  topologySpreadConstraints: [{maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: web}}}]';
  const cluster = withPods(...['a', 'b', 'c'].map((name) => pod(name, spread, { labels: 'app: web' })));
  expect(failureOf(cluster, 'c')).toBe("1 node(s) had untolerated taint(s), 2 node(s) didn't match pod topology spread constraints. no new claims to deallocate, preemption: 0/3 nodes are available: 1 Preemption is not helpful for scheduling, 2 No preemption victims found for incoming pod.");
  const zoned = withPods(pod('z', spread.replace('kubernetes.io/hostname', 'topology.kubernetes.io/zone'), { labels: 'app: web' }));
  expect(failureOf(zoned, 'z')).toContain("2 node(s) didn't match pod topology spread constraints (missing required label)");
});

test('a pod with scheduling gates waits for them to go', () => {
  const cluster = withPods(pod('gated', '  schedulingGates: [{name: example.com/quota}]'));
  expect(nodeOf(cluster, 'gated')).toBeUndefined();
  expect(cluster.eventsOf('gated')).toEqual([]);
  cluster.client().patch({ resource: cluster.resource('pods'), namespace: 'default', name: 'gated' }, { type: 'json', body: [{ op: 'remove', path: '/spec/schedulingGates' }] });
  cluster.advance(2);
  expect(nodeOf(cluster, 'gated')).toBeDefined();
});

test('a pod that names its node, or another scheduler, is none of its business', () => {
  const cluster = withPods(pod('placed', '  nodeName: desktop-control-plane'), pod('foreign', '  schedulerName: mine'));
  expect(cluster.eventsOf('placed')[0]).toMatch(/^Pulled/);
  expect(nodeOf(cluster, 'foreign')).toBeUndefined();
  expect(cluster.eventsOf('foreign')).toEqual([]);
});

test('a cluster without nodes', () => {
  const cluster = testCluster({ nodes: [] });
  cluster.apply(pod('plain'));
  cluster.advance(1);
  expect(cluster.eventsOf('plain')).toEqual(['FailedScheduling: no nodes available to schedule pods']);
});

test('a pod is tried again only when something changes that may help it', () => {
  const cluster = withPods(pod('picky', '  nodeSelector: {disk: ssd}'), pod('other'));
  cluster.remove('pods', 'other');
  cluster.apply('apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data}\nspec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}');
  cluster.client().patch({ resource: cluster.resource('pods'), namespace: 'default', name: 'picky' }, { type: 'merge', body: { metadata: { annotations: { note: 'hi' } } } });
  cluster.advance(60);
  expect(cluster.eventsOf('picky')).toHaveLength(1);
  cluster.client().patch({ resource: cluster.resource('nodes'), name: 'desktop-worker' }, { type: 'merge', body: { metadata: { labels: { team: 'a' } } } });
  cluster.advance(1);
  expect(cluster.eventsOf('picky')).toHaveLength(2);
});

test('a pod that waits is tried again after five minutes at the latest', () => {
  const cluster = withPods(pod('picky', '  nodeSelector: {disk: ssd}'));
  cluster.advance(297);
  expect(cluster.eventsOf('picky')).toHaveLength(1);
  cluster.advance(4);
  expect(cluster.eventsOf('picky')).toHaveLength(2);
});
