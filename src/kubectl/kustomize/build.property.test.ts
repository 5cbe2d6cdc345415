import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fakeContext } from '../testing/fake-context.ts';
import { build } from './build.ts';
import { KustomizeError } from './kustomize-error.ts';

const word = fc.constantFrom('web', 'Deployment', 'ConfigMap', 'app', 'a=b', 'v1', 'apps', 'x-', '(', '', '[{op: remove, path: /spec}]', '{kind: Deployment, metadata: {name: web}, spec: {replicas: null}}', '$patch');
const path = fc.constantFrom('spec.replicas', 'metadata.name', 'spec.template.spec.containers.[name=web].image', 'metadata.labels', 'spec/template', 'a.*.b', '', '.', 'spec.0');
const texts = fc.dictionary(word, word, { maxKeys: 2 });
const fields = <Shape>(shape: Record<string, fc.Arbitrary<Shape>>): fc.Arbitrary<Partial<Record<string, Shape>>> => fc.record(shape, { requiredKeys: [] });
const list = (item: fc.Arbitrary<unknown>): fc.Arbitrary<unknown[]> => fc.array(item, { maxLength: 2 });
const selector = fields({ kind: word, name: word, namespace: word, labelSelector: word, group: word, version: word });
const patch = fields<unknown>({ patch: word, path: fc.constant('a.yaml'), target: selector });
const generator = fields<unknown>({ name: word, literals: list(word), files: list(fc.constantFrom('a.yaml', 'k=a.yaml', 'none')), envs: list(fc.constant('a.yaml')), behavior: fc.constantFrom('merge', 'replace', 'create'), options: fields<unknown>({ labels: texts, disableNameSuffixHash: fc.boolean() }) });
const place = fields<unknown>({ delimiter: fc.constantFrom('', ':', '-'), index: fc.integer({ min: -1, max: 3 }), create: fc.boolean() });
const kustomization = fields<unknown>({
  namePrefix: word, nameSuffix: word, namespace: word, commonLabels: texts, commonAnnotations: texts,
  labels: list(fields<unknown>({ pairs: texts, includeSelectors: fc.boolean(), includeTemplates: fc.boolean(), fields: list(fields<unknown>({ path, kind: word, create: fc.boolean() })) })),
  images: list(fields({ name: word, newName: word, newTag: word, digest: word })),
  replicas: list(fields<unknown>({ name: fc.constant('web'), count: fc.nat() })),
  patches: list(patch), patchesStrategicMerge: list(word), patchesJson6902: list(patch),
  configMapGenerator: list(generator), secretGenerator: list(generator), generatorOptions: fields<unknown>({ annotations: texts, immutable: fc.boolean() }),
  replacements: list(fields<unknown>({ source: fc.record({ kind: word, fieldPath: path, options: place }), sourceValue: word, targets: list(fields<unknown>({ select: selector, reject: list(selector), fieldPaths: list(path), options: place })) })),
});
/** Parts of manifests that are nothing like what they should be. */
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 }, fc.constantFrom('web', 'api:1', 1, true, null), fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('name', 'labels', 'template', 'spec', 'containers', 'selector', 'matchLabels', 'metadata', 'image', 'envFrom', 'kind', 'volumes', 'annotations'), tie('value'), { maxKeys: 4 }),
  ),
}));
const manifest = fc.record({
  apiVersion: fc.constantFrom('v1', 'apps/v1', 'rbac.authorization.k8s.io/v1'), kind: fc.constantFrom('Deployment', 'RoleBinding', 'List', 'ConfigMap', 'CronJob', 'Ingress', 'Service', 'Namespace'),
  metadata: fc.oneof({ weight: 5, arbitrary: fc.record({ name: fc.constant('web'), labels: fc.oneof(texts, value) }) }, { weight: 1, arbitrary: value }), spec: value, subjects: value, roleRef: value, items: value, data: value,
});

/** How many objects a kustomization makes, or what is wrong with it. */
function outcome(says: unknown, object: unknown): number | string {
  const context = fakeContext({ files: { 'x/kustomization.yaml': JSON.stringify(says), 'x/a.yaml': JSON.stringify(object) } });
  try {
    return build(context, 'x').length;
  } catch (error) {
    if (error instanceof KustomizeError) return error.message;
    throw error;
  }
}

test('whatever manifests look like, they are built or refused with a message', () => {
  fc.assert(fc.property(kustomization, manifest, (says, object) => {
    expect(outcome({ resources: ['a.yaml'], ...says }, object)).not.toBe('');
  }), { numRuns: 500, seed: 1 });
});

test('whatever the fields of a kustomization hold, it is built or refused with a message', () => {
  const names = fc.constantFrom('resources', 'namePrefix', 'labels', 'images', 'patches', 'replicas', 'configMapGenerator', 'replacements', 'kind', 'sortOptions', 'name', 'fields');
  fc.assert(fc.property(fc.dictionary(names, value, { maxKeys: 3 }), (says) => {
    expect(outcome(says, {})).not.toBe('');
  }), { seed: 1 });
});
