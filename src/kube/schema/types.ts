/** A type of the Kubernetes API: an object with named fields. */
export interface ObjectType {
  /** First label of the group, version, Go name: `core.v1.Container`. */
  readonly name: string;
  /** As decoding errors name the struct: `Container`. */
  readonly goName: string;
  /** As decoding errors name the type: `v1.Container`. */
  readonly goType: string;
  readonly fields: ReadonlyMap<string, FieldType>;
  /** The fields that the release publishes as required. */
  readonly required: readonly FieldType[];
}

export interface FieldType {
  readonly name: string;
  readonly type: ValueType;
  /** In the `required` list that the release publishes. */
  readonly published: boolean;
  /** The API server refuses an object without it. */
  readonly enforced: boolean;
  /** The step that the server's decoder takes to it: `VolumeSource.configMap` for an embedded struct. */
  readonly decoderName: string;
  /** For a list whose items are known by a key. */
  readonly keys?: ListKeys;
}

/** How the items of a list are told apart. */
export interface ListKeys {
  /** By server-side apply (`x-kubernetes-list-map-keys`); empty when the list is replaced as a whole. */
  readonly mapKeys: readonly string[];
  /** By strategic merge patches (`x-kubernetes-patch-merge-key`). */
  readonly mergeKey?: string | undefined;
}

export type ScalarKind =
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

/**
 * Two types in the definition of custom resources decode themselves: a schema, or instead of it a
 * boolean or a list of schemas. The server looks for no unknown fields in them.
 */
export interface SelfReading {
  readonly instead: 'boolean' | 'list';
  readonly schema: ObjectType;
}

/** What a field, a list item or a map value may be; `go` is the name that decoding errors give it. */
export type ValueType =
  | { readonly kind: ScalarKind; readonly go: string; readonly selfReading?: SelfReading }
  | { readonly kind: 'enum'; readonly values: ReadonlySet<string>; readonly go: string }
  | { readonly kind: 'ref'; readonly type: ObjectType }
  | { readonly kind: 'list'; readonly items: ValueType }
  | { readonly kind: 'map'; readonly values: ValueType; readonly go?: string };

/** The name that the server's decoder gives a type: `[]v1.Container`, `map[string]string`. */
export function goTypeOf(type: ValueType): string {
  if (type.kind === 'ref') return type.type.goType;
  if (type.kind === 'list') return `[]${goTypeOf(type.items)}`;
  if (type.kind === 'map') return type.go ?? `map[string]${goTypeOf(type.values)}`;
  return type.go;
}

/** A type as a reader would call it: `string`, `integer`, `list of Container`. */
export function describeType(type: ValueType): string {
  switch (type.kind) {
    case 'ref':
      return 'mapping';
    case 'list':
      return type.items.kind === 'any' ? 'list' : `list of ${plural(describeType(type.items))}`;
    case 'map':
      return type.values.kind === 'any' ? 'mapping' : `mapping of ${plural(describeType(type.values))}`;
    case 'enum':
    case 'string':
      return 'string';
    case 'int32':
    case 'int64':
      return 'integer';
    case 'double':
      return 'number';
    case 'int-or-string':
      return 'integer or string';
    case 'quantity':
      return 'quantity';
    case 'date-time':
    case 'micro-time':
      return 'timestamp';
    case 'bytes':
      return 'base64 string';
    case 'object':
      return 'mapping';
    case 'boolean':
      return 'boolean';
    case 'any':
      return 'value';
  }
}

function plural(name: string): string {
  if (name.startsWith('list of') || name.startsWith('mapping of')) return name.replace(/^(list|mapping)/, '$1s');
  if (name === 'integer or string') return 'integers or strings';
  return name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`;
}
