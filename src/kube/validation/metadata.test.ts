import { describe, expect, test } from 'vitest';
import { causes, fields } from './testing/causes.ts';

function configMap(metadata: string): string {
  return `{apiVersion: v1, kind: ConfigMap, metadata: ${metadata}}`;
}

describe('metadata', () => {
  test.each([
    ['{name: a.b-c}', []],
    ['{}', ['metadata.name']],
    ['{generateName: job-}', []],
    ['{generateName: Job-}', ['metadata.generateName', 'metadata.name']],
    ['{name: a, labels: {"a/b/c": d}}', ['metadata.labels']],
    ['{name: a, finalizers: [example.com/f, orphan]}', []],
    ['{name: a, finalizers: [mine]}', ['metadata.finalizers[0]']],
    ['{name: a, finalizers: [orphan, foregroundDeletion]}', ['metadata.finalizers']],
    ['{name: a, ownerReferences: [{apiVersion: v1, kind: Pod, name: b}]}', ['metadata.ownerReferences.uid']],
    ['{name: a, ownerReferences: [{apiVersion: v1, kind: Pod, name: b, uid: c, controller: true}, {apiVersion: v1, kind: Pod, name: d, uid: e, controller: true}]}', ['metadata.ownerReferences']],
  ])('%s', (metadata, expected) => expect(fields(configMap(metadata))).toEqual(expected));

  test('a label of a name must be one label', () => {
    expect(causes('{apiVersion: v1, kind: Namespace, metadata: {name: a.b}}')).toEqual(['metadata.name: Invalid value: "a.b": must not contain dots']);
  });

  test('the namespace of an object that has none is dropped', () => {
    expect(causes('{apiVersion: v1, kind: Namespace, metadata: {name: a, namespace: b}}')).toEqual([]);
  });
});
