import { describe, expect, test } from 'vitest';
import { changeFields, updateErrors } from './testing.ts';

describe('Node', () => {
  const NODE = 'apiVersion: v1, kind: Node, metadata: {name: a}';
  test.each([
    ['spec: {}', 'spec: {podCIDR: 10.0.0.0/24, providerID: a}', []],
    ['spec: {podCIDR: 10.0.0.0/24}', 'spec: {podCIDRs: [10.0.0.0/24], unschedulable: true}', []],
    ['spec: {podCIDRs: [10.0.0.0/24]}', 'spec: {podCIDRs: [10.0.1.0/24]}', ['spec.podCIDRs']],
    ['spec: {providerID: a}', 'spec: {providerID: b}', ['spec.providerID']],
    ['spec: {externalID: a}', 'spec: {externalID: b}', ['spec.externalID']],
    ['spec: {}', 'spec: {taints: [{key: a, effect: NoSchedule}]}', []],
  ])('from {%s} to {%s}', (old, now, expected) => expect(changeFields(NODE, old, now)).toEqual(expected));

  test('the words of the server', () => {
    expect(updateErrors(`{${NODE}, spec: {podCIDR: 10.244.1.0/24}}`, `{${NODE}, spec: {podCIDR: 10.250.1.0/24}}`)).toEqual([
      'spec.podCIDRs: Forbidden: node updates may not change podCIDR except from "" to valid',
    ]);
  });
});

describe('CSIDriver, CSINode and CSIStorageCapacity', () => {
  const driver = 'apiVersion: storage.k8s.io/v1, kind: CSIDriver, metadata: {name: a}';
  test.each([
    ['spec: {}', 'spec: {attachRequired: true, volumeLifecycleModes: [Persistent]}', []],
    ['spec: {}', 'spec: {attachRequired: false}', ['spec.attachedRequired']],
    ['spec: {}', 'spec: {volumeLifecycleModes: [Ephemeral]}', ['spec.volumeLifecycleModes']],
    ['spec: {}', 'spec: {fsGroupPolicy: File, podInfoOnMount: true}', []],
  ])('from driver {%s} to {%s}', (old, now, expected) => expect(changeFields(driver, old, now)).toEqual(expected));

  const node = 'apiVersion: storage.k8s.io/v1, kind: CSINode, metadata: {name: a}';
  test.each([
    ['[{name: a, nodeID: node-1}]', '[{name: a, nodeID: node-1, allocatable: {count: 3}}, {name: b, nodeID: node-1}]', []],
    ['[{name: a, nodeID: node-1}]', '[{name: a, nodeID: node-2}]', ['spec.drivers']],
    ['[{name: a, nodeID: node-1}]', '[]', []],
  ])('from drivers %s to %s', (old, now, expected) => {
    expect(changeFields(node, `spec: {drivers: ${old}}`, `spec: {drivers: ${now}}`)).toEqual(expected);
  });

  const capacity = 'apiVersion: storage.k8s.io/v1, kind: CSIStorageCapacity, metadata: {name: a}';
  test.each([
    ['storageClassName: a', 'storageClassName: a, capacity: 1Gi', []],
    ['storageClassName: a', 'storageClassName: b', ['storageClassName']],
    ['storageClassName: a', 'storageClassName: a, nodeTopology: {matchLabels: {a: b}}', ['nodeTopology']],
  ])('from capacity {%s} to {%s}', (old, now, expected) => expect(changeFields(capacity, old, now)).toEqual(expected));
});

describe('ResourceClaim', () => {
  const CLAIM = 'apiVersion: resource.k8s.io/v1, kind: ResourceClaim, metadata: {name: a}';
  const request = (exactly: string): string => `spec: {devices: {requests: [{name: a, exactly: {${exactly}}}]}}`;
  test.each([
    ['deviceClassName: a', 'deviceClassName: a, allocationMode: ExactCount, count: 1', []],
    ['deviceClassName: a', 'deviceClassName: b', ['spec']],
  ])('from {%s} to {%s}', (old, now, expected) => expect(changeFields(CLAIM, request(old), request(now))).toEqual(expected));
});

describe('what may change freely', () => {
  test.each([
    ['apiVersion: coordination.k8s.io/v1, kind: Lease', 'spec: {holderIdentity: a}', 'spec: {holderIdentity: b}'],
    ['apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingWebhookConfiguration', 'webhooks: []', ''],
    ['apiVersion: node.k8s.io/v1, kind: RuntimeClass', 'handler: a', 'handler: a, scheduling: {nodeSelector: {a: b}}'],
  ])('%s', (type, old, now) => expect(changeFields(`${type}, metadata: {name: a}`, old, now)).toEqual([]));

  test('a request keeps what was asked for, whatever is sent', () => {
    const CSR = 'apiVersion: certificates.k8s.io/v1, kind: CertificateSigningRequest, metadata: {name: a}';
    const spec = 'spec: {request: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0=, signerName: example.com/a, usages: [client auth]}';
    expect(changeFields(CSR, spec, spec.replace('client auth', 'unknown'))).toEqual([]);
  });

  test('a VolumeAttachment does not', () => {
    const type = 'apiVersion: storage.k8s.io/v1, kind: VolumeAttachment, metadata: {name: a}';
    const spec = (node: string): string => `spec: {attacher: a, nodeName: ${node}, source: {persistentVolumeName: b}}`;
    expect(changeFields(type, spec('a'), spec('b'))).toEqual(['spec']);
  });
});
