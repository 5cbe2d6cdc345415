import { expect, test } from 'vitest';
import type { KubeObject } from '../../kube/object.ts';
import { testCluster, type TestCluster } from '../testing/cluster.ts';

const claim = (name: string, more = '', modes = '[ReadWriteOnce]'): string => `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: ${name}}
spec:
  accessModes: ${modes}
  resources: {requests: {storage: 1Gi}}
${more}`;

const pod = (name: string, volume: string, more = ''): string => `
apiVersion: v1
kind: Pod
metadata: {name: ${name}}
spec:
  containers: [{name: app, image: postgres:16, volumeMounts: [{name: data, mountPath: /data}]}]
  volumes: [{name: data, ${volume}}]
${more}`;

const using = (name: string): string => `persistentVolumeClaim: {claimName: ${name}}`;

/** The watched states of a pod: node and phase. */
function watchPods(cluster: TestCluster): string[] {
  const seen: string[] = [];
  cluster.client().watch({ resource: cluster.resource('pods'), namespace: 'default' }, {}, ({ object }: { object: KubeObject }) => {
    const { spec, status } = object;
    const state = Object.keys(status.containerStatuses?.[0]?.state ?? {})[0] ?? '';
    seen.push([spec.nodeName === undefined ? 'no node' : 'on node', status.nominatedNodeName === undefined ? '' : 'nominated', status.phase, state].filter((word) => word !== '').join(' '));
  });
  return seen;
}

test('a claim of the class standard waits for its first consumer', () => {
  const cluster = testCluster();
  cluster.apply(claim('data'));
  cluster.advance(1);
  expect(cluster.get('persistentvolumeclaims', 'data')['status']).toEqual({ phase: 'Pending' });
  expect(cluster.get('persistentvolumeclaims', 'data')['spec'].storageClassName).toBe('standard');
  expect(cluster.eventsOf('data')).toEqual(['WaitForFirstConsumer: waiting for first consumer to be created before binding']);
});

test('a pod makes its claim be provisioned on the node where it is going to run', () => {
  const cluster = testCluster();
  const seen = watchPods(cluster);
  cluster.apply(`${claim('data')}\n---${pod('db', using('data'))}`);
  cluster.advance(3);
  // As `kubectl get pods -w` shows of a StatefulSet's pod: three times Pending before its container is made.
  expect(seen).toEqual(['no node Pending', 'no node nominated Pending', 'on node Pending', 'on node Pending waiting', 'on node Running running']);
  const bound = cluster.get('persistentvolumeclaims', 'data');
  const name = `pvc-${bound.metadata.uid}`;
  const node = cluster.get('pods', 'db')['spec'].nodeName;
  expect(bound['spec'].volumeName).toBe(name);
  expect(bound.metadata.annotations).toEqual({
    'pv.kubernetes.io/bind-completed': 'yes', 'pv.kubernetes.io/bound-by-controller': 'yes',
    'volume.beta.kubernetes.io/storage-provisioner': 'rancher.io/local-path', 'volume.kubernetes.io/storage-provisioner': 'rancher.io/local-path',
    'volume.kubernetes.io/selected-node': node,
  });
  const volume = cluster.get('persistentvolumes', name);
  expect(volume['spec']).toMatchObject({ capacity: { storage: '1Gi' }, persistentVolumeReclaimPolicy: 'Delete', storageClassName: 'standard' });
  expect(volume.metadata.annotations).toMatchObject({ 'pv.kubernetes.io/provisioned-by': 'rancher.io/local-path' });
  expect(volume['status'].phase).toBe('Bound');
  expect(cluster.eventsOf('data')).toEqual([
    'WaitForFirstConsumer: waiting for first consumer to be created before binding',
    "ExternalProvisioning: Waiting for a volume to be created either by the external provisioner 'rancher.io/local-path' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.",
    'Provisioning: External provisioner is provisioning volume for claim "default/data"',
    `ProvisioningSucceeded: Successfully provisioned volume ${name}`,
  ]);
});

test('a volume with the policy Delete goes with its claim; a second pod has to go where the volume is', () => {
  const cluster = testCluster();
  cluster.apply(`${claim('data')}\n---${pod('one', using('data'))}`);
  cluster.advance(3);
  const node = cluster.get('pods', 'one')['spec'].nodeName;
  cluster.apply(pod('two', using('data')));
  cluster.advance(3);
  expect(cluster.get('pods', 'two')['spec'].nodeName).toBe(node);
  const other = node === 'desktop-worker' ? 'desktop-worker2' : 'desktop-worker';
  cluster.apply(pod('three', using('data'), `  nodeSelector: {kubernetes.io/hostname: ${other}}`));
  cluster.advance(1);
  expect(cluster.eventsOf('three')[0]).toMatch(/^FailedScheduling: 0\/3 nodes are available: 1 node\(s\) didn't match PersistentVolume's node affinity, 1 node\(s\) didn't match Pod's node affinity\/selector, 1 node\(s\) had untolerated taint\(s\)\. /);
  for (const name of ['one', 'two', 'three']) cluster.remove('pods', name);
  cluster.remove('persistentvolumeclaims', 'data');
  cluster.advance(3);
  expect(cluster.all('persistentvolumeclaims')).toEqual([]);
  expect(cluster.all('persistentvolumes')).toEqual([]);
});

