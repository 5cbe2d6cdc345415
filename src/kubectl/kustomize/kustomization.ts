import type { Decoded, KubeObject } from '../../kube/object.ts';
import { isMapping } from '../../kube/schema/scalars.ts';
import { createSource, positionAt } from '../../text/source.ts';
import { wholeExcerpt } from '../../text/excerpt.ts';
import { parseYaml } from '../../text/yaml/parse.ts';
import type { Folder } from './folder.ts';
import type { Generator } from './generators.ts';
import type { ImageChange } from './images.ts';
import { KustomizeError } from './kustomize-error.ts';
import type { Labels } from './metadata.ts';
import type { PatchEntry } from './patches.ts';
import type { Replacement } from './replacements.ts';
import { KUSTOMIZATION, shaped } from './shape.ts';

/** A `kustomization.yaml`. Rule: https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/ */
export interface Kustomization {
  kind?: string;
  resources?: string[];
  bases?: string[];
  components?: string[];
  namePrefix?: string;
  nameSuffix?: string;
  namespace?: string;
  commonLabels?: Record<string, string>;
  labels?: Labels[];
  commonAnnotations?: Record<string, string>;
  images?: ImageChange[];
  replicas?: { name?: string; count?: number }[];
  patches?: PatchEntry[];
  patchesStrategicMerge?: string[];
  patchesJson6902?: PatchEntry[];
  configMapGenerator?: Generator[];
  secretGenerator?: Generator[];
  generatorOptions?: Generator['options'];
  replacements?: Replacement[];
  sortOptions?: { order?: string };
}

const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** What else a kustomization may say, but what is not built here. */
const OTHERS = new Set(['vars', 'crds', 'openapi', 'configurations', 'generators', 'transformers', 'validators', 'helmCharts', 'helmGlobals', 'helmChartInflationGenerator', 'inventory']);

/** Fields that have another name by now. Rule: `CheckDeprecatedFields` of kustomize. */
const DEPRECATED: Readonly<Record<string, string>> = {
  commonLabels: 'labels', bases: 'resources', patchesJson6902: 'patches', patchesStrategicMerge: 'patches',
};

/**
 * Reads the kustomization of a folder; deprecated fields are warned of.
 * @throws KustomizeError when there is none or it cannot be read
 * Rule: `KustTarget.Load`.
 */
export function readKustomization(folder: Folder): Kustomization {
  const found = NAMES.filter((name) => folder.has(name));
  if (found.length === 0) throw new KustomizeError(`unable to find one of 'kustomization.yaml', 'kustomization.yml' or 'Kustomization' in directory '${folder.whole}'`);
  if (found.length > 1) throw new KustomizeError(`Found multiple kustomization files under: ${folder.whole}\n`);
  const [document] = yamlDocuments(folder.read(found[0]!), found[0]!);
  if (document === undefined || document === null) throw new KustomizeError('kustomization.yaml is empty');
  if (!isMapping(document)) throw new KustomizeError(`invalid Kustomization: json: cannot unmarshal ${Array.isArray(document) ? 'array' : typeof document} into Go value of type types.Kustomization`);
  const kustomization: Record<string, Decoded> = {};
  for (const [field, value] of Object.entries(document)) {
    if (OTHERS.has(field)) throw new KustomizeError(`${field} of a kustomization is not simulated here`);
    const shape = Object.hasOwn(KUSTOMIZATION, field) ? KUSTOMIZATION[field] : undefined;
    if (shape === undefined) throw new KustomizeError(`invalid Kustomization: json: unknown field ${JSON.stringify(field)}`);
    if (value !== null) kustomization[field] = shaped(value, shape, field);
    const instead = DEPRECATED[field];
    if (instead !== undefined) folder.context.err(`# Warning: '${field}' is deprecated. Please use '${instead}' instead. Run 'kustomize edit fix' to update your Kustomization automatically.\n`);
  }
  if (Object.keys(kustomization).every((field) => ['apiVersion', 'kind', 'metadata'].includes(field))) throw new KustomizeError('kustomization.yaml is empty');
  return kustomization as Kustomization;
}

/**
 * The documents of a text.
 * @throws KustomizeError when it is no YAML
 */
export function yamlDocuments(text: string, name: string): Decoded[] {
  const source = createSource(name, text);
  return parseYaml(wholeExcerpt(source)).documents.map((document) => {
    const problem = document.problems.find(({ code }) => code !== 'duplicate-key' && code !== 'document-end');
    if (problem === undefined) return document.value;
    const said = problem.serverMessage?.replace(/^.*?(?=yaml: )/, '') ?? `yaml: line ${positionAt(source, problem.start).line}: ${problem.message}`;
    throw new KustomizeError(`MalformedYAMLError: ${said} in File: ${name}`);
  }).filter((value) => value !== undefined && value !== null);
}

/**
 * The objects of a text; those of a List one by one.
 * @throws KustomizeError for what is no object
 */
export function yamlObjects(text: string, name: string): KubeObject[] {
  return yamlDocuments(text, name).flatMap((value) => objectsOf(value, name));
}

function objectsOf(value: unknown, file: string): KubeObject[] {
  const { apiVersion, kind, metadata, items } = isMapping(value) ? (value as Decoded) : ({} as Decoded);
  if (typeof kind !== 'string' || kind === '' || typeof apiVersion !== 'string') throw new KustomizeError(`missing Resource metadata in File: ${file}`);
  if (kind.endsWith('List') && Array.isArray(items)) return items.flatMap((item) => objectsOf(item, file));
  if (typeof metadata?.name !== 'string' || metadata.name === '') throw new KustomizeError(`missing metadata.name in object {${apiVersion} ${kind}} in File: ${file}`);
  return [value as KubeObject];
}
