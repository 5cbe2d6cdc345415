import { describe, expect, test } from 'vitest';
import { fields } from '../testing/causes.ts';

function volume(spec: string): string {
  return `{apiVersion: v1, kind: PersistentVolume, metadata: {name: a}, spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], ${spec}}}`;
}

describe('PersistentVolume', () => {
  test.each([
    ['hostPath: {path: /data}, nfs: {server: a, path: /b}', ['spec.nfs']],
    ['hostPath: {path: /}, persistentVolumeReclaimPolicy: Recycle', ['spec.persistentVolumeReclaimPolicy']],
    ['nfs: {server: a, path: b}', ['spec.nfs.path']],
    ['nfs: {server: a, path: /b}, cephfs: {monitors: [a]}', ['spec.cephFS']],
    // The server does not count this one when another is there already.
    ['hostPath: {path: /data}, flexVolume: {driver: a/b}', []],
    ['hostPath: {path: /data}, flexVolume: {}', ['spec.flexVolume.driver']],
    ['flexVolume: {driver: a/b}, azureFile: {secretName: a, shareName: b}', ['spec.azureFile']],
    ['flocker: {}', ['spec.flocker']],
    ['cinder: {volumeID: a, secretRef: {name: b}}', ['spec.cinder.secretRef.namespace']],
    ['iscsi: {targetPortal: a, iqn: b, lun: 0}', ['spec.iscsi.iqn']],
    ['iscsi: {targetPortal: a, iqn: "iqn.2001-04.com.example:a", lun: 0, secretRef: {}}', ['spec.iscsi.secretRef.name']],
    [`iscsi: {targetPortal: ${'a'.repeat(63)}, iqn: "iqn.2001-04.com.example:a", lun: 0, initiatorName: "iqn.2001-04.com.example:b"}`, ['spec.iscsi.targetportal']],
    ['csi: {driver: disk.example.com}', ['spec.csi.volumeHandle']],
    ['csi: {driver: disk.example.com, volumeHandle: a, nodePublishSecretRef: {name: a}}', ['spec.csi.nodePublishSecretRef.namespace']],
    ['gcePersistentDisk: {}', ['spec.persistentDisk.pdName']],
    ['local: {path: /mnt/a}, nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: In, values: [b]}]}]}}', []],
    ['local: {path: /mnt/a}, nodeAffinity: {}', ['spec.nodeAffinity.required']],
    ['hostPath: {path: /data}, volumeAttributesClassName: gold', ['spec.csi']],
  ])('%s', (spec, expected) => expect(fields(volume(spec))).toEqual(expected));
});

function claim(spec: string): string {
  const needs = 'resources: {requests: {storage: 1Gi}}, accessModes: [ReadWriteOnce]';
  return `{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: a}, spec: {${needs}, ${spec}}}`;
}

describe('PersistentVolumeClaim', () => {
  test.each([
    ['dataSource: {kind: PersistentVolumeClaim, name: b}', []],
    ['dataSource: {kind: VolumeSnapshot, name: b, apiGroup: snapshot.storage.k8s.io}', []],
    // Other kinds leave the old field without a word.
    ['dataSource: {kind: Pod, name: b}', []],
    ['dataSourceRef: {kind: Pod, name: b}', ['spec.dataSource', 'spec.dataSourceRef']],
    ['dataSource: {kind: PersistentVolumeClaim, name: b}, dataSourceRef: {kind: PersistentVolumeClaim, name: c}', ['spec']],
    ['storageClassName: ""', []],
    ['selector: {matchExpressions: [{key: a, operator: In}]}', ['spec.selector.matchExpressions[0].values']],
  ])('%s', (spec, expected) => expect(fields(claim(spec))).toEqual(expected));
});

describe('StorageClass', () => {
  test.each([
    ['provisioner: a.example.com/disk', []],
    ['provisioner: "a b"', ['provisioner']],
    ['provisioner: a, reclaimPolicy: Recycle', ['reclaimPolicy']],
    ['provisioner: a, volumeBindingMode: Later', ['volumeBindingMode']],
    ['provisioner: a, allowedTopologies: [{matchLabelExpressions: [{key: z, values: [a, a]}]}]', ['allowedTopologies[0].matchLabelExpressions[0].values[1]']],
    ['provisioner: a, allowedTopologies: [{matchLabelExpressions: [{key: z, values: [a]}]}, {matchLabelExpressions: [{key: z, values: [a]}]}]', ['allowedTopologies[1].matchLabelExpressions']],
  ])('%s', (rest, expected) => {
    expect(fields(`{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: a}, ${rest}}`)).toEqual(expected);
  });
});
