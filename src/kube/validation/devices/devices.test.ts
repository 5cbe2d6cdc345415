import { describe, expect, test } from 'vitest';
import { causes, fields } from '../testing/causes.ts';

const GROUP = 'apiVersion: resource.k8s.io/v1';

describe('ResourceClaim', () => {
  const claim = (devices: string): string => `{${GROUP}, kind: ResourceClaim, metadata: {name: a}, spec: {devices: {${devices}}}}`;
  const requests = (...list: string[]): string => `requests: [${list.join(', ')}]`;
  const GPU = '{name: gpu, exactly: {deviceClassName: gpu.example.com}}';

  test.each([
    requests(GPU),
    requests('{name: gpu, exactly: {deviceClassName: gpu.example.com, allocationMode: All}}'),
    requests('{name: gpu, firstAvailable: [{name: big, deviceClassName: gpu.example.com, count: 2}, {name: small, deviceClassName: gpu.example.com}]}'),
    `${requests(GPU)}, constraints: [{requests: [gpu], matchAttribute: gpu.example.com/numa}]`,
    `${requests(GPU)}, config: [{requests: [gpu], opaque: {driver: gpu.example.com, parameters: {a: b}}}]`,
  ])('takes {%s}', (devices) => expect(causes(claim(devices))).toEqual([]));

  test.each([
    [requests('{name: gpu}'), ['spec.devices.requests[0]']],
    [requests('{name: "A", exactly: {deviceClassName: a}}'), ['spec.devices.requests[0].name']],
    [requests('{name: gpu, exactly: {}}'), ['spec.devices.requests[0].exactly.deviceClassName']],
    [requests('{name: gpu, exactly: {deviceClassName: a, allocationMode: Some}}'), ['spec.devices.requests[0].exactly.allocationMode']],
    [requests('{name: gpu, exactly: {deviceClassName: a, allocationMode: All, count: 2}}'), ['spec.devices.requests[0].exactly.count']],
    [requests('{name: gpu, exactly: {deviceClassName: a, count: -1}}'), ['spec.devices.requests[0].exactly.count']],
    [requests('{name: gpu, exactly: {deviceClassName: a, selectors: [{}]}}'), ['spec.devices.requests[0].exactly.selectors[0].cel']],
    [requests(GPU, GPU), ['spec.devices.requests[1]']],
    [`${requests(GPU)}, constraints: [{requests: [nic], matchAttribute: a/b}]`, ['spec.devices.constraints[0].requests[0]']],
    [`${requests(GPU)}, constraints: [{requests: [gpu]}]`, ['spec.devices.constraints[0].matchAttribute']],
    [`${requests(GPU)}, config: [{}]`, ['spec.devices.config[0].opaque']],
    [`${requests(GPU)}, config: [{opaque: {driver: a}}]`, ['spec.devices.config[0].opaque.parameters']],
  ])('refuses {%s}', (devices, expected) => expect(fields(claim(devices))).toEqual(expected));
});

test('the claim in a ResourceClaimTemplate', () => {
  const template = (devices: string): string => `{${GROUP}, kind: ResourceClaimTemplate, metadata: {name: a}, spec: {spec: {devices: {${devices}}}}}`;
  expect(fields(template('requests: [{name: gpu, exactly: {deviceClassName: a}}]'))).toEqual([]);
  expect(fields(template('requests: [{name: gpu}]'))).toEqual(['spec.spec.devices.requests[0]']);
});

test.each([
  ['selectors: [{cel: {expression: "device.driver == \'gpu.example.com\'"}}]', []],
  ['config: [{opaque: {driver: gpu.example.com, parameters: {a: b}}}]', []],
  ['selectors: [{}]', ['spec.selectors[0].cel']],
  ['config: [{opaque: {driver: "a_", parameters: {}}}]', ['spec.config[0].opaque.driver']],
])('DeviceClass {%s}', (spec, expected) => {
  expect(fields(`{${GROUP}, kind: DeviceClass, metadata: {name: gpu.example.com}, spec: {${spec}}}`)).toEqual(expected);
});