test('local folders cannot be shared', () => {
  const cluster = testCluster();
  cluster.apply(`${claim('shared', '', '[ReadWriteMany]')}\n---${pod('db', using('shared'))}`);
  cluster.advance(2);
  expect(cluster.eventsOf('shared').at(-1)).toBe('ProvisioningFailed: failed to provision volume with StorageClass "standard": NodePath only supports ReadWriteOnce and ReadWriteOncePod (1.22+) access modes');
  expect(cluster.get('pods', 'db')['status'].phase).toBe('Pending');
  cluster.advance(600);
  expect(cluster.eventsOf('db')).toContain('FailedScheduling: running PreBind plugin "VolumeBinding": binding volumes: context deadline exceeded');
});

test('a claim whose class nobody serves waits, and is told so', () => {
  const cluster = testCluster();
  cluster.apply('apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: fast}\nprovisioner: ebs.csi.aws.com');
  cluster.apply(claim('data', '  storageClassName: fast'));
  cluster.advance(20);
  expect(cluster.get('persistentvolumeclaims', 'data')['status'].phase).toBe('Pending');
  expect(cluster.eventsOf('data')[0]).toMatch(/^ExternalProvisioning: Waiting for a volume to be created either by the external provisioner 'ebs\.csi\.aws\.com'/);
});

test('a class without provisioner binds a local volume where the pod can reach it', () => {
  const cluster = testCluster();
  cluster.apply(`
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: local}
provisioner: kubernetes.io/no-provisioner
volumeBindingMode: WaitForFirstConsumer
---
apiVersion: v1
kind: PersistentVolume
metadata: {name: ssd}
spec:
  capacity: {storage: 5Gi}
  accessModes: [ReadWriteOnce]
  storageClassName: local
  local: {path: /mnt/ssd}
  nodeAffinity:
    required:
      nodeSelectorTerms: [{matchExpressions: [{key: kubernetes.io/hostname, operator: In, values: [desktop-worker2]}]}]
`);
  cluster.advance(1);
  for (const name of ['a', 'b']) cluster.apply(`${claim(name, '  storageClassName: local')}\n---${pod(name, using(name))}`);
  cluster.advance(3);
  expect(cluster.get('pods', 'a')['spec'].nodeName).toBe('desktop-worker2');
  expect(cluster.get('persistentvolumeclaims', 'a')['spec'].volumeName).toBe('ssd');
  expect(cluster.eventsOf('b')[0]).toMatch(/1 node\(s\) had untolerated taint\(s\), 2 node\(s\) didn't find available persistent volumes to bind\./);
});

test('an ephemeral volume has a claim of its own that goes with the pod', () => {
  const cluster = testCluster();
  cluster.apply(pod('scratch', 'ephemeral: {volumeClaimTemplate: {metadata: {labels: {a: b}}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}}'));
  cluster.advance(3);
  const made = cluster.get('persistentvolumeclaims', 'scratch-data');
  expect(made.metadata.labels).toEqual({ a: 'b' });
  expect(made.metadata.ownerReferences[0]).toMatchObject({ kind: 'Pod', name: 'scratch', controller: true });
  expect(cluster.get('pods', 'scratch')['status'].phase).toBe('Running');
  cluster.remove('pods', 'scratch');
  cluster.advance(3);
  expect(cluster.all('persistentvolumeclaims')).toEqual([]);
});

test('only one pod at a time may use a claim with ReadWriteOncePod', () => {
  const cluster = testCluster();
  cluster.apply(`${claim('data', '', '[ReadWriteOncePod]')}\n---${pod('one', using('data'))}`);
  cluster.advance(3);
  cluster.apply(pod('two', using('data')));
  cluster.advance(1);
  expect(cluster.eventsOf('two')[0]).toContain('1 node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode');
  cluster.remove('pods', 'one');
  cluster.advance(4);
  expect(cluster.get('pods', 'two')['status'].phase).toBe('Running');
});

test('a claim that named no class gets the default one when there is one', () => {
  const cluster = testCluster();
  cluster.remove('storageclasses', 'standard');
  cluster.apply(claim('data'));
  cluster.advance(1);
  expect(cluster.eventsOf('data')).toEqual(['FailedBinding: no persistent volumes available for this claim and no storage class is set']);
  cluster.apply('apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: new, annotations: {storageclass.kubernetes.io/is-default-class: "true"}}\nprovisioner: rancher.io/local-path\nvolumeBindingMode: WaitForFirstConsumer');
  cluster.advance(16);
  expect(cluster.get('persistentvolumeclaims', 'data')['spec'].storageClassName).toBe('new');
});

test('a claim may grow where its class allows it, but local folders do not', () => {
  const cluster = testCluster();
  cluster.apply('apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: growing}\nprovisioner: rancher.io/local-path\nvolumeBindingMode: WaitForFirstConsumer\nallowVolumeExpansion: true');
  cluster.apply(`${claim('data', '  storageClassName: growing')}\n---${pod('db', using('data'))}`);
  cluster.advance(3);
  const grow = (): unknown => cluster.client().patch({ resource: cluster.resource('persistentvolumeclaims'), namespace: 'default', name: 'data' }, { type: 'merge', body: { spec: { resources: { requests: { storage: '2Gi' } } } } });
  grow();
  cluster.advance(5);
  expect(cluster.get('persistentvolumeclaims', 'data')['status'].capacity).toEqual({ storage: '1Gi' });
  expect(cluster.eventsOf('data').at(-1)).toBe('ExternalExpanding: waiting for an external controller to expand this PVC');
});
