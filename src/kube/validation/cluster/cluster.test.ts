import { describe, expect, test } from 'vitest';
import { causes, fields } from '../testing/causes.ts';

describe('Node', () => {
  const node = (spec: string): string => `{apiVersion: v1, kind: Node, metadata: {name: worker-1}, spec: {${spec}}}`;

  test.each([
    'taints: [{key: node-role.kubernetes.io/control-plane, effect: NoSchedule}]',
    'taints: [{key: a, value: b, effect: NoSchedule}, {key: a, effect: NoExecute}]',
    'podCIDR: 10.244.0.0/24',
    'podCIDR: 10.244.0.0/24, podCIDRs: [10.244.0.0/24, "fd00:10:244::/64"]',
    'unschedulable: true, providerID: "kind://docker/kind/worker-1"',
  ])('takes {%s}', (spec) => expect(causes(node(spec))).toEqual([]));

  test.each([
    ['taints: [{key: a, value: b, effect: NoScheduling}]', 'metadata.taints[0].effect'],
    ['taints: [{key: "a b", effect: NoSchedule}]', 'metadata.taints[0].key'],
    ['taints: [{key: a, value: "b c", effect: NoSchedule}]', 'metadata.taints[0].value'],
    ['taints: [{key: a, effect: NoSchedule}, {key: a, value: b, effect: NoSchedule}]', 'metadata.taints[1]'],
    ['podCIDRs: [10.244.0.0]', 'spec.podCIDRs[0]'],
    ['podCIDRs: [10.244.0.0/24, 10.245.0.0/24]', 'spec.podCIDRs'],
  ])('refuses {%s}', (spec, field) => expect(fields(node(spec))).toEqual([field]));
});

describe('Lease', () => {
  const lease = (spec: string): string => `{apiVersion: coordination.k8s.io/v1, kind: Lease, metadata: {name: a}, spec: {${spec}}}`;

  test('takes one that is held and one that is not', () => {
    expect(causes(lease('holderIdentity: a, leaseDurationSeconds: 15, leaseTransitions: 0'))).toEqual([]);
    expect(causes(lease(''))).toEqual([]);
  });

  test('counts', () => {
    expect(causes(lease('leaseDurationSeconds: 0, leaseTransitions: -1'))).toEqual([
      'spec.leaseDurationSeconds: Invalid value: 0: must be greater than 0',
      'spec.leaseTransitions: Invalid value: -1: must be greater than or equal to 0',
    ]);
  });
});

describe('CertificateSigningRequest', () => {
  const REQUEST = 'request: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KLS0tLS1FTkQgQ0VSVElGSUNBVEUgUkVRVUVTVC0tLS0tCg==';
  const request = (spec: string): string => `{apiVersion: certificates.k8s.io/v1, kind: CertificateSigningRequest, metadata: {name: "a:b"}, spec: {${spec}}}`;

  test.each([
    `${REQUEST}, signerName: kubernetes.io/kube-apiserver-client, usages: [client auth]`,
    `${REQUEST}, signerName: example.com/a.b, usages: [digital signature, server auth], expirationSeconds: 86400`,
  ])('takes {%s}', (spec) => expect(causes(request(spec))).toEqual([]));

  test.each([
    [`${REQUEST}, signerName: example.com, usages: [client auth]`, 'spec.signerName'],
    [`${REQUEST}, signerName: example/a, usages: [client auth]`, 'spec.signerName'],
    [`${REQUEST}, signerName: example.com/A, usages: [client auth]`, 'spec.signerName'],
    [`${REQUEST}, signerName: kubernetes.io/legacy-unknown, usages: [client auth]`, 'spec.signerName'],
    [`${REQUEST}, signerName: example.com/a, usages: []`, 'spec.usages'],
    [`${REQUEST}, signerName: example.com/a, usages: [client]`, 'spec.usages[0]'],
    [`${REQUEST}, signerName: example.com/a, usages: [client auth, client auth]`, 'spec.usages[1]'],
    [`${REQUEST}, signerName: example.com/a, usages: [client auth], expirationSeconds: 60`, 'spec.expirationSeconds'],
    ['request: YWJj, signerName: example.com/a, usages: [client auth]', 'spec.request'],
  ])('refuses {%s}', (spec, field) => expect(fields(request(spec))).toEqual([field]));
});

describe('APIService', () => {
  const service = (spec: string, name = 'v1.example.com'): string =>
    `{apiVersion: apiregistration.k8s.io/v1, kind: APIService, metadata: {name: ${name}}, spec: {group: example.com, version: v1, ${spec}}}`;
  const PRIORITIES = 'groupPriorityMinimum: 100, versionPriority: 100';

  test.each([
    PRIORITIES,
    `${PRIORITIES}, service: {name: a, namespace: b}, insecureSkipTLSVerify: true`,
    `${PRIORITIES}, service: {name: a, namespace: b, port: 8443}, caBundle: YWJj`,
  ])('takes {%s}', (spec) => expect(causes(service(spec))).toEqual([]));

  test.each([
    ['groupPriorityMinimum: 20001, versionPriority: 100', 'spec.groupPriorityMinimum'],
    ['groupPriorityMinimum: 100, versionPriority: 0', 'spec.versionPriority'],
    [`${PRIORITIES}, insecureSkipTLSVerify: true`, 'spec.insecureSkipTLSVerify'],
    [`${PRIORITIES}, caBundle: YWJj`, 'spec.caBundle'],
    [`${PRIORITIES}, service: {name: a}`, 'spec.service.namespace'],
    [`${PRIORITIES}, service: {name: a, namespace: b, port: 70000}`, 'spec.service.port'],
    [`${PRIORITIES}, service: {name: a, namespace: b}, caBundle: YWJj, insecureSkipTLSVerify: true`, 'spec.insecureSkipTLSVerify'],
  ])('refuses {%s}', (spec, field) => expect(fields(service(spec))).toEqual([field]));

  test('is named after what it serves', () => {
    expect(causes(service(PRIORITIES, 'a'))).toEqual([
      'metadata.name: Invalid value: "a": must be `spec.version+"."+spec.group`: "v1.example.com"',
    ]);
  });
});
