import { bytesToBase64 } from '../../kube/base64-text.ts';
import type { KubeObject } from '../../kube/object.ts';
import type { Folder } from './folder.ts';
import { during, KustomizeError } from './kustomize-error.ts';
import { idOf, isCalled, newResource, type Resource } from './resource.ts';

/** What generated objects have besides their data. */
export interface GeneratorOptions {
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  disableNameSuffixHash?: boolean;
  immutable?: boolean;
}

/** One entry of `configMapGenerator` or `secretGenerator`. */
export interface Generator {
  name: string;
  namespace?: string;
  /** `create` when undefined. */
  behavior?: string;
  type?: string;
  literals?: string[];
  files?: string[];
  envs?: string[];
  env?: string;
  options?: GeneratorOptions;
}

/**
 * Makes a ConfigMap or a Secret, or changes one that is there.
 * @param resources what there is; the new one is added
 * Rules: `ConfigMapGenerator`, `SecretGenerator`, `AbsorbAll`
 */
export function generate(kind: 'ConfigMap' | 'Secret', generator: Generator, common: GeneratorOptions, folder: Folder, resources: Resource[]): void {
  const made = newResource(generated(kind, generator, common, folder), !(generator.options?.disableNameSuffixHash ?? common.disableNameSuffixHash ?? false));
  const { object } = made;
  const behavior = generator.behavior || 'create';
  const existing = resources.find((one) => one.object.kind === kind && isCalled(one, generator.name) && [one.object.metadata.namespace ?? '', ...one.namespaces].includes(generator.namespace ?? ''));
  if (existing === undefined) {
    if (behavior !== 'create') throw new KustomizeError(`merging from generator: id ${idOf(object)} does not exist; cannot merge or replace`);
    resources.push(made);
    return;
  }
  if (behavior === 'create') throw new KustomizeError(`merging from generator: id ${idOf(object)} exists; behavior must be merge or replace`);
  const { metadata, data } = existing.object;
  existing.object = {
    ...object,
    metadata: {
      ...metadata, ...object.metadata, name: metadata.name, ...(metadata.namespace === undefined ? {} : { namespace: metadata.namespace }),
      ...together('labels', metadata, object.metadata), ...together('annotations', metadata, object.metadata),
    },
    ...(behavior === 'merge' ? { data: { ...data, ...object['data'] } } : {}),
    ...(kind === 'Secret' && generator.type === undefined ? { type: existing.object['type'] } : {}),
  };
  existing.hashed = existing.hashed || made.hashed;
}

function together(field: 'labels' | 'annotations', one: KubeObject['metadata'], other: KubeObject['metadata']): Record<string, unknown> {
  const both = { ...one[field], ...other[field] };
  return Object.keys(both).length === 0 ? {} : { [field]: both };
}

function generated(kind: 'ConfigMap' | 'Secret', generator: Generator, common: GeneratorOptions, folder: Folder): KubeObject {
  const { name, namespace, type = 'Opaque', options = {} } = generator;
  if (typeof name !== 'string' || name === '') throw new KustomizeError(`a ${kind === 'Secret' ? 'secret' : 'configmap'} generator needs a name`);
  const pairs = during('loading KV pairs', () => [...filePairs(generator, folder), ...envPairs(generator, folder), ...literalPairs(generator)]);
  const data: Record<string, string> = {};
  for (const [key, value] of pairs) {
    if (Object.hasOwn(data, key)) throw new KustomizeError(`cannot add key ${key}, another key by that name already exists in the data: ${JSON.stringify(Object.keys(data))}`);
    data[key] = kind === 'Secret' ? bytesToBase64(new TextEncoder().encode(value)) : value;
  }
  const labels = { ...common.labels, ...options.labels };
  const annotations = { ...common.annotations, ...options.annotations };
  return {
    apiVersion: 'v1', kind,
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      ...(Object.keys(labels).length === 0 ? {} : { labels }), ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
    },
    ...(pairs.length === 0 ? {} : { data }),
    ...(kind === 'Secret' ? { type } : {}),
    ...((options.immutable ?? common.immutable) === true ? { immutable: true } : {}),
  };
}

/** `key=file`, or a file that is its own key. Rule: `ParseFileSource`. */
function filePairs({ files = [] }: Generator, folder: Folder): [string, string][] {
  return files.map((source): [string, string] => {
    const [key, path, ...more] = source.includes('=') ? source.split('=') : [source.slice(source.lastIndexOf('/') + 1), source];
    if (more.length > 0) throw new KustomizeError('key names or file paths cannot contain \'=\'');
    if (key === '' || path === '' || path === undefined) throw new KustomizeError(`missing ${key === '' ? `key name for file path ${path}` : `file path for key name ${key}`} in source ${source}`);
    return [key!, during(`file sources: [${files.join(' ')}]`, () => folder.read(path))];
  });
}

/** Lines `KEY=value` of a file; a key alone takes the value of the environment. Rule: `keyValuesFromLines`. */
function envPairs({ env, envs = [] }: Generator, folder: Folder): [string, string][] {
  const all = env === undefined ? envs : [...envs, env];
  return all.flatMap((file) => during(`env source files: [${all.join(' ')}]`, () => folder.read(file)).split(/\r?\n/).flatMap((line): [string, string][] => {
    const text = line.trimStart();
    if (text === '' || text.startsWith('#')) return [];
    const at = text.indexOf('=');
    return [at < 0 ? [text, folder.context.env[text] ?? ''] : [text.slice(0, at), text.slice(at + 1)]];
  }));
}

/** Rule: `ParseLiteralSource`: quotes around the whole value go. */
function literalPairs({ literals = [] }: Generator): [string, string][] {
  return literals.map((literal): [string, string] => {
    const at = literal.indexOf('=');
    if (at < 1) throw new KustomizeError(`literal sources: [${literals.join(' ')}]: invalid literal source ${literal}, expected key=value`);
    return [literal.slice(0, at), literal.slice(at + 1).replace(/^(["'])(.*)\1$/s, '$2')];
  });
}
