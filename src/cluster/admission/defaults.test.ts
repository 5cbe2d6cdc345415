import { expect, test } from 'vitest';
import { testCluster } from '../testing/cluster.ts';

const pod = (name: string, more = ''): string => `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec: {containers: [{name: app, image: "api:0.1.0"}]${more}}`;

test('a pod gets its service account, the mount of its token, its priority and its tolerations', () => {
  const cluster = testCluster({ seed: 7 });
  const { spec } = cluster.apply(pod('plain'))[0]!;
  expect(spec).toMatchObject({ serviceAccount: 'default', serviceAccountName: 'default', priority: 0, preemptionPolicy: 'PreemptLowerPriority' });
  expect(spec['tolerations']).toEqual([
    { effect: 'NoExecute', key: 'node.kubernetes.io/not-ready', operator: 'Exists', tolerationSeconds: 300 },
    { effect: 'NoExecute', key: 'node.kubernetes.io/unreachable', operator: 'Exists', tolerationSeconds: 300 },
  ]);
  const [volume] = spec['volumes'];
  expect(volume.name).toMatch(/^kube-api-access-[a-z0-9]{5}$/);
  expect(volume.projected).toEqual({
    defaultMode: 420,
    sources: [
      { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
      { configMap: { items: [{ key: 'ca.crt', path: 'ca.crt' }], name: 'kube-root-ca.crt' } },
      { downwardAPI: { items: [{ fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' }, path: 'namespace' }] } },
    ],
  });
  expect(spec['containers'][0].volumeMounts).toEqual([{ mountPath: '/var/run/secrets/kubernetes.io/serviceaccount', name: volume.name, readOnly: true }]);
});

test('a pod or its account may do without the token', () => {
  const cluster = testCluster();
  cluster.apply('apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: robot}\nautomountServiceAccountToken: false\nimagePullSecrets: [{name: registry}]');
  expect(cluster.apply(pod('a', ', automountServiceAccountToken: false'))[0]!['spec'].volumes).toBeUndefined();
  const b = cluster.apply(pod('b', ', serviceAccountName: robot'))[0]!['spec'];
  expect(b.volumes).toBeUndefined();
  expect(b.imagePullSecrets).toEqual([{ name: 'registry' }]);
  expect(cluster.apply(pod('c', ', serviceAccountName: robot, automountServiceAccountToken: true'))[0]!['spec'].volumes).toHaveLength(1);
  expect(() => cluster.apply(pod('d', ', serviceAccountName: nosuch'))).toThrow('pods "d" is forbidden: error looking up service account default/nosuch: serviceaccount "nosuch" not found');
});

test('tolerations of a pod that it has already are left alone', () => {
  const cluster = testCluster();
  const { spec } = cluster.apply(pod('a', ', tolerations: [{operator: Exists}]'))[0] as unknown as { spec: { tolerations: object[] } };
  expect(spec.tolerations).toEqual([{ operator: 'Exists' }]);
});

test('a priority class gives its value, the global default to all others', () => {
  const cluster = testCluster();
  cluster.apply('apiVersion: scheduling.k8s.io/v1\nkind: PriorityClass\nmetadata: {name: usual}\nvalue: 5\nglobalDefault: true\n---\napiVersion: scheduling.k8s.io/v1\nkind: PriorityClass\nmetadata: {name: high}\nvalue: 100\npreemptionPolicy: Never');
  expect(cluster.apply(pod('a', ', priorityClassName: high'))[0]!['spec']).toMatchObject({ priority: 100, preemptionPolicy: 'Never' });
  expect(cluster.apply(pod('b'))[0]!['spec']).toMatchObject({ priority: 5, priorityClassName: 'usual' });
  expect(cluster.apply(pod('c', ', priorityClassName: system-node-critical'))[0]!['spec'].priority).toBe(2_000_001_000);
  expect(() => cluster.apply(pod('d', ', priorityClassName: nosuch'))).toThrow('pods "d" is forbidden: no PriorityClass with name nosuch was found');
  expect(() => cluster.apply(pod('e', ', priorityClassName: high, priority: 7')))
    .toThrow('pods "e" is forbidden: the integer value of priority (7) must not be provided in pod spec; priority admission controller computed 100 from the given PriorityClass name');
  expect(() => cluster.apply('apiVersion: scheduling.k8s.io/v1\nkind: PriorityClass\nmetadata: {name: second}\nvalue: 6\nglobalDefault: true'))
    .toThrow('priorityclasses.scheduling.k8s.io "second" is forbidden: PriorityClass usual is already marked as default. Only one default can exist');
});

test('a claim and an Ingress get the default class, unless they say that they want none', () => {
  const cluster = testCluster();
  const claim = (name: string, more = ''): string => `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: ${name}}\nspec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}${more}}`;
  expect(cluster.apply(claim('a'))[0]!['spec'].storageClassName).toBe('standard');
  expect(cluster.apply(claim('b', ', storageClassName: ""'))[0]!['spec'].storageClassName).toBe('');
  const ingress = (name: string): string => `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: ${name}}\nspec: {defaultBackend: {service: {name: web, port: {number: 80}}}}`;
  expect(cluster.apply(ingress('a'))[0]!['spec'].ingressClassName).toBeUndefined();
  const ingressClass = (name: string): string => `apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: ${name}, annotations: {ingressclass.kubernetes.io/is-default-class: "true"}}\nspec: {controller: example.com/x}`;
  cluster.apply(ingressClass('nginx'));
  expect(cluster.apply(ingress('b'))[0]!['spec'].ingressClassName).toBe('nginx');
});
