import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fakeContext } from '../testing/fake-context.ts';
import { build } from './build.ts';
import { KustomizeError } from './kustomize-error.ts';

const FIELDS = [
  'resources', 'components', 'namePrefix', 'nameSuffix', 'namespace', 'commonLabels', 'labels', 'commonAnnotations', 'images', 'replicas', 'patches',
  'patchesStrategicMerge', 'patchesJson6902', 'configMapGenerator', 'secretGenerator', 'generatorOptions', 'replacements', 'sortOptions', 'kind', 'bases',
];
const ENTRY = ['name', 'patch', 'path', 'target', 'kind', 'literals', 'files', 'envs', 'pairs', 'fields', 'newTag', 'count', 'options', 'source', 'targets', 'select', 'fieldPath', 'fieldPaths', 'behavior', 'includeSelectors', 'delimiter'];
const WORDS = ['', 'web', 'a.yaml', '.', '[{op: remove, path: /spec}]', '{kind: Deployment, metadata: {name: web}, spec: {replicas: null}}', 'A=b', 'Deployment', 'spec.replicas', '(', '*'];

const scalar = fc.oneof(fc.constantFrom(...WORDS), fc.integer(), fc.boolean(), fc.constant(null));
const { value } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, scalar, fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(fc.constantFrom(...ENTRY), tie('value'), { maxKeys: 4 })),
}));
const kustomization = fc.dictionary(fc.constantFrom(...FIELDS), fc.oneof(value, fc.array(fc.dictionary(fc.constantFrom(...ENTRY), value, { maxKeys: 4 }), { maxLength: 2 })), { maxKeys: 5 });
const object = fc.record({ apiVersion: fc.constantFrom('v1', 'apps/v1', ''), kind: fc.constantFrom('Deployment', 'RoleBinding', 'List', 'ConfigMap'), metadata: fc.oneof(fc.constant({ name: 'web' }), value), spec: value, subjects: value, items: value });

test('whatever a kustomization says, it is built or refused with a message', () => {
  fc.assert(fc.property(kustomization, object, (says, manifest) => {
    const context = fakeContext({ files: { 'x/kustomization.yaml': JSON.stringify({ resources: ['a.yaml'], ...says }), 'x/a.yaml': JSON.stringify(manifest) } });
    try {
      expect(Array.isArray(build(context, 'x'))).toBe(true);
    } catch (error) {
      if (!(error instanceof KustomizeError)) throw error;
      expect(error.message).not.toBe('');
    }
  }), { numRuns: 1500 });
});
