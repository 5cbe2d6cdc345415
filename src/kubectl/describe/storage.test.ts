import { expect, test } from 'vitest';
import { described, squeezed } from './testing/described.ts';

test('a volume that is tied to nodes, and is being deleted', () => {
  const text = described(`
apiVersion: v1
kind: PersistentVolume
metadata: {name: v, deletionTimestamp: "2026-11-21T02:59:00Z"}
spec:
  capacity: {storage: 1024Mi}
  accessModes: [ReadWriteOncePod, ReadWriteOnce]
  claimRef: {namespace: default, name: c}
  local: {path: /mnt}
  nodeAffinity:
    required:
      nodeSelectorTerms:
      - matchExpressions: [{key: kubernetes.io/hostname, operator: In, values: [a, b]}, {key: disk, operator: Exists}]
      - {}
`);
  expect(squeezed(text)).toContain('Status:  Terminating (lasts 60s)\nClaim:  default/c\nReclaim Policy:  \nAccess Modes:  RWO,RWOP\nCapacity:  1Gi\n');
  expect(text).toContain(`Node Affinity:     
  Required Terms:  
    Term 0:        kubernetes.io/hostname in [a, b]
                   disk exists
    Term 1:        <none>
Message:           
Source:
    Type:  LocalVolume (a persistent volume backed by local storage on a node)
    Path:  /mnt
Events:    <none>
`);
});

test('a claim that a pod mounts twice, another one owns, and that is being resized', () => {
  const pod = (name: string, volumes: string): string =>
    `---\napiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: default, uid: u-${name}}\nspec: {volumes: ${volumes}}\n`;
  const text = described(
    `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: c, namespace: default, ownerReferences: [{kind: Pod, name: owner, uid: u-owner}, {kind: Pod, name: gone, uid: u-gone}]}
spec: {volumeName: v, volumeMode: Filesystem, dataSource: {apiGroup: snapshot.storage.k8s.io, kind: VolumeSnapshot, name: s}}
status:
  phase: Bound
  capacity: {storage: 1Gi}
  accessModes: [ReadWriteMany]
  conditions: [{type: Resizing, status: "True", lastProbeTime: null, lastTransitionTime: "2026-11-21T02:00:00Z", message: wait}]
` +
      pod('user', '[{name: a, persistentVolumeClaim: {claimName: c}}, {name: b, persistentVolumeClaim: {claimName: c}}]') +
      pod('owner', '[]') +
      pod('stranger', '[{name: a, persistentVolumeClaim: {claimName: other}}]'),
  );
  expect(text).toContain(`DataSource:
  APIGroup:  snapshot.storage.k8s.io
  Kind:      VolumeSnapshot
  Name:      s
Used By:     owner
             user
             user
Conditions:
  Type       Status  LastProbeTime                     LastTransitionTime                Reason  Message
  ----       ------  -----------------                 ------------------                ------  -------
  Resizing   True    Mon, 01 Jan 0001 00:00:00 +0000   Sat, 21 Nov 2026 02:00:00 +0000           wait
`);
});

test('a storage class', () => {
  const text = described(`
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: fast, annotations: {storageclass.kubernetes.io/is-default-class: "true"}}
provisioner: example.com/disk
parameters: {b: "2", a: "1"}
allowVolumeExpansion: true
mountOptions: [ro, soft]
reclaimPolicy: Delete
volumeBindingMode: Immediate
allowedTopologies: [{matchLabelExpressions: [{key: zone, values: [x, z]}]}]
`);
  expect(text).toBe(`Name:                  fast
IsDefaultClass:        Yes
Annotations:           storageclass.kubernetes.io/is-default-class=true
Provisioner:           example.com/disk
Parameters:            a=1,b=2
AllowVolumeExpansion:  True
MountOptions:
  ro
  soft
ReclaimPolicy:      Delete
VolumeBindingMode:  Immediate
AllowedTopologies:  
  Term 0:           zone in [x, z]
Events:             <none>
`);
});

test('the drivers of a node, and a class of volume attributes', () => {
  expect(
    squeezed(described('apiVersion: storage.k8s.io/v1\nkind: CSINode\nmetadata: {name: w}\nspec: {drivers: [{name: d, nodeID: w-1, allocatable: {count: 5}, topologyKeys: [zone]}]}\n')),
  ).toContain('Spec:\n  Drivers:\n    d:\n      Node ID:  w-1\n      Allocatables:\n        Count:  5\n      Topology Keys:  [zone]\nEvents:  <none>\n');
  expect(squeezed(described('apiVersion: storage.k8s.io/v1\nkind: VolumeAttributesClass\nmetadata: {name: gold}\ndriverName: d\nparameters: {iops: "9"}\n'))).toBe(
    'Name:  gold\nAnnotations:  <none>\nDriverName:  d\nParameters:  iops=9\nEvents:  <none>\n',
  );
});
