import { describe, expect, test } from 'vitest';
import type { Decoded } from '../../../object.ts';
import { containerErrors, podErrors, templateErrors } from '../testing.ts';

const AT = 'spec.volumes[0]';

function sourceErrors(source: Decoded): string[] {
  return podErrors({ volumes: [{ name: 'data', ...source }] });
}

// Expected: what a Kubernetes 1.36 API server says, by its recorded verdicts or `pkg/apis/core/validation`.
describe('volume sources', () => {
  test.each([
    ['none: an empty directory', {}, []],
    ['two', { emptyDir: {}, configMap: { name: 'c' } }, [`${AT}.configMap: Forbidden: may not specify more than 1 volume type`]],
    ['a GCE disk has a path of its own', { gcePersistentDisk: {} }, [`${AT}.persistentDisk.pdName: Required value`]],
    ['negative size', { emptyDir: { sizeLimit: '-1Gi' } }, [`${AT}.emptyDir.sizeLimit: Forbidden: SizeLimit field must be a valid resource quantity`]],
    ['way out of a directory of the node', { hostPath: { path: '/var/../etc' } }, [`${AT}.hostPath.path: Invalid value: "/var/../etc": must not contain '..'`]],
    ['type of a path of the node', { hostPath: { path: '/data', type: 'Folder' } }, [
      `${AT}.hostPath.type: Unsupported value: "Folder": supported values: "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket"`,
    ]],
    ['no name of a ConfigMap', { configMap: {} }, [`${AT}.configMap.name: Required value`]],
    ['mode', { secret: { secretName: 's', defaultMode: 0o1777 } }, [
      `${AT}.secret.defaultMode: Invalid value: 1023: must be a number between 0 and 0777 (octal), both inclusive`,
    ]],
    ['reserved file', { configMap: { name: 'c', items: [{ key: 'a', path: '..data' }] } }, [
      `${AT}.configMap.items[0].path: Invalid value: "..data": must not start with '..'`,
    ]],
    ['file without path', { downwardAPI: { items: [{ fieldRef: { fieldPath: 'metadata.labels' } }] } }, [`${AT}.downwardAPI.path: Required value`]],
    ['two files of one name', { projected: { sources: [{ configMap: { name: 'a', items: [{ key: 'k', path: 'f' }] } }, { secret: { name: 'b', items: [{ key: 'k', path: 'f' }] } }] } }, [
      `${AT}.projected: Invalid value: "b": conflicting duplicate paths`,
    ]],
    ['short-lived token', { projected: { sources: [{ serviceAccountToken: { path: 'token', expirationSeconds: 60 } }] } }, [
      `${AT}.projected.sources[0].serviceAccountToken.expirationSeconds: Invalid value: 60: may not specify a duration less than 10 minutes`,
    ]],
    ['relative path of a server', { nfs: { server: 'nfs.example.com', path: 'exports' } }, [`${AT}.nfs.path: Invalid value: "exports": must be an absolute path`]],
    ['no driver', { csi: {} }, [`${AT}.csi.driver: Required value`]],
    ['name on the storage network', { iscsi: { targetPortal: '192.0.2.1:3260', iqn: 'disk', lun: 0 } }, [
      `${AT}.iscsi.iqn: Invalid value: "disk": must be valid format starting with iqn, eui, or naa`,
    ]],
    ['claim without access modes', { ephemeral: { volumeClaimTemplate: { metadata: { name: 'x' }, spec: { resources: { requests: { storage: '1Gi' } } } } } }, [
      `${AT}.ephemeral.volumeClaimTemplate.metadata.name: Forbidden: cannot be set`,
      `${AT}.ephemeral.volumeClaimTemplate.spec.accessModes: Required value: at least 1 access mode is required`,
    ]],
    ['no image', { image: {} }, [`${AT}.image.reference: Required value`]],
  ])('%s', (_, source, expected) => expect(sourceErrors(source)).toEqual(expected));

  test('a template may leave the image open', () => {
    expect(templateErrors({ volumes: [{ name: 'data', image: {} }] })).toEqual([]);
  });
});

describe('mounts', () => {
  const volumes = [{ name: 'data', emptyDir: {} }, { name: 'raw', persistentVolumeClaim: { claimName: 'raw' } }];
  test.each([
    ['unknown volume', { volumeMounts: [{ name: 'dta', mountPath: '/data' }] }, ['volumeMounts[0].name: Not found: "dta"']],
    ['one path twice', { volumeMounts: [{ name: 'data', mountPath: '/data' }, { name: 'data', mountPath: '/data' }] }, [
      'volumeMounts[1].mountPath: Invalid value: "/data": must be unique',
    ]],
    ['way out of a volume, without the item', { volumeMounts: [{ name: 'data', mountPath: '/data', subPath: '../other' }] }, [
      'volumeMounts.subPath: Invalid value: "../other": must not contain \'..\'',
    ]],
    ['recursive without read only', { volumeMounts: [{ name: 'data', mountPath: '/data', recursiveReadOnly: 'Enabled' }] }, [
      'volumeMounts.recursiveReadOnly: Forbidden: may only be specified when readOnly is true',
    ]],
    ['to the node', { volumeMounts: [{ name: 'data', mountPath: '/data', mountPropagation: 'Bidirectional' }] }, [
      'volumeMounts.mountPropagation: Forbidden: Bidirectional mount propagation is available only to privileged containers',
    ]],
    ['device and directory', { volumeMounts: [{ name: 'raw', mountPath: '/data' }], volumeDevices: [{ name: 'raw', devicePath: '/dev/xvda' }] }, [
      'volumeMounts[0].name: Invalid value: "raw": must not already exist in volumeDevices',
      'volumeDevices[0].name: Invalid value: "raw": must not already exist in volumeMounts',
    ]],
    ['device of a directory', { volumeDevices: [{ name: 'data', devicePath: '/dev/xvda' }] }, [
      'volumeDevices[0].name: Invalid value: "data": can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode',
    ]],
  ])('%s', (_, container, expected) => {
    expect(containerErrors(container, { volumes })).toEqual(expected.map((line) => `spec.containers[0].${line}`));
  });

  test('a volume with an error cannot be mounted', () => {
    expect(containerErrors({ volumeMounts: [{ name: 'data', mountPath: '/d' }] }, { volumes: [{ name: 'data', configMap: {} }] })).toEqual([
      'spec.volumes[0].configMap.name: Required value',
      'spec.containers[0].volumeMounts[0].name: Not found: "data"',
    ]);
  });
});
