import { expect, test } from 'vitest';
import type { KubeObject } from '../../kube/object.ts';
import { testCluster, type TestCluster } from '../testing/cluster.ts';

function withQuota(hard: string, more = '', name = 'team-a-quota'): TestCluster {
  const cluster = testCluster();
  cluster.apply('apiVersion: v1\nkind: Namespace\nmetadata: {name: team-a}');
  cluster.advance(1);
  cluster.apply(`apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: ${name}, namespace: team-a}\nspec: {hard: {${hard}}${more}}`);
  cluster.advance(1);
  return cluster;
}

const TEAM_A = 'pods: "4", requests.cpu: "1", requests.memory: 1Gi, limits.cpu: "2", limits.memory: 2Gi, services.nodeports: "1", configmaps: "3"';

const pod = (name: string, resources: string, more = ''): string => `
apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: team-a}
spec: {containers: [{name: app, image: "api:0.1.0", resources: ${resources}}]${more}}
`;

const usedOf = (cluster: TestCluster, name = 'team-a-quota'): Record<string, string> => cluster.get('resourcequotas', name, 'team-a')['status'].used;

test('a new quota counts what is there already', () => {
  const cluster = withQuota(TEAM_A);
  expect(usedOf(cluster)).toEqual({ configmaps: '1', 'limits.cpu': '0', 'limits.memory': '0', pods: '0', 'requests.cpu': '0', 'requests.memory': '0', 'services.nodeports': '0' });
});

test('pods have to say what they ask for, and to fit', () => {
  const cluster = withQuota(TEAM_A);
  expect(() => cluster.apply(pod('greedy', '{}')))
    .toThrow('pods "greedy" is forbidden: failed quota: team-a-quota: must specify limits.cpu for: app; limits.memory for: app; requests.cpu for: app; requests.memory for: app');
  expect(() => cluster.apply(pod('huge', '{requests: {cpu: "2", memory: 512Mi}, limits: {cpu: "3", memory: 512Mi}}')))
    .toThrow('pods "huge" is forbidden: exceeded quota: team-a-quota, requested: limits.cpu=3,requests.cpu=2, used: limits.cpu=0,requests.cpu=0, limited: limits.cpu=2,requests.cpu=1');
  cluster.apply(pod('modest', '{requests: {cpu: 100m, memory: 128Mi}, limits: {cpu: 200m, memory: 256Mi}}'));
  expect(usedOf(cluster)).toMatchObject({ 'limits.cpu': '200m', 'limits.memory': '256Mi', pods: '1', 'requests.cpu': '100m', 'requests.memory': '128Mi' });
});

test('a deployment gets as many pods as there is room for; the quota frees what goes', () => {
  const cluster = withQuota(TEAM_A);
  cluster.apply(pod('modest', '{requests: {cpu: 100m, memory: 128Mi}, limits: {cpu: 200m, memory: 256Mi}}'));
  cluster.apply(`
apiVersion: apps/v1
kind: Deployment
metadata: {name: workers, namespace: team-a}
spec:
  replicas: 5
  selector: {matchLabels: {app: workers}}
  template:
    metadata: {labels: {app: workers}}
    spec: {containers: [{name: worker, image: "worker:1.0", resources: {requests: {cpu: 200m, memory: 100Mi}, limits: {cpu: 400m, memory: 200Mi}}}]}
`);
  cluster.advance(4);
  expect(cluster.get('deployments', 'workers', 'team-a')['status']).toMatchObject({ replicas: 3, readyReplicas: 3 });
  expect(usedOf(cluster)).toMatchObject({ pods: '4', 'requests.cpu': '700m', 'requests.memory': '428Mi', 'limits.cpu': '1400m', 'limits.memory': '856Mi' });
  const [set] = cluster.all('replicasets', 'team-a');
  const failure = cluster.eventsOf(set!.metadata.name, 'team-a').find((event) => event.startsWith('FailedCreate'));
  expect(failure).toMatch(/^FailedCreate: Error creating: pods "workers-[a-z0-9]+-[a-z0-9]{5}" is forbidden: exceeded quota: team-a-quota, requested: pods=1, used: pods=4, limited: pods=4$/);
  cluster.client().patch({ resource: cluster.resource('deployments'), namespace: 'team-a', name: 'workers' }, { type: 'merge', body: { spec: { replicas: 2 } } });
  cluster.advance(2);
  expect(usedOf(cluster)).toMatchObject({ pods: '3', 'requests.cpu': '500m', 'requests.memory': '328Mi', 'limits.cpu': '1', 'limits.memory': '656Mi' });
});

