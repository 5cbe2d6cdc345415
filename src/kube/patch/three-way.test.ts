import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { schemaSet } from '../schema/schema-set.ts';
import { mergePatch } from './merge-patch.ts';
import { strategicMergePatch } from './strategic-merge-patch.ts';
import { threeWayMergePatch, threeWayPatch } from './three-way.ts';

const deployment = schemaSet('1.36').root({ group: 'apps', version: 'v1', kind: 'Deployment' })!;
const pod = schemaSet('1.36').root({ group: '', version: 'v1', kind: 'Pod' })!;

/** A Deployment with these containers. */
const deployed = (...containers: object[]) => ({ spec: { template: { spec: { containers } } } });
const order = (...names: string[]) => ({ '$setElementOrder/containers': names.map((name) => ({ name })) });

// https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#how-apply-calculates-differences-and-merges-changes
test('the example of the documentation: a field is deleted, one is changed, and what others set stays', () => {
  const original = { spec: { minReadySeconds: 5, template: { spec: { containers: [{ name: 'nginx', image: 'nginx:1.14.2', ports: [{ containerPort: 80 }] }] } } } };
  const modified = { spec: { template: { spec: { containers: [{ name: 'nginx', image: 'nginx:1.16.1', ports: [{ containerPort: 80 }] }] } } } };
  const current = {
    spec: {
      replicas: 2, minReadySeconds: 5,
      template: { spec: { restartPolicy: 'Always', containers: [{ name: 'nginx', image: 'nginx:1.14.2', imagePullPolicy: 'IfNotPresent', ports: [{ containerPort: 80, protocol: 'TCP' }] }] } },
    },
  };
  const patch = threeWayPatch(original, modified, current, deployment);
  expect(patch).toEqual({
    spec: { minReadySeconds: null, template: { spec: { ...order('nginx'), containers: [{ name: 'nginx', image: 'nginx:1.16.1' }] } } },
  });
  expect(strategicMergePatch(current, patch, deployment)).toEqual({
    spec: {
      replicas: 2,
      template: { spec: { restartPolicy: 'Always', containers: [{ name: 'nginx', image: 'nginx:1.16.1', imagePullPolicy: 'IfNotPresent', ports: [{ containerPort: 80, protocol: 'TCP' }] }] } },
    },
  });
});

describe('lists of maps', () => {
  const [a, b] = [{ name: 'a', image: 'a:1' }, { name: 'b', image: 'b:1' }];

  test('nothing changed', () => {
    expect(threeWayPatch(deployed(a, b), deployed(a, b), deployed({ ...a, imagePullPolicy: 'Always' }, b), deployment)).toEqual({});
  });

  test('an item is added', () => {
    expect(threeWayPatch(deployed(a), deployed(a, b), deployed(a), deployment)).toEqual({ spec: { template: { spec: { ...order('a', 'b'), containers: [b] } } } });
  });

  test('an item is deleted, but one that others added stays', () => {
    const current = deployed(a, b, { name: 'injected', image: 'i:1' });
    const patch = threeWayPatch(deployed(a, b), deployed(b), current, deployment);
    expect(patch).toEqual({ spec: { template: { spec: { ...order('b'), containers: [{ $patch: 'delete', name: 'a' }] } } } });
    expect(strategicMergePatch(current, patch, deployment)).toEqual(deployed(b, { name: 'injected', image: 'i:1' }));
  });

  test('a field of an item is deleted while another item changes', () => {
    const env = [{ name: 'MODE', value: 'dev' }];
    const patch = threeWayPatch(deployed({ ...a, env }, b), deployed(a, { ...b, image: 'b:2' }), deployed({ ...a, env }, b), deployment);
    expect(strategicMergePatch(deployed({ ...a, env }, b), patch, deployment)).toEqual(deployed(a, { ...b, image: 'b:2' }));
  });

  test('another order is a change', () => {
    expect(threeWayPatch(deployed(a, b), deployed(b, a), deployed(a, b), deployment)).toEqual({ spec: { template: { spec: order('b', 'a') } } });
  });

  test('an item that others added makes a patch of the order alone, as kubectl does', () => {
    const mounts = (...paths: string[]) => ({ spec: { containers: [{ name: 'a', volumeMounts: paths.map((mountPath) => ({ mountPath, name: 'v' })) }] } });
    const patch = threeWayPatch(mounts('/data'), mounts('/data'), mounts('/data', '/token'), pod);
    expect(patch).toEqual({ spec: { '$setElementOrder/containers': [{ name: 'a' }], containers: [{ name: 'a', '$setElementOrder/volumeMounts': [{ mountPath: '/data' }] }] } });
    expect(strategicMergePatch(mounts('/data', '/token'), patch, pod)).toEqual(mounts('/data', '/token'));
  });

  test('an item without its key is refused', () => {
    expect(() => threeWayPatch({}, deployed({ image: 'x:1' }), deployed(a), deployment)).toThrow('map: map[image:x:1] does not contain declared merge key: name');
  });
});

