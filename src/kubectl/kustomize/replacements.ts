import type { Decoded } from '../../kube/object.ts';
import { isMap } from '../../kube/patch/patch-error.ts';
import { yamlDocuments } from './kustomization.ts';
import type { Folder } from './folder.ts';
import { KustomizeError } from './kustomize-error.ts';
import { selected, type Selector } from './patches.ts';
import type { Resource } from './resource.ts';
import { REPLACEMENT, shaped } from './shape.ts';

/** A part of a text, or whether places are made. */
interface FieldOptions {
  delimiter?: string;
  index?: number;
  create?: boolean;
}

/** One entry of `replacements`: a value is copied from one field to others. */
export interface Replacement {
  path?: string;
  source?: Selector & { fieldPath?: string; options?: FieldOptions };
  sourceValue?: string;
  targets?: { select?: Selector; reject?: Selector[]; fieldPaths?: string[]; options?: FieldOptions }[];
}

/** Rule: `ReplacementTransformer` of kustomize. */
export function applyReplacement(resources: readonly Resource[], replacement: Replacement, folder: Folder): void {
  if (replacement.path !== undefined) {
    for (const document of yamlDocuments(folder.read(replacement.path), replacement.path)) {
      const { path: _path, ...shape } = REPLACEMENT;
      const all: unknown[] = Array.isArray(document) ? document : [document];
      for (const one of all) applyReplacement(resources, shaped(one, { go: 'types.Replacement', fields: shape }, 'replacements'), folder);
    }
    return;
  }
  const value = sourceOf(resources, replacement);
  for (const { select, reject = [], fieldPaths = ['metadata.name'], options = {} } of replacement.targets ?? []) {
    if (select === undefined) throw new KustomizeError('target must specify resources to select');
    const targets = selected(resources, select).filter((one) => !reject.some((not) => selected([one], not).length > 0));
    for (const { object } of targets) for (const path of fieldPaths) put(object, steps(path), value, path, options);
  }
}

function sourceOf(resources: readonly Resource[], { source, sourceValue }: Replacement): Decoded {
  if (sourceValue !== undefined) return sourceValue;
  if (source === undefined) throw new KustomizeError('replacements must specify a source and at least one target');
  const found = selected(resources, source);
  if (found.length !== 1) throw new KustomizeError(found.length === 0 ? `nothing selected by ${selectorText(source)}` : `multiple matches for selector ${selectorText(source)}`);
  const path = source.fieldPath ?? 'metadata.name';
  let value: Decoded = found[0]!.object;
  for (const step of steps(path)) value = child(value, step);
  if (value === undefined) throw new KustomizeError(`fieldPath \`${path}\` is missing for replacement source ${selectorText(source)}`);
  const { delimiter, index = 0 } = source.options ?? {};
  return delimiter === undefined || delimiter === '' ? value : String(value).split(delimiter)[index];
}

const selectorText = ({ kind = '[noKind]', version = '[noVer]', group = '[noGrp]', name = '[noName]', namespace = '[noNs]' }: Selector): string =>
  `${kind}.${version}.${group}/${name}.${namespace}`;

/** The steps of `spec.template.spec.containers.[name=web].image`; a dot within a name is `\.`. Rule: `SmarterPathSplitter` of kyaml. */
function steps(path: string): string[] {
  return path.match(/\[[^\]]*\]|(?:\\.|[^.[\]\\])+/g)?.map((step) => step.replace(/\\(.)/g, '$1')) ?? [];
}

/** Where a step leads: a field, an item by its number, or one by a field of it. */
function keyOf(value: Decoded, step: string): string | number | undefined {
  if (!Array.isArray(value)) return isMap(value) ? step : undefined;
  const match = /^\[(.*?)=(.*)\]$/.exec(step);
  if (match === null) return /^\d+$/.test(step) ? Number(step) : undefined;
  const index = value.findIndex((item) => String(item?.[match[1]!]) === match[2]);
  return index < 0 ? undefined : index;
}

function child(value: Decoded, step: string): Decoded {
  const key = keyOf(value, step);
  return key === undefined ? undefined : value[key];
}

function put(value: Decoded, [step, ...rest]: readonly string[], to: Decoded, path: string, options: FieldOptions): void {
  if (step === '*' && Array.isArray(value)) {
    for (const item of value) put(item, rest, to, path, options);
    return;
  }
  const key = keyOf(value, step!);
  if (key === undefined || (value[key] === undefined && options.create !== true)) throw new KustomizeError(`unable to find field ${JSON.stringify(path)} in replacement target`);
  if (rest.length > 0) {
    value[key] ??= {};
    put(value[key], rest, to, path, options);
    return;
  }
  value[key] = options.delimiter ? inserted(String(value[key] ?? ''), String(to), options) : structuredClone(to);
}

function inserted(text: string, part: string, { delimiter = '', index = 0 }: FieldOptions): string {
  const parts = text.split(delimiter);
  if (index < 0) parts.unshift(part);
  else if (index >= parts.length) parts.push(part);
  else parts[index] = part;
  return parts.join(delimiter);
}
