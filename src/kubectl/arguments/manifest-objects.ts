import type { KubeObject } from '../../kube/object.ts';
import type { ApiResource } from '../../kube/resources/api-resource.ts';
import { isMapping } from '../../kube/schema/scalars.ts';
import { checkTypeMeta } from '../../kube/schema/type-meta.ts';
import { createSource, positionAt, type Source } from '../../text/source.ts';
import { wholeExcerpt } from '../../text/excerpt.ts';
import { parseYaml } from '../../text/yaml/parse.ts';
import type { YamlProblem } from '../../text/yaml/types.ts';
import { CommandError } from '../errors/command-error.ts';
import { goJson } from '../print/json.ts';
import type { Found } from './info.ts';
import type { ManifestText } from './manifest-files.ts';
import { metadataError } from './metadata-types.ts';
import { resourceForKind } from './resource-type.ts';

export interface ManifestOptions {
  /** What the server serves; left out when it is not asked (`--local`), and kinds are taken as they are. */
  resources?: readonly ApiResource[];
  /** Whether `apiVersion` and `kind` are asked for before decoding (`--validate` other than `ignore`). */
  validate: boolean;
}

/**
 * The objects of a text, document by document; those of a List one by one.
 * Rule: `StreamVisitor.Visit` and `mapper.infoForData` of cli-runtime.
 */
export function* manifestObjects({ source, text }: ManifestText, options: ManifestOptions): Generator<Found> {
  const file = createSource(source, text);
  for (const document of parseYaml(wholeExcerpt(file)).documents) {
    const problem = document.problems.find(({ code }) => code !== 'duplicate-key' && code !== 'document-end');
    if (problem !== undefined) return yield { error: new CommandError(`error parsing ${source}: ${said(problem, file)}`), ofFile: true };
    const { value } = document;
    if (value === undefined || value === null) continue;
    const invalid = options.validate ? typeMetaError(value) : undefined;
    if (invalid !== undefined) return yield { error: new CommandError(`error validating "${source}": ${invalid}`), ofFile: true };
    yield* objectsOf(value, source, options);
  }
}

/** What the decoder says of a text, or, where its words are not known, ours with the line. */
function said({ code, message, serverMessage, start }: YamlProblem, file: Source): string {
  if (serverMessage !== undefined || code === 'limit') return serverMessage ?? message;
  return `error converting YAML to JSON: yaml: line ${positionAt(file, start).line}: ${message}`;
}

/** Rule: `ValidateSchema` there, and `getObjectKind` of kubectl's `validation`. */
function typeMetaError(value: unknown): string | undefined {
  const wrong = isMapping(value) ? checkTypeMeta(value, []).map((issue) => issue.serverMessage!.slice('error validating data: '.length)) : ['invalid object to validate'];
  if (wrong.length === 0) return undefined;
  const list = wrong.length === 1 ? wrong[0] : `[${wrong.join(', ')}]`;
  return `error validating data: ${list}; if you choose to ignore these errors, turn validation off with --validate=false`;
}

function* objectsOf(value: unknown, source: string, options: ManifestOptions): Generator<Found> {
  const undecodable = decodingError(value);
  if (undecodable !== undefined) return yield { error: new CommandError(`unable to decode "${source}": ${undecodable}`) };
  const object = value as KubeObject;
  const resource = options.resources === undefined ? undefined : resourceForKind(options.resources, object.apiVersion, object.kind);
  if (resource === undefined && object.kind.endsWith('List') && Array.isArray(object['items'])) {
    for (const item of object['items'] as unknown[]) yield* objectsOf(itemOf(item, object), source, options);
    return;
  }
  const { name = '', namespace = '' } = (object.metadata ?? {}) as { name?: string; namespace?: string };
  if (resource === undefined && options.resources !== undefined) {
    const { apiVersion, kind } = object;
    const unknown = `resource mapping not found for name: "${name}" namespace: "${namespace}" from "${source}": no matches for kind "${kind}" in version "${apiVersion}"`;
    return yield { error: new CommandError(`${unknown}\nensure CRDs are installed first`) };
  }
  yield { info: { resource: resource ?? unknownResource(object), namespace: namespace === '' ? undefined : namespace, name, object: structuredClone(object), source } };
}

/** An item that does not say what it is takes it from its list: `ConfigMapList` holds ConfigMaps. */
function itemOf(item: unknown, list: KubeObject): unknown {
  const kind = list.kind.slice(0, -'List'.length);
  if (kind === '' || !isMapping(item) || item['kind'] !== undefined || item['apiVersion'] !== undefined) return item;
  return { ...item, apiVersion: list.apiVersion, kind };
}

/** Rule: `UnstructuredJSONScheme` of apimachinery. */
function decodingError(value: unknown): string | undefined {
  if (!isMapping(value)) return `json: cannot unmarshal ${Array.isArray(value) ? 'array' : typeof value} into Go value of type struct { Kind string "json:\\"kind\\"" }`;
  const { apiVersion, kind } = value;
  const missing = typeof kind !== 'string' || kind === '' ? 'Kind' : typeof apiVersion !== 'string' || apiVersion === '' ? 'apiVersion' : undefined;
  if (missing !== undefined) return `Object '${missing}' is missing in '${goJson(value)}'`;
  return metadataError(value['metadata']);
}

/** Where nobody asks the server, a kind is its own resource; only its name and scope in files matter. */
function unknownResource({ apiVersion, kind, metadata }: KubeObject): ApiResource {
  const slash = apiVersion.lastIndexOf('/');
  return {
    group: slash < 0 ? '' : apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1), kind,
    plural: `${kind.toLowerCase()}s`, singular: kind.toLowerCase(), shortNames: [], categories: [],
    namespaced: metadata?.namespace !== undefined, verbs: [], subresources: [],
  };
}
