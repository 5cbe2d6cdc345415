import { describe, expect, test } from 'vitest';
import { causes, fields } from '../testing/causes.ts';

describe('Secret', () => {
  test.each([
    ['Opaque', '{}', []],
    ['kubernetes.io/tls', '{tls.crt: YQ==}', ['data[tls.key]']],
    ['kubernetes.io/basic-auth', '{token: YQ==}', ['data[username]', 'data[password]']],
    ['kubernetes.io/basic-auth', '{password: ""}', []],
    ['kubernetes.io/ssh-auth', '{ssh-privatekey: ""}', ['data[ssh-privatekey]']],
    ['kubernetes.io/dockerconfigjson', '{.dockerconfigjson: e30=}', []],
    ['kubernetes.io/dockerconfigjson', '{.dockerconfigjson: W10=}', ['data[.dockerconfigjson]']],
    ['kubernetes.io/dockercfg', '{}', ['data[.dockercfg]']],
    ['kubernetes.io/service-account-token', '{}', ['metadata.annotations[kubernetes.io/service-account.name]']],
    ['example.com/anything', '{a: YQ==}', []],
  ])('%s with %s', (type, data, expected) => {
    expect(fields(`{apiVersion: v1, kind: Secret, metadata: {name: a}, type: ${type}, data: ${data}}`)).toEqual(expected);
  });
});

function configMap(size: number): string {
  return `{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {a: ${'x'.repeat(size)}}}`;
}

test('a ConfigMap has up to 1 MiB of data', () => {
  expect(fields(configMap(1024 * 1024))).toEqual([]);
  expect(fields(configMap(1024 * 1024 + 1))).toEqual(['[]']);
});

describe('ResourceQuota', () => {
  test.each([
    ['{hard: {pods: "4", count/deployments.apps: "2", requests.nvidia.com/gpu: "1"}}', []],
    ['{hard: {storage: 1Gi}}', ['spec.hard[storage]']],
    ['{hard: {gpus: "1"}}', ['spec.hard[gpus]']],
    ['{hard: {configmaps: "1"}, scopes: [BestEffort]}', ['spec.scopes']],
    ['{hard: {pods: "1"}, scopes: [BestEffort, NotBestEffort]}', ['spec.scopes']],
    ['{hard: {pods: "1"}, scopeSelector: {matchExpressions: [{scopeName: PriorityClass, operator: In}]}}', ['spec.scopeSelector.matchExpressions.values']],
    ['{hard: {pods: "1"}, scopeSelector: {matchExpressions: [{scopeName: BestEffort, operator: In, values: [a]}]}}', ['spec.scopeSelector.matchExpressions.operator']],
  ])('%s', (spec, expected) => {
    expect(fields(`{apiVersion: v1, kind: ResourceQuota, metadata: {name: a}, spec: ${spec}}`)).toEqual(expected);
  });
});

function namespace(name: string): string {
  return `{apiVersion: v1, kind: Namespace, metadata: {name: ${name}, labels: {pod-security.kubernetes.io/warn-version: "1.30"}}}`;
}

test('a label of pod security is looked at in a Namespace that is valid otherwise', () => {
  expect(causes(namespace('a'))).toEqual(['metadata.labels[pod-security.kubernetes.io/warn-version]: Invalid value: "1.30": must be "latest" or "v1.x"']);
  expect(fields(namespace('A'))).toEqual(['metadata.name']);
});

function priority(value: number): string {
  return `{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: a}, value: ${value}}`;
}

test('a PriorityClass of a user is below those of the system', () => {
  expect(fields(priority(1_000_000_000))).toEqual([]);
  expect(fields(priority(1_000_000_001))).toEqual(['value']);
});
