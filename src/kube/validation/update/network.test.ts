import { describe, expect, test } from 'vitest';
import { changeFields, updateErrors } from './testing.ts';

const SERVICE = 'apiVersion: v1, kind: Service';

function service(spec: string): string {
  return `metadata: {name: web}, spec: {selector: {app: web}, ports: [{port: 80}], ${spec}}`;
}

describe('Service', () => {
  test.each([
    ['', 'type: NodePort', []],
    ['type: LoadBalancer', '', []],
    ['', 'type: ExternalName, externalName: example.com', []],
    ['', 'clusterIP: None', ['spec.clusterIPs[0]']],
    ['clusterIP: None', '', []],
    ['clusterIP: 10.96.0.20', '', []],
    ['clusterIP: 10.96.0.20', 'clusterIP: 10.96.0.20', []],
    ['clusterIP: 10.96.0.20', 'clusterIP: 10.96.0.21', ['spec.clusterIPs[0]']],
    ['clusterIP: None', 'clusterIP: 10.96.0.21', ['spec.clusterIPs[0]']],
    // The address was allocated, and could be this one.
    ['', 'clusterIP: 10.96.0.21', []],
    ['type: ExternalName, externalName: example.com', 'clusterIP: None', []],
    ['ipFamilies: [IPv4]', 'ipFamilies: [IPv6]', ['spec.ipFamilies[0]']],
    ['ipFamilies: [IPv4], ipFamilyPolicy: SingleStack', 'ipFamilies: [IPv4, IPv6], ipFamilyPolicy: PreferDualStack', []],
    ['ipFamilies: [IPv4, IPv6], ipFamilyPolicy: PreferDualStack', 'ipFamilies: [IPv4], ipFamilyPolicy: PreferDualStack', ['spec.ipFamilyPolicy']],
    ['type: LoadBalancer, loadBalancerClass: example.com/a', 'type: LoadBalancer, loadBalancerClass: example.com/b', ['spec.loadBalancerClass']],
    ['type: LoadBalancer, loadBalancerClass: example.com/a', 'type: NodePort', []],
  ])('from {%s} to {%s}', (old, now, expected) => expect(changeFields(SERVICE, service(old), service(now))).toEqual(expected));

  test('its address', () => {
    expect(updateErrors(`{${SERVICE}, ${service('clusterIP: 10.96.0.20')}}`, `{${SERVICE}, ${service('clusterIP: None')}}`)).toEqual([
      'spec.clusterIPs[0]: Invalid value: ["None"]: may not change once set',
    ]);
  });
});

describe('other kinds', () => {
  test.each([
    ['apiVersion: networking.k8s.io/v1, kind: IngressClass, metadata: {name: a}', 'spec: {controller: example.com/a}', 'spec: {controller: example.com/b}', ['spec.controller']],
    ['apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: a}, endpoints: []', 'addressType: IPv4', 'addressType: IPv6', ['addressType']],
    [
      'apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: a}',
      'spec: {podSelector: {matchLabels: {a: b}}}',
      'spec: {podSelector: {matchLabels: {a: c}}}',
      [],
    ],
  ])('%s', (type, old, now, expected) => expect(changeFields(type, old, now)).toEqual(expected));
});
