import type { Decoded } from '../../kube/object.ts';
import { isMapping } from '../../kube/schema/scalars.ts';
import { KustomizeError } from './kustomize-error.ts';

/** What a field holds: a scalar, a list of something, a map from names to texts, or a struct. */
type Shape = 'string' | 'int' | 'bool' | 'any' | 'texts' | readonly [Shape] | { readonly go: string; readonly fields: Readonly<Record<string, Shape>> };

const struct = (go: string, fields: Readonly<Record<string, Shape>>): Shape => ({ go: `types.${go}`, fields });
const strings = ['string'] as const;

const SELECTOR = {
  group: 'string', version: 'string', kind: 'string', name: 'string', namespace: 'string', labelSelector: 'string', annotationSelector: 'string',
} as const;
const selector = struct('Selector', SELECTOR);
const generatorOptions = struct('GeneratorOptions', { labels: 'texts', annotations: 'texts', disableNameSuffixHash: 'bool', immutable: 'bool' });
const generator = {
  name: 'string', namespace: 'string', behavior: 'string', literals: strings, files: strings, envs: strings, env: 'string', options: generatorOptions,
} as const;
const fieldOptions = struct('FieldOptions', { delimiter: 'string', index: 'int', encoding: 'string', create: 'bool' });
const fieldSpec = struct('FieldSpec', { group: 'string', version: 'string', kind: 'string', path: 'string', create: 'bool' });
const patch = struct('Patch', { path: 'string', patch: 'string', target: selector, options: struct('PatchArgs', { allowNameChange: 'bool', allowKindChange: 'bool' }) });

/** The fields of an entry of `replacements`. */
export const REPLACEMENT: Readonly<Record<string, Shape>> = {
  path: 'string', sourceValue: 'string',
  source: struct('SourceSelector', { ...SELECTOR, fieldPath: 'string', options: fieldOptions }),
  targets: [struct('TargetSelector', { select: selector, reject: [selector], fieldPaths: strings, options: fieldOptions })],
};

/** The fields of a kustomization. Rule: `types.Kustomization` of kustomize. */
export const KUSTOMIZATION: Readonly<Record<string, Shape>> = {
  apiVersion: 'string', kind: 'string', metadata: 'any',
  resources: strings, bases: strings, components: strings,
  namePrefix: 'string', nameSuffix: 'string', namespace: 'string',
  commonLabels: 'texts', commonAnnotations: 'texts',
  labels: [struct('Label', { pairs: 'texts', includeSelectors: 'bool', includeTemplates: 'bool', fields: [fieldSpec] })],
  images: [struct('Image', { name: 'string', newName: 'string', newTag: 'string', tagSuffix: 'string', digest: 'string' })],
  replicas: [struct('Replica', { name: 'string', count: 'int' })],
  patches: [patch], patchesStrategicMerge: strings, patchesJson6902: [patch],
  configMapGenerator: [struct('ConfigMapArgs', generator)],
  secretGenerator: [struct('SecretArgs', { ...generator, type: 'string' })],
  generatorOptions,
  replacements: [struct('ReplacementField', REPLACEMENT)],
  sortOptions: struct('SortOptions', { order: 'string', legacySortOptions: 'any' }),
  buildMetadata: strings,
};

function goType(shape: Shape): string {
  if (typeof shape === 'string') return shape === 'texts' ? 'map[string]string' : shape;
  return Array.isArray(shape) ? `[]${goType(shape[0] as Shape)}` : (shape as { go: string }).go;
}

/** The kind of a value of JSON, as Go's decoder names it. */
function jsonKind(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return isMapping(value) ? 'object' : typeof value === 'boolean' ? 'bool' : typeof value;
}

/**
 * A value with the fields that its shape has; those that are null are left out, as Go leaves them unset.
 * @param field the field of the kustomization, which errors name
 * @throws KustomizeError in the words of Go's decoder
 */
export function shaped(value: unknown, shape: Shape, field: string): Decoded {
  const refuse = (): never => {
    throw new KustomizeError(`invalid Kustomization: json: cannot unmarshal ${jsonKind(value)} into Go struct field Kustomization.${field} of type ${goType(shape)}`);
  };
  if (shape === 'any') return value;
  if (shape === 'string') return typeof value === 'string' ? value : refuse();
  if (shape === 'bool') return typeof value === 'boolean' ? value : refuse();
  if (shape === 'int') return Number.isSafeInteger(value) ? value : refuse();
  if (Array.isArray(shape)) return Array.isArray(value) ? value.filter((item) => item !== null).map((item) => shaped(item, shape[0] as Shape, field)) : refuse();
  if (!isMapping(value)) return refuse();
  const set = Object.entries(value).filter(([, inner]) => inner !== null);
  if (shape === 'texts') return Object.fromEntries(set.map(([key, inner]) => [key, shaped(inner, 'string', field)]));
  const { fields } = shape as { fields: Readonly<Record<string, Shape>> };
  return Object.fromEntries(set.map(([key, inner]) => {
    if (!Object.hasOwn(fields, key)) throw new KustomizeError(`invalid Kustomization: json: unknown field ${JSON.stringify(key)}`);
    return [key, shaped(inner, fields[key]!, `${field}.${key}`)];
  }));
}
