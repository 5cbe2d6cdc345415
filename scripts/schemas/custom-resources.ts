import { definitionName, sortKinds } from './build-model.ts';
import { compareText, mapType, reachable, type ApiModel, type Definition, type Field, type RootKind, type TypeExpr } from './definition.ts';
import { CLUSTER_SCOPED, CUSTOM_RESOURCE_PROJECTS, NO_KINDS, PLURALS } from './facts/custom-resources.ts';
import { FLAGGER_DEFINITIONS, FLAGGER_KINDS } from './facts/flagger.ts';
import { readModels, type Model } from './read-models.ts';

/**
 * The bundled custom resources as a model of their own. Where they embed types of Kubernetes (a pod
 * template), the types of the built-in model are used, which know integers and formats.
 */
export function customResources(builtIn: ApiModel, folderOf: (project: string) => string): ApiModel {
  const model: ApiModel = { release: 'custom-resources', definitions: new Map(), kinds: [] };
  for (const project of CUSTOM_RESOURCE_PROJECTS) addProject(model, builtIn, project, readModels(folderOf(project)));
  for (const definition of FLAGGER_DEFINITIONS) model.definitions.set(definition.name, definition);
  model.kinds.push(...FLAGGER_KINDS);
  for (const definition of usedBuiltIns(model, builtIn)) model.definitions.set(definition.name, definition);
  sortKinds(model.kinds);
  return model;
}

function addProject(model: ApiModel, builtIn: ApiModel, project: string, models: ReadonlyMap<string, Model>): void {
  const nameOf = (entry: Model): string => `${project}/${definitionName(entry)}`;
  for (const entry of models.values()) {
    if (entry.alias !== undefined) continue;
    const name = nameOf(entry);
    model.definitions.set(name, { name, fields: readFields(entry, models, (type) => resolve(type, models, builtIn, nameOf)) });
    if (entry.root !== undefined && !entry.name.endsWith('List') && !NO_KINDS.includes(entry.name)) {
      model.kinds.push(rootKind(entry.root.apiVersion, entry.root.kind, name));
    }
  }
}

function rootKind(apiVersion: string, kind: string, type: string): RootKind {
  const [group, version] = apiVersion.split('/') as [string, string];
  return { group, version, kind, type, plural: pluralOf(kind), namespaced: !CLUSTER_SCOPED.includes(kind) };
}

/** As the API conventions form it. */
function pluralOf(kind: string): string {
  const lower = kind.toLowerCase();
  if (PLURALS[kind] !== undefined) return PLURALS[kind];
  if (/(s|x|z|ch|sh)$/.test(lower)) return `${lower}es`;
  return lower.endsWith('y') ? `${lower.slice(0, -1)}ies` : `${lower}s`;
}

/** The members of an interface and of those it extends. */
function readFields(entry: Model, models: ReadonlyMap<string, Model>, change: (type: TypeExpr) => TypeExpr): Map<string, Field> {
  const fields = new Map<string, Field>();
  const add = (from: Model): void => {
    for (const parent of from.extends) if (models.has(parent)) add(models.get(parent)!);
    for (const member of from.members) fields.set(member.name, { ...member, type: mapType(member.type, change) });
  };
  add(entry);
  if (entry.root !== undefined) {
    for (const name of ['apiVersion', 'kind']) {
      fields.set(name, { name, type: { kind: 'scalar', scalar: 'string' }, required: false });
    }
  }
  return new Map([...fields].sort(([a], [b]) => compareText(a, b)));
}

/** A reference to a built-in type, to an alias, or to another type of the project; any other accepts anything. */
function resolve(type: TypeExpr, models: ReadonlyMap<string, Model>, builtIn: ApiModel, nameOf: (entry: Model) => string): TypeExpr {
  if (type.kind !== 'ref') return type;
  const entry = models.get(type.name);
  if (entry === undefined) return builtInType(type.name, builtIn);
  if (entry.alias === undefined) return { kind: 'ref', name: nameOf(entry) };
  return mapType(entry.alias, (inner) => resolve(inner, models, builtIn, nameOf));
}

/** `IIoK8sApiCoreV1PodTemplateSpec` is `core.v1.PodTemplateSpec` when lower case and dots are left out of both. */
function builtInType(name: string, builtIn: ApiModel): TypeExpr {
  const plain = name.replace(/^IIoK8s(Api(?!extensions|machinery)|ApimachineryPkgApis|ApiextensionsApiserverPkgApis)/, '').toLowerCase();
  for (const candidate of builtIn.definitions.keys()) {
    if (candidate.replaceAll('.', '').toLowerCase() === plain) return { kind: 'ref', name: candidate };
  }
  return { kind: 'scalar', scalar: 'any' };
}

function usedBuiltIns(model: ApiModel, builtIn: ApiModel): Definition[] {
  const both = new Map([...builtIn.definitions, ...model.definitions]);
  return reachable(both, model.kinds.map((kind) => kind.type)).filter((definition) => !model.definitions.has(definition.name));
}
