import { describe, expect, test } from 'vitest';
import { causes, fields } from '../testing/causes.ts';

describe('CSIDriver', () => {
  const driver = (spec: string): string => `{apiVersion: storage.k8s.io/v1, kind: CSIDriver, metadata: {name: hostpath.csi.k8s.io}, spec: {${spec}}}`;

  test.each([
    '',
    'attachRequired: false, podInfoOnMount: true, volumeLifecycleModes: [Persistent, Ephemeral], fsGroupPolicy: File',
    'tokenRequests: [{audience: ""}, {audience: a, expirationSeconds: 3600}], requiresRepublish: true',
  ])('takes {%s}', (spec) => expect(causes(driver(spec))).toEqual([]));

  test.each([
    ['fsGroupPolicy: Always', 'spec.fsGroupPolicy'],
    ['volumeLifecycleModes: [Temporary]', 'spec.volumeLifecycleModes'],
    ['tokenRequests: [{audience: a}, {audience: a}]', 'spec.tokenRequests[1].audience'],
    ['tokenRequests: [{audience: a, expirationSeconds: 10}]', 'spec.tokenRequests[0].expirationSeconds'],
    ['nodeAllocatableUpdatePeriodSeconds: 9', 'spec.nodeAllocatableUpdatePeriodSeconds'],
  ])('refuses {%s}', (spec, field) => expect(fields(driver(spec))).toEqual([field]));
});

describe('CSINode', () => {
  const node = (drivers: string): string => `{apiVersion: storage.k8s.io/v1, kind: CSINode, metadata: {name: a}, spec: {drivers: ${drivers}}}`;

  test.each([
    ['[]', []],
    ['[{name: a.b, nodeID: node-1, topologyKeys: [a.b/zone], allocatable: {count: 8}}]', []],
    ['[{name: "a_", nodeID: node-1}]', ['spec.drivers[0].name']],
    ['[{name: a, nodeID: ""}]', ['spec.drivers[0].nodeID']],
    ['[{name: a, nodeID: node-1, allocatable: {count: -1}}]', ['spec.drivers[0].allocatable.count']],
    ['[{name: a, nodeID: node-1}, {name: a, nodeID: node-1}]', ['spec.drivers[1].name']],
    ['[{name: a, nodeID: node-1, topologyKeys: [b, b]}]', ['spec.drivers[0]']],
  ])('%s', (drivers, expected) => expect(fields(node(drivers))).toEqual(expected));
});

describe('CSIStorageCapacity', () => {
  const capacity = (rest: string): string => `{apiVersion: storage.k8s.io/v1, kind: CSIStorageCapacity, metadata: {name: a}, ${rest}}`;

  test.each([
    ['storageClassName: fast, capacity: 10Gi, nodeTopology: {matchLabels: {a: b}}', []],
    ['storageClassName: "Fast"', ['storageClassName']],
    ['storageClassName: fast, capacity: -1Gi', ['capacity']],
    ['storageClassName: fast, nodeTopology: {matchExpressions: [{key: a, operator: In}]}', ['nodeTopology.matchExpressions[0].values']],
  ])('{%s}', (rest, expected) => expect(fields(capacity(rest))).toEqual(expected));
});
