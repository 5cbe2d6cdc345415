import { describe, expect, test } from 'vitest';
import { schemaSet } from '../schema/schema-set.ts';
import type { ObjectType } from '../schema/types.ts';
import { strategicMergePatch } from './strategic-merge-patch.ts';

const typeOf = (group: string, kind: string): ObjectType => schemaSet('1.36').root({ group, version: 'v1', kind })!;
const deployment = typeOf('apps', 'Deployment');
const pod = typeOf('', 'Pod');

const names = (items: { name: string }[]): string[] => items.map(({ name }) => name);
const withContainers = (...containers: object[]) => ({ spec: { template: { spec: { containers } } } });
const patched = (containers: object[], patch: object): { name: string }[] =>
  (strategicMergePatch(withContainers(...containers), patch, deployment) as ReturnType<typeof withContainers>).spec.template.spec.containers as { name: string }[];

// https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/
describe('the task "Update API Objects in Place Using kubectl patch"', () => {
  const nginx = { name: 'patch-demo-ctr', image: 'nginx' };

  test('a container is added to those that are there, in front of them', () => {
    const after = patched([nginx], withContainers({ name: 'patch-demo-ctr-2', image: 'redis' }));
    expect(names(after)).toEqual(['patch-demo-ctr-2', 'patch-demo-ctr']);
  });

  test('tolerations have no key and are replaced', () => {
    const tolerations = (...effects: string[]) => ({ spec: { tolerations: effects.map((effect) => ({ effect, key: 'dedicated', value: 'test-team' })) } });
    expect(strategicMergePatch(tolerations('NoSchedule'), tolerations('NoExecute'), pod)).toEqual(tolerations('NoExecute'));
  });

  test('`$retainKeys` takes away what the new strategy has not', () => {
    const rolling = { spec: { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } } } };
    const patch = { spec: { strategy: { $retainKeys: ['type'], type: 'Recreate' } } };
    expect(strategicMergePatch(rolling, patch, deployment)).toEqual({ spec: { strategy: { type: 'Recreate' } } });
  });
});

// https://github.com/kubernetes/community/blob/main/contributors/devel/sig-api-machinery/strategic-merge-patch.md
describe('the directives', () => {
  const [a, b] = [{ name: 'a', image: 'a:1', env: [{ name: 'X', value: '1' }] }, { name: 'b', image: 'b:1' }];

  test('a field of one item is changed, and the others stay', () => {
    expect(patched([a, b], withContainers({ name: 'b', image: 'b:2' }))).toEqual([a, { name: 'b', image: 'b:2' }]);
  });

  test('`$patch: delete` takes an item away, and its name must be said', () => {
    expect(names(patched([a, b], withContainers({ name: 'a', $patch: 'delete' })))).toEqual(['b']);
    expect(names(patched([a, b], withContainers({ name: 'zzz', $patch: 'delete' })))).toEqual(['a', 'b']);
    // As recorded with Kubernetes 1.36.
    expect(() => patched([a], withContainers({ image: 'x:1' }))).toThrow('map: map[image:x:1] does not contain declared merge key: name');
  });

  test('`$patch: replace` in a list keeps only what the patch says', () => {
    expect(names(patched([a, b], withContainers({ name: 'c', image: 'c:1' }, { $patch: 'replace' })))).toEqual(['c']);
  });

  test('`$patch: replace` in a map keeps only what the patch says', () => {
    const target = { spec: { nodeSelector: { disk: 'ssd', zone: 'a' } } };
    expect(strategicMergePatch(target, { spec: { nodeSelector: { $patch: 'replace', gpu: 'yes' } } }, pod)).toEqual({ spec: { nodeSelector: { gpu: 'yes' } } });
    expect(strategicMergePatch(target, { spec: { nodeSelector: { $patch: 'delete' } } }, pod)).toEqual({ spec: { nodeSelector: {} } });
    expect(() => strategicMergePatch(target, { spec: { $patch: 'magic' } }, pod)).toThrow('magic');
  });

  test('`$setElementOrder` orders the items', () => {
    const patch = { spec: { template: { spec: { '$setElementOrder/containers': [{ name: 'b' }, { name: 'c' }, { name: 'a' }], containers: [{ name: 'c', image: 'c:1' }] } } } };
    expect(names(patched([a, b], patch))).toEqual(['b', 'c', 'a']);
    const only = { spec: { template: { spec: { '$setElementOrder/containers': [{ name: 'b' }, { name: 'a' }] } } } };
    expect(names(patched([a, b], only))).toEqual(['b', 'a']);
  });

  test('items that the order does not name keep their place before what followed them', () => {
    const injected = { name: 'injected', image: 'i:1' };
    const patch = { spec: { template: { spec: { '$setElementOrder/containers': [{ name: 'a' }, { name: 'b' }] } } } };
    expect(names(patched([a, injected, b], patch))).toEqual(['a', 'injected', 'b']);
  });

  test('finalizers are a set', () => {
    const target = { metadata: { finalizers: ['a', 'b'] } };
    expect(strategicMergePatch(target, { metadata: { finalizers: ['c', 'a'] } }, pod)).toEqual({ metadata: { finalizers: ['a', 'b', 'c'] } });
    const patch = { metadata: { '$deleteFromPrimitiveList/finalizers': ['a'] } };
    expect(strategicMergePatch(target, patch, pod)).toEqual({ metadata: { finalizers: ['b'] } });
  });

  test('null removes a field, also one that is not there', () => {
    expect(strategicMergePatch({ metadata: { labels: { a: '1', b: '2' } } }, { metadata: { labels: { a: null, c: null } } }, pod)).toEqual({ metadata: { labels: { b: '2' } } });
  });
});

test('a type that is not known has no keyed lists', () => {
  expect(strategicMergePatch(withContainers({ name: 'a' }), withContainers({ name: 'b' }), undefined)).toEqual(withContainers({ name: 'b' }));
});

test('nothing that is given is changed', () => {
  const target = withContainers({ name: 'a', env: [{ name: 'X', value: '1' }] });
  const patch = withContainers({ name: 'a', env: [{ name: 'Y', value: '2' }] });
  const before = structuredClone([target, patch]);
  strategicMergePatch(target, patch, deployment);
  expect([target, patch]).toEqual(before);
});

test('a patch must be a map', () => {
  expect(() => strategicMergePatch({}, [], pod)).toThrow('expected a map');
});