test('counts objects and node ports', () => {
  const cluster = withQuota(TEAM_A);
  const service = (name: string): string => `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}, namespace: team-a}\nspec: {type: NodePort, ports: [{port: 80}]}`;
  cluster.apply(service('first'));
  expect(() => cluster.apply(service('second'))).toThrow('services "second" is forbidden: exceeded quota: team-a-quota, requested: services.nodeports=1, used: services.nodeports=1, limited: services.nodeports=1');
  const map = (name: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}, namespace: team-a}`;
  for (const name of ['one', 'two']) cluster.apply(map(name));
  expect(() => cluster.apply(map('three'))).toThrow('configmaps "three" is forbidden: exceeded quota: team-a-quota, requested: configmaps=1, used: configmaps=3, limited: configmaps=3');
  cluster.remove('configmaps', 'one', 'team-a');
  cluster.advance(1);
  expect(usedOf(cluster)['configmaps']).toBe('2');
});

test('counts objects of any resource, and storage by class', () => {
  const cluster = withQuota('count/deployments.apps: "1", persistentvolumeclaims: "2", requests.storage: 3Gi, standard.storageclass.storage.k8s.io/requests.storage: 2Gi');
  const deployment = (name: string): string => `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}, namespace: team-a}\nspec: {replicas: 0, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: i}]}}}`;
  cluster.apply(deployment('a'));
  expect(() => cluster.apply(deployment('b'))).toThrow('deployments.apps "b" is forbidden: exceeded quota: team-a-quota, requested: count/deployments.apps=1, used: count/deployments.apps=1, limited: count/deployments.apps=1');
  const claim = (name: string, size: string): string => `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: ${name}, namespace: team-a}\nspec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: ${size}}}}`;
  cluster.apply(claim('a', '1Gi'));
  expect(() => cluster.apply(claim('b', '2Gi'))).toThrow('exceeded quota: team-a-quota, requested: standard.storageclass.storage.k8s.io/requests.storage=2Gi, used: standard.storageclass.storage.k8s.io/requests.storage=1Gi, limited: standard.storageclass.storage.k8s.io/requests.storage=2Gi');
});

test('a quota with a scope counts the pods of that scope only', () => {
  const cluster = withQuota('pods: "1"', ', scopes: [BestEffort]', 'best-effort');
  cluster.apply(pod('free', '{}'));
  cluster.apply(pod('paid', '{requests: {cpu: 100m}}'));
  expect(usedOf(cluster, 'best-effort')).toEqual({ pods: '1' });
  expect(() => cluster.apply(pod('free2', '{}'))).toThrow('pods "free2" is forbidden: exceeded quota: best-effort, requested: pods=1, used: pods=1, limited: pods=1');
});

test('a quota for a priority class', () => {
  const cluster = withQuota('pods: "1"', ', scopeSelector: {matchExpressions: [{scopeName: PriorityClass, operator: In, values: [high]}]}', 'high');
  cluster.apply('apiVersion: scheduling.k8s.io/v1\nkind: PriorityClass\nmetadata: {name: high}\nvalue: 10');
  cluster.apply(pod('a', '{}', ', priorityClassName: high'));
  cluster.apply(pod('b', '{}'));
  expect(() => cluster.apply(pod('c', '{}', ', priorityClassName: high'))).toThrow('exceeded quota: high');
});

test('pods that have ended do not count', () => {
  const cluster = withQuota('pods: "1"');
  const [done] = cluster.apply(pod('done', '{}', ', restartPolicy: Never')) as [KubeObject];
  const resource = cluster.resource('pods');
  cluster.client().patch({ resource, namespace: 'team-a', name: 'done', subresource: 'status' }, { type: 'merge', body: { status: { ...done['status'], phase: 'Succeeded' } } });
  cluster.advance(1);
  expect(usedOf(cluster)).toEqual({ pods: '0' });
});

test('a dry run counts nothing', () => {
  const cluster = withQuota('configmaps: "3"');
  cluster.client().create({ resource: cluster.resource('configmaps'), namespace: 'team-a' }, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'dry' } }, { dryRun: true });
  expect(usedOf(cluster)).toEqual({ configmaps: '1' });
});
