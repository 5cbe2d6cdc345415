/**
 * What the generator knows of a type of the Kubernetes API, whatever package it was read from.
 */

/** The type of a field, a list item or a map value. */
export type TypeExpr =
  | { kind: 'scalar'; scalar: ScalarName; go?: string }
  | { kind: 'enum'; values: string[]; go?: string }
  | { kind: 'ref'; name: string }
  /** A type that reads itself: a schema, or instead of it a boolean or a list of schemas. */
  | { kind: 'schema-or-boolean' | 'schema-or-list'; name: string }
  | { kind: 'list'; items: TypeExpr; go?: string }
  | { kind: 'map'; values: TypeExpr; go?: string };

/**
 * `date-time` and `micro-time` are strings, `bytes` is base64; `any` is every JSON value, `object`
 * any JSON object.
 */
export type ScalarName =
  | 'string'
  | 'boolean'
  | 'int32'
  | 'int64'
  | 'double'
  | 'int-or-string'
  | 'quantity'
  | 'date-time'
  | 'micro-time'
  | 'bytes'
  | 'object'
  | 'any';

export interface Field {
  name: string;
  type: TypeExpr;
  /** In the `required` list that the release publishes. */
  required: boolean;
  /** Required as published, but the API server takes an object without it (facts/lenient-required.ts). */
  lenient?: boolean;
  /** The Go struct that the field's own struct embeds it from, as decoding errors name it. */
  embeddedIn?: string;
}

export interface Definition {
  /** First label of the group, version, Go type: `core.v1.Container`. */
  name: string;
  /** By name, in code point order. */
  fields: Map<string, Field>;
}

/** A kind that can be the root of a manifest. */
export interface RootKind {
  group: string;
  version: string;
  kind: string;
  /** The name of its definition. */
  type: string;
  /** The resource's name in URLs: `deployments`. */
  plural: string;
  namespaced: boolean;
}

/** Everything the API of one release has. */
export interface ApiModel {
  /** `1.36` */
  release: string;
  definitions: Map<string, Definition>;
  kinds: RootKind[];
}

/** Applies a function to every type expression below and including this one. */
export function mapType(type: TypeExpr, change: (type: TypeExpr) => TypeExpr): TypeExpr {
  if (type.kind === 'list') return change({ ...type, items: mapType(type.items, change) });
  if (type.kind === 'map') return change({ ...type, values: mapType(type.values, change) });
  return change(type);
}

/** The names of the definitions that a type refers to. */
export function refsOf(type: TypeExpr): string[] {
  if ('name' in type) return [type.name];
  if (type.kind === 'list') return refsOf(type.items);
  if (type.kind === 'map') return refsOf(type.values);
  return [];
}

/** The definitions that can be reached from some of them, in the order of their names. */
export function reachable(definitions: ReadonlyMap<string, Definition>, roots: Iterable<string>): Definition[] {
  const seen = new Map<string, Definition>();
  const queue = [...roots];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const definition = definitions.get(name);
    if (definition === undefined) throw new Error(`no definition is called ${name}`);
    if (seen.has(name)) continue;
    seen.set(name, definition);
    for (const field of definition.fields.values()) queue.push(...refsOf(field.type));
  }
  return [...seen.values()].sort((a, b) => compareText(a.name, b.name));
}

/** Code point order, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `v1`, `v2`: a version that will not be taken away. */
export function isStable(version: string): boolean {
  return /^v\d+$/.test(version);
}

/** A deep copy of a model, to be changed without touching the first. */
export function copyModel(model: ApiModel, release: string): ApiModel {
  const definitions = new Map<string, Definition>();
  for (const [name, definition] of model.definitions) {
    const fields = new Map([...definition.fields].map(([key, field]) => [key, { ...field }]));
    definitions.set(name, { name, fields });
  }
  return { release, definitions, kinds: model.kinds.map((kind) => ({ ...kind })) };
}
