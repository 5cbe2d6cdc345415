import { describe, expect, test } from 'vitest';
import { described, squeezed } from './testing/described.ts';

/** The lines of one volume of a pod. Expected values follow the `print…VolumeSource` functions of kubectl 1.36. */
function volume(source: string): string {
  const text = described(
    `apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: default}\nspec: {containers: [], volumes: [{name: v, ${source}}]}\n`,
  );
  return squeezed(text).split('\n  v:\n')[1]!.split('\nQoS')[0]!;
}

describe('volumes of a pod', () => {
  test.each([
    ['emptyDir: {}', "Type:  EmptyDir (a temporary directory that shares a pod's lifetime)\n    Medium:  \n    SizeLimit:  <unset>"],
    ['emptyDir: {medium: Memory, sizeLimit: 1024Mi}', "Type:  EmptyDir (a temporary directory that shares a pod's lifetime)\n    Medium:  Memory\n    SizeLimit:  1Gi"],
    ['hostPath: {path: /srv, type: ""}', 'Type:  HostPath (bare host directory volume)\n    Path:  /srv\n    HostPathType:  '],
    ['hostPath: {path: /srv}', 'Type:  HostPath (bare host directory volume)\n    Path:  /srv\n    HostPathType:  <none>'],
    ['configMap: {name: c, optional: true}', 'Type:  ConfigMap (a volume populated by a ConfigMap)\n    Name:  c\n    Optional:  true'],
    ['nfs: {server: s, path: /x}', 'Type:  NFS (an NFS mount that lasts the lifetime of a pod)\n    Server:  s\n    Path:  /x\n    ReadOnly:  false'],
    ['image: {reference: "r:1", pullPolicy: Always}', 'Type:  Image (a container image or OCI artifact)\n    Reference:  r:1\n    PullPolicy:  Always'],
    [
      'downwardAPI: {items: [{path: a, fieldRef: {fieldPath: metadata.name}}, {path: b, resourceFieldRef: {resource: limits.cpu}}]}',
      'Type:  DownwardAPI (a volume populated by information about the pod)\n    Items:\n      metadata.name -> a\n      limits.cpu -> b',
    ],
    [
      'projected: {sources: [{secret: {name: s}}, {clusterTrustBundle: {path: x}}]}',
      'Type:  Projected (a volume that contains injected data from multiple sources)\n    SecretName:  s\n    Optional:  false',
    ],
    [
      'csi: {driver: d, volumeAttributes: {b: "2", a: "1"}}',
      'Type:  CSI (a Container Storage Interface (CSI) volume source)\n    Driver:  d\n    FSType:  \n    ReadOnly:  false\n    VolumeAttributes:  a=1\n          b=2',
    ],
    ['csi: {driver: d}', 'Type:  CSI (a Container Storage Interface (CSI) volume source)\n    Driver:  d\n    FSType:  \n    ReadOnly:  false\n    VolumeAttributes:  <none>'],
    [
      'flexVolume: {driver: d, options: {k: v, a: b}}',
      'Type:  FlexVolume (a generic volume resource that is provisioned/attached using an exec based plugin)\n    Driver:  d\n    FSType:  \n    SecretRef:  nil\n    ReadOnly:  false\n    Options:  map[a:b k:v]',
    ],
    [
      'rbd: {monitors: [a, b], image: i, secretRef: {name: s}}',
      "Type:  RBD (a Rados Block Device mount on the host that shares a pod's lifetime)\n    CephMonitors:  [a b]\n    RBDImage:  i\n    FSType:  \n    RBDPool:  \n    RadosUser:  \n    Keyring:  \n    SecretRef:  &LocalObjectReference{Name:s,}\n    ReadOnly:  false",
    ],
    ['fc: {targetWWNs: [a, b], lun: 0}', 'Type:  FC (a Fibre Channel disk)\n    TargetWWNs:  a, b\n    LUN:  0\n    FSType:  \n    ReadOnly:  false'],
  ])('%s', (source, expected) => {
    expect(volume(source)).toBe(`    ${expected}`);
  });

  test('a volume without a known source', () => {
    expect(volume('something: {}')).toBe('  <unknown>');
  });

  test('the template of a claim, whose further lines are indented once more', () => {
    const text = volume('ephemeral: {volumeClaimTemplate: {metadata: {labels: {a: b}}, spec: {storageClassName: fast, volumeMode: Filesystem}}}');
    expect(text.replaceAll(/ {2,}/g, ' ')).toBe(
      ' Type: EphemeralVolume (an inline specification for a volume that gets created and deleted with the pod)\n StorageClass: fast\n Volume: \n' +
        ' Labels: a=b\n Annotations: <none>\n Capacity: \n Access Modes: \n VolumeMode: Filesystem',
    );
  });
});
