import { describe, expect, test } from 'vitest';
import { changeFields, updateErrors } from './testing.ts';

describe('metadata', () => {
  const type = 'apiVersion: v1, kind: ConfigMap';
  test.each([
    ['metadata: {name: a}', 'metadata: {name: a, labels: {b: c}}', []],
    ['metadata: {name: a}', 'metadata: {name: b}', ['metadata.name']],
    ['metadata: {name: a}', 'metadata: {name: a, namespace: default}', []],
    ['metadata: {name: a}', 'metadata: {name: a, namespace: b}', ['metadata.namespace']],
    ['metadata: {name: a, uid: u}', 'metadata: {name: a}', []],
    ['metadata: {name: a, uid: u}', 'metadata: {name: a, uid: v}', ['metadata.uid']],
    ['metadata: {name: a, creationTimestamp: "2026-01-01T00:00:00Z"}', 'metadata: {name: a, creationTimestamp: "2025-01-01T00:00:00Z"}', []],
    ['metadata: {name: a, deletionTimestamp: "2026-01-01T00:00:00Z"}', 'metadata: {name: a, finalizers: [example.com/a]}', ['metadata.finalizers']],
  ])('from %s to %s', (old, now, expected) => expect(changeFields(type, old, now)).toEqual(expected));

  test('a name', () => {
    expect(updateErrors(`{${type}, metadata: {name: web}}`, `{${type}, metadata: {name: renamed}}`)).toEqual([
      'metadata.name: Invalid value: "renamed": field is immutable',
    ]);
  });
});

const core = (kind: string): string => `apiVersion: v1, kind: ${kind}, metadata: {name: a}`;

describe('configuration', () => {
  test.each([
    [core('ConfigMap'), 'data: {a: b}', 'data: {a: c}', []],
    [core('ConfigMap'), 'data: {a: b}', 'data: {a: c}, immutable: true', []],
    [core('ConfigMap'), 'data: {a: b}, immutable: true', 'data: {a: b}', ['immutable']],
    [core('ConfigMap'), 'data: {a: ""}, immutable: true', 'immutable: true', ['data']],
    [core('Secret'), 'stringData: {a: b}', 'type: example.com/a, stringData: {a: b}', ['type']],
    [core('Secret'), 'stringData: {a: b}, immutable: true', 'data: {a: Yg==}, immutable: true', []],
    [core('Secret'), 'stringData: {a: b}, immutable: true', 'stringData: {a: c}, immutable: true', ['data']],
    [core('Namespace'), 'spec: {finalizers: [kubernetes]}', 'spec: {finalizers: [example.com/a]}', []],
    [core('ResourceQuota'), 'spec: {hard: {pods: 1}, scopes: [NotTerminating, NotBestEffort]}', 'spec: {hard: {pods: 2}, scopes: [NotBestEffort, NotTerminating]}', []],
    [core('ResourceQuota'), 'spec: {hard: {pods: 1}}', 'spec: {hard: {pods: 1}, scopes: [BestEffort]}', ['spec.scopes']],
    ['apiVersion: node.k8s.io/v1, kind: RuntimeClass, metadata: {name: a}', 'handler: a', 'handler: b', ['handler']],
    ['apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: a}, value: 1', 'globalDefault: false', 'globalDefault: true', []],
    ['apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: a}, value: 1', 'description: a', 'preemptionPolicy: Never', ['preemptionPolicy']],
  ])('%s from {%s} to {%s}', (type, old, now, expected) => expect(changeFields(type, old, now)).toEqual(expected));
});

const version = (name: string, storage: boolean): string => `{name: ${name}, served: true, storage: ${storage}, schema: {openAPIV3Schema: {type: object}}}`;

const definition = (versions: string, scope = 'Namespaced', kind = 'Thing'): string =>
  `spec: {group: example.com, scope: ${scope}, names: {plural: things, kind: ${kind}}, versions: [${versions}]}`;

describe('CustomResourceDefinition', () => {
  const type = 'apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: things.example.com}';

  test.each([
    [definition(version('v1', true), 'Cluster'), ['spec.scope']],
    [definition(version('v1', true), 'Namespaced', 'Other'), ['spec.names.kind']],
    [definition(`${version('v1', false)}, ${version('v2', true)}`), []],
    [definition(version('v2', true)), ['status.storedVersions[0]']],
  ])('%s', (now, expected) => expect(changeFields(type, definition(version('v1', true)), now)).toEqual(expected));
});
