import { isMap, PatchError } from '../../kube/patch/patch-error.ts';
import { jsonPatch } from '../../kube/patch/json-patch.ts';
import { strategicMergePatch } from '../../kube/patch/strategic-merge-patch.ts';
import { parseLabelSelector, SelectorError, type LabelMatcher } from '../../cluster/api/label-selector.ts';
import type { Decoded, KubeObject } from '../../kube/object.ts';
import { DEFAULT_SCHEMAS } from '../../kube/schema/default-schemas.ts';
import type { Folder } from './folder.ts';
import { yamlDocuments } from './kustomization.ts';
import { KustomizeError } from './kustomize-error.ts';
import { groupOf, idOf, isCalled, versionOf, type Resource } from './resource.ts';

/** Which resources a patch is for; names and namespaces are regular expressions. */
export interface Selector {
  group?: string;
  version?: string;
  kind?: string;
  name?: string;
  namespace?: string;
  labelSelector?: string;
  annotationSelector?: string;
}

/** One entry of `patches`, or of the two fields that it took the place of. */
export interface PatchEntry {
  path?: string;
  patch?: string;
  target?: Selector;
  options?: { allowNameChange?: boolean; allowKindChange?: boolean };
}

/**
 * Changes resources by a patch: one by RFC 6902, or objects as a strategic merge patch.
 * @param resources those that a patch deletes are taken out of it
 * Rule: `PatchTransformer`.
 */
export function applyPatch(resources: Resource[], entry: PatchEntry, folder: Folder): void {
  const { path, patch, target } = entry;
  if ((path === undefined) === (patch === undefined)) throw new KustomizeError(path === undefined ? 'must specify one of patch and path in\n{}' : 'patch and path can\'t be set at the same time');
  const text = patch ?? folder.read(path!);
  const documents = yamlDocuments(text, path ?? 'patch');
  const [first] = documents;
  if (Array.isArray(first)) {
    if (target === undefined) throw new KustomizeError(`must specify a target for JSON patch ${entryText(entry)}`);
    for (const resource of selected(resources, target)) replace(resource, entry, patched(() => jsonPatch(resource.object, first)));
    return;
  }
  if (documents.length === 0 || !documents.every(isMap)) throw new KustomizeError(`unable to parse SM or JSON patch from ${JSON.stringify(text)}`);
  for (const document of documents as KubeObject[]) {
    if (target === undefined) merge(resources, [named(resources, document)], document, entry);
    else merge(resources, selected(resources, target), document, entry);
  }
}

const entryText = ({ patch, path }: PatchEntry): string => JSON.stringify(patch ?? path);

/** The one resource that a patch is for by its kind and name. */
function named(resources: readonly Resource[], patch: KubeObject): Resource {
  const { kind, metadata, apiVersion = '' } = patch;
  const found = resources.filter((one) => one.object.kind === kind && (apiVersion === '' || groupOf(one.object) === groupOf(patch))
    && isCalled(one, metadata?.name) && (metadata?.namespace === undefined || [one.object.metadata.namespace, ...one.namespaces].includes(metadata.namespace)));
  if (found.length === 1) return found[0]!;
  const id = idOf({ ...patch, apiVersion: apiVersion || '[noVer]' });
  if (found.length === 0) throw new KustomizeError(`no resource matches strategic merge patch ${JSON.stringify(id)}: no matches for Id ${id}; failed to find unique target for patch ${id}`);
  throw new KustomizeError(`multiple matches for Id ${id}; failed to find unique target for patch ${id}`);
}

/** Rule: `SelectorRegex` and `Select` of resmap: what a resource is or was called counts. */
export function selected(resources: readonly Resource[], { group, version, kind, name, namespace, labelSelector = '', annotationSelector = '' }: Selector): Resource[] {
  const fits = (pattern: string | undefined, ...texts: readonly string[]): boolean => pattern === undefined || pattern === '' || texts.some((text) => wholePattern(pattern).test(text));
  const [labels, annotations] = [matcher(labelSelector), matcher(annotationSelector)];
  return resources.filter(({ object, names, namespaces }) => fits(group, groupOf(object)) && fits(version, versionOf(object)) && fits(kind, object.kind)
    && fits(name, object.metadata.name, ...names) && fits(namespace, object.metadata.namespace ?? '', ...namespaces)
    && labels(object.metadata.labels) && annotations(object.metadata.annotations));
}

function wholePattern(pattern: string): RegExp {
  try {
    return new RegExp(`^(?:${pattern})$`);
  } catch {
    throw new KustomizeError(`error parsing regexp: \`^(?:${pattern})$\``);
  }
}

function matcher(selector: string): LabelMatcher {
  try {
    return parseLabelSelector(selector);
  } catch (error) {
    throw error instanceof SelectorError ? new KustomizeError(error.message) : error;
  }
}

function merge(resources: Resource[], targets: readonly Resource[], patch: KubeObject, entry: PatchEntry): void {
  for (const resource of targets) {
    if ((patch as Decoded)['$patch'] === 'delete') {
      resources.splice(resources.indexOf(resource), 1);
      continue;
    }
    const { object } = resource;
    const type = DEFAULT_SCHEMAS.root({ group: groupOf(object), version: versionOf(object), kind: object.kind });
    replace(resource, entry, patched(() => strategicMergePatch(object, { ...patch, apiVersion: object.apiVersion }, type)));
  }
}

/** Name and kind stay unless the patch may change them. */
function replace(resource: Resource, { options = {} }: PatchEntry, next: Decoded): void {
  const { object } = resource;
  const { name, namespace } = object.metadata;
  if (options.allowKindChange !== true) next.kind = object.kind;
  next.metadata = { ...next.metadata, ...(options.allowNameChange === true ? {} : { name }), ...(namespace === undefined ? {} : { namespace }) };
  resource.object = structuredClone(next);
}

function patched(patch: () => unknown): Decoded {
  try {
    return patch();
  } catch (error) {
    if (error instanceof PatchError) throw new KustomizeError(error.message);
    throw error;
  }
}
