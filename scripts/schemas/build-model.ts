import { compareText, mapType, refsOf, type ApiModel, type Definition, type RootKind, type TypeExpr } from './definition.ts';
import type { Client, ClientModel } from './read-client.ts';
import type { Model } from './read-models.ts';

/**
 * Turns what a client package says into a model with the API's own names. The package calls types by
 * version and Go name (`V1Container`), with the group before it where two groups would clash
 * (`CoreV1Event`); `kubernetes-models` says which group each belongs to. Types that it lacks (some
 * betas) take the group of the kind they are reached from.
 */
export function buildModel(release: string, client: Client, models: ReadonlyMap<string, Model>): ApiModel {
  const names = nameModels(client, models);
  const definitions = new Map<string, Definition>();
  for (const model of client.models.values()) {
    const name = names.get(model.name);
    if (name === undefined) continue;
    const fields = new Map(
      [...model.fields]
        .sort((a, b) => compareText(a.name, b.name))
        .map((field) => [field.name, { ...field, type: mapType(field.type, (type) => renamed(type, names)) }]),
    );
    definitions.set(name, { name, fields });
  }
  return { release, definitions, kinds: rootKinds(client, names) };
}

function renamed(type: TypeExpr, names: ReadonlyMap<string, string>): TypeExpr {
  if (type.kind !== 'ref') return type;
  const name = names.get(type.name);
  if (name === undefined) throw new Error(`${type.name} is referred to, but no kind leads to it`);
  return { ...type, name };
}

/** The label of a group in definition names: the first part of the group, `core` for the core group. */
export function groupLabel(group: string): string {
  return group === '' ? 'core' : group.split('.')[0]!;
}

/** `V1Container` is version `v1` of `Container`; a prefix names the group. */
function splitClientName(name: string): { prefix: string; version: string; type: string } {
  const match = /^([A-Z][a-z]+)??(V\d+(?:(?:alpha|beta)\d+)?)([A-Z]\w*)$/.exec(name);
  if (!match) throw new Error(`${name} is no name of a model`);
  return { prefix: (match[1] ?? '').toLowerCase(), version: match[2]!.toLowerCase(), type: match[3]! };
}

/** `apps/v1` -> group label and version; the folder `v1` is the core group, `apis/meta/v1` is meta. */
function splitFolder(folder: string): { label: string; version: string } {
  const parts = folder.split('/');
  const version = parts.at(-1)!;
  return { label: parts.length === 1 ? 'core' : parts.at(-2)!.split('.')[0]!, version };
}

/** The definition name of a type that a `kubernetes-models` package declares. */
export function definitionName(model: Model): string {
  const { label, version } = splitFolder(model.folder);
  return `${label}.${version}.${model.name}`;
}

function nameModels(client: Client, models: ReadonlyMap<string, Model>): Map<string, string> {
  const candidates = new Map<string, Set<string>>();
  for (const model of models.values()) {
    const { version } = splitFolder(model.folder);
    const key = `${version}.${model.name}`;
    candidates.set(key, (candidates.get(key) ?? new Set()).add(definitionName(model)));
  }
  const names = new Map<string, string>();
  for (const name of client.models.keys()) {
    // VersionInfo, which /version answers with, belongs to no API group.
    if (name === 'VersionInfo') continue;
    const { prefix, version, type } = splitClientName(name);
    const found = [...(candidates.get(`${version}.${type}`) ?? [])];
    const own = prefix === '' ? found : found.filter((candidate) => candidate.startsWith(`${prefix}.`));
    if (prefix !== '') names.set(name, `${prefix}.${version}.${type}`);
    else if (own.length === 1) names.set(name, own[0]!);
  }
  for (const { path, model } of client.creates) nameByReach(client, names, model, groupLabel(splitPath(path).group));
  return names;
}

/** Gives every type below a model that has no name yet the group of that model's kind. */
function nameByReach(client: Client, names: Map<string, string>, root: string, label: string): void {
  const seen = new Set<string>();
  const visit = (model: ClientModel | undefined): void => {
    if (model === undefined || seen.has(model.name)) return;
    seen.add(model.name);
    if (!names.has(model.name)) {
      const { version, type } = splitClientName(model.name);
      names.set(model.name, `${label}.${version}.${type}`);
    }
    for (const field of model.fields) for (const ref of refsOf(field.type)) visit(client.models.get(ref));
  };
  visit(client.models.get(root));
}

/** `/apis/apps/v1/namespaces/{namespace}/deployments`, `/api/v1/nodes`. */
function splitPath(path: string): { group: string; version: string; plural: string; namespaced: boolean } {
  const parts = path.split('/').slice(1);
  const group = parts[0] === 'api' ? '' : parts[1]!;
  const version = parts[0] === 'api' ? parts[1]! : parts[2]!;
  return { group, version, plural: parts.at(-1)!, namespaced: path.includes('{namespace}') };
}

function rootKinds(client: Client, names: ReadonlyMap<string, string>): RootKind[] {
  const kinds = client.creates.map(({ path, model }): RootKind => {
    const { group, version, plural, namespaced } = splitPath(path);
    return { group, version, kind: splitClientName(model).type, type: names.get(model)!, plural, namespaced };
  });
  return sortKinds(kinds);
}

/** By group, version and kind. */
export function sortKinds(kinds: RootKind[]): RootKind[] {
  return kinds.sort(
    (a, b) => compareText(a.group, b.group) || compareText(a.version, b.version) || compareText(a.kind, b.kind),
  );
}