describe('other fields', () => {
  test('lists without a key are replaced', () => {
    const args = (...list: string[]) => deployed({ name: 'a', args: list });
    expect(threeWayPatch(args('x'), args('y', 'x'), args('x'), deployment)).toEqual({ spec: { template: { spec: { ...order('a'), containers: [{ name: 'a', args: ['y', 'x'] }] } } } });
    expect(threeWayPatch(args('x'), args('x'), args('x'), deployment)).toEqual({});
  });

  test('finalizers are taken away one by one', () => {
    const of = (...finalizers: string[]) => ({ metadata: { finalizers } });
    const patch = threeWayPatch(of('a', 'b'), of('b', 'c'), of('a', 'b', 'z'), pod);
    expect(patch).toEqual({ metadata: { finalizers: ['c'], '$deleteFromPrimitiveList/finalizers': ['a'], '$setElementOrder/finalizers': ['b', 'c'] } });
  });

  test('a strategy of another type loses the fields of the old one', () => {
    const current = { spec: { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } } } };
    const modified = { spec: { strategy: { type: 'Recreate' } } };
    const patch = threeWayPatch({ spec: {} }, modified, current, deployment);
    expect(patch).toEqual({ spec: { strategy: { $retainKeys: ['type'], type: 'Recreate' } } });
    expect(strategicMergePatch(current, patch, deployment)).toEqual(modified);
  });

  test('a volume of another kind loses the old one', () => {
    const volume = (source: object) => ({ spec: { volumes: [{ name: 'v', ...source }] } });
    const patch = threeWayPatch(volume({ emptyDir: {} }), volume({ configMap: { name: 'c' } }), volume({ emptyDir: {} }), pod);
    expect(strategicMergePatch(volume({ emptyDir: {} }), patch, pod)).toEqual(volume({ configMap: { name: 'c' } }));
  });

  test('a null in the file clears a field', () => {
    const patch = threeWayPatch({}, { spec: { nodeSelector: null } }, { spec: { nodeSelector: { disk: 'ssd' } } }, pod);
    expect(patch).toEqual({ spec: { nodeSelector: null } });
  });

  test('what was never applied is not deleted', () => {
    expect(threeWayPatch(undefined, { data: { a: '1' } }, { data: { a: '1', size: '1' } }, undefined)).toEqual({});
  });
});

describe('custom resources', () => {
  test('lists are replaced, fields that are gone are deleted', () => {
    const patch = threeWayMergePatch({ spec: { a: 1, list: [1] } }, { spec: { list: [1, 2] } }, { spec: { a: 1, list: [1], other: true } });
    expect(patch).toEqual({ spec: { a: null, list: [1, 2] } });
    expect(threeWayMergePatch({ spec: { a: 1 } }, { spec: { a: 1 } }, { spec: { a: 1, b: 2 } })).toEqual({});
  });

  test('whatever was applied before, the file is what is there afterwards', () => {
    const value = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(fc.integer(), fc.string(), fc.dictionary(fc.constantFrom('x', 'y'), fc.integer())));
    fc.assert(fc.property(value, value, (original, modified) => {
      expect(mergePatch(original, threeWayMergePatch(original, modified, original))).toEqual(modified);
    }), { seed: 1 });
  });
});

test('whatever was applied before, the containers of the file are there afterwards', () => {
  const container = (name: string) => fc.record({ name: fc.constant(name), image: fc.constantFrom('x:1', 'x:2'), command: fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 2 }) }, { requiredKeys: ['name'] });
  const containers = fc.subarray(['a', 'b', 'c']).chain((names) => fc.tuple(...names.map(container)));
  fc.assert(fc.property(containers, containers, (original, modified) => {
    fc.pre(modified.length > 0);
    const patch = threeWayPatch(deployed(...original), deployed(...modified), deployed(...original), deployment);
    expect(strategicMergePatch(deployed(...original), patch, deployment)).toEqual(deployed(...modified));
  }), { seed: 1 });
});
