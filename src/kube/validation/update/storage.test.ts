import { describe, expect, test } from 'vitest';
import { changeFields, updateErrors } from './testing.ts';

const CLAIM = 'apiVersion: v1, kind: PersistentVolumeClaim';

function claim(storage: string, spec = '', status = ''): string {
  return `metadata: {name: a}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: ${storage}}}, ${spec}}${status}`;
}

const BOUND = ', status: {phase: Bound, capacity: {storage: 1Gi}}';
const SIZE = 'spec.resources.requests.storage';

describe('PersistentVolumeClaim', () => {
  test.each([
    ['a size that is the same', claim('1Gi'), claim('1024Mi'), []],
    ['growing', claim('1Gi'), claim('2Gi'), []],
    ['shrinking', claim('2Gi'), claim('1Gi'), [SIZE]],
    ['shrinking what is bound', claim('1Gi', '', BOUND), claim('512Mi'), [SIZE]],
    ['taking back what has not grown', claim('9Gi', '', BOUND), claim('2Gi'), []],
    ['growing what waits for a volume', claim('1Gi', '', ', status: {phase: Pending}'), claim('2Gi'), ['spec']],
    ['a class for one that has none', claim('1Gi'), claim('1Gi', 'storageClassName: fast'), []],
    ['another class', claim('1Gi', 'storageClassName: ""'), claim('1Gi', 'storageClassName: fast'), ['spec']],
    ['the volume, once', claim('1Gi'), claim('1Gi', 'volumeName: v'), []],
    ['another volume', claim('1Gi', 'volumeName: u'), claim('1Gi', 'volumeName: v'), ['spec']],
    ['the mode', claim('1Gi'), claim('1Gi', 'volumeMode: Block'), ['spec', 'volumeMode']],
    ['other attributes', claim('1Gi', 'volumeAttributesClassName: a'), claim('1Gi', 'volumeAttributesClassName: b'), []],
    ['no attributes', claim('1Gi', 'volumeAttributesClassName: a'), claim('1Gi'), ['spec', 'spec.volumeAttributesClassName']],
  ])('%s', (_, old, now, expected) => expect(changeFields(CLAIM, old, now)).toEqual(expected));

  test('a volume does not shrink', () => {
    expect(updateErrors(`{${CLAIM}, ${claim('2Gi')}}`, `{${CLAIM}, ${claim('1Gi')}}`)).toEqual([
      'spec.resources.requests.storage: Forbidden: field can not be less than status.capacity',
    ]);
  });
});

const volume = (spec: string): string => `metadata: {name: a}, spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], ${spec}}`;

const affinity = (key: string): string => `nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: ${key}, operator: In, values: [b]}]}]}}`;

describe('PersistentVolume', () => {
  test.each([
    ['hostPath: {path: /a}', 'hostPath: {path: /a, type: ""}', []],
    ['hostPath: {path: /a}', 'hostPath: {path: /b}', ['spec.persistentvolumesource']],
    ['hostPath: {path: /a}', 'nfs: {server: a, path: /b}', ['spec.persistentvolumesource']],
    ['hostPath: {path: /a}', 'hostPath: {path: /a}, persistentVolumeReclaimPolicy: Delete', []],
    ['hostPath: {path: /a}', 'hostPath: {path: /a}, volumeMode: Block', ['volumeMode']],
    ['hostPath: {path: /a}', `hostPath: {path: /a}, ${affinity('a')}`, []],
    [`hostPath: {path: /a}, ${affinity('a')}`, `hostPath: {path: /a}, ${affinity('b')}`, ['nodeAffinity']],
    [`hostPath: {path: /a}, ${affinity('beta.kubernetes.io/os')}`, `hostPath: {path: /a}, ${affinity('kubernetes.io/os')}`, []],
    ['csi: {driver: a, volumeHandle: b}', 'csi: {driver: a, volumeHandle: b, controllerExpandSecretRef: {name: a, namespace: b}}', []],
    ['csi: {driver: a, volumeHandle: b}', 'csi: {driver: a, volumeHandle: c}', ['spec.persistentvolumesource']],
  ])('from {%s} to {%s}', (old, now, expected) => expect(changeFields('apiVersion: v1, kind: PersistentVolume', volume(old), volume(now))).toEqual(expected));
});

describe('StorageClass', () => {
  const type = 'apiVersion: storage.k8s.io/v1, kind: StorageClass';
  test.each([
    ['provisioner: a', 'provisioner: b', ['provisioner']],
    ['provisioner: a', 'provisioner: a, parameters: {x: y}', ['parameters']],
    ['provisioner: a', 'provisioner: a, reclaimPolicy: Retain', ['reclaimPolicy']],
    ['provisioner: a', 'provisioner: a, volumeBindingMode: WaitForFirstConsumer', ['volumeBindingMode']],
    ['provisioner: a', 'provisioner: a, allowVolumeExpansion: true, mountOptions: [ro]', []],
  ])('from {%s} to {%s}', (old, now, expected) => {
    expect(changeFields(`${type}, metadata: {name: a}`, old, now)).toEqual(expected);
  });

  test('the words of the server', () => {
    expect(updateErrors(`{${type}, metadata: {name: a}, provisioner: a}`, `{${type}, metadata: {name: a}, provisioner: b}`)).toEqual([
      'provisioner: Forbidden: updates to provisioner are forbidden.',
    ]);
  });
});
