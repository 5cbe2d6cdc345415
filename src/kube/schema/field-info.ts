import type { FieldPath } from '../../text/field-path.ts';
import { describeType, type FieldType, type ListKeys, type ObjectType, type ValueType } from './types.ts';

/** What is known of a field, for completion, explanations and messages. */
export interface FieldInfo {
  name: string;
  /** As a reader would call it: `string`, `integer`, `list of mappings`. */
  type: string;
  /** In the `required` list that the release publishes. */
  required: boolean;
  /** The API server refuses an object without it. */
  enforced: boolean;
  /** For a closed set of strings, its members. */
  values?: readonly string[];
  keys?: ListKeys;
  /** Other fields may stand below it. */
  hasFields: boolean;
}

/** The fields below a path, in alphabetical order; steps into lists and maps are taken as they are. */
export function fieldsAt(root: ObjectType, path: FieldPath): readonly FieldInfo[] | undefined {
  const type = typeAt(root, path);
  return type?.kind === 'ref' ? [...type.type.fields.values()].map(fieldInfo) : undefined;
}

/** The field at a path; for an item of a list or a value of a map, the list or map. */
export function fieldAt(root: ObjectType, path: FieldPath): FieldInfo | undefined {
  let field: FieldType | undefined;
  let type: ValueType = { kind: 'ref', type: root };
  for (const step of path) {
    const owner = leafOf(type);
    if (owner.kind === 'ref' && typeof step === 'string' && type.kind !== 'map') field = owner.type.fields.get(step);
    const next = opened(stepInto(type, step));
    if (next === undefined) return undefined;
    type = next;
  }
  return field && fieldInfo(field);
}

/** The type at a path; `undefined` when nothing may stand there. */
export function typeAt(root: ObjectType, path: FieldPath): ValueType | undefined {
  let type: ValueType | undefined = { kind: 'ref', type: root };
  for (const step of path) type = stepInto(type, step);
  return opened(type);
}

/** A type that decodes itself is entered as the schema in it. */
function opened(type: ValueType | undefined): ValueType | undefined {
  const reading = type !== undefined && 'selfReading' in type ? type.selfReading : undefined;
  return reading === undefined ? type : { kind: 'ref', type: reading.schema };
}

/** One step down; a list may be entered without an index, as in `spec.containers.image`. */
function stepInto(from: ValueType | undefined, step: string | number): ValueType | undefined {
  const type = opened(from);
  // A list of schemas, where one schema may stand as well.
  if (from !== type && typeof step === 'number') return type;
  switch (type?.kind) {
    case 'ref':
      return typeof step === 'string' ? type.type.fields.get(step)?.type : undefined;
    case 'map':
      return type.values;
    case 'list':
      return typeof step === 'number' ? type.items : stepInto(type.items, step);
    case 'any':
    case 'object':
      return type;
    default:
      return undefined;
  }
}

function fieldInfo(field: FieldType): FieldInfo {
  const leaf = leafOf(field.type);
  return {
    name: field.name,
    type: describeType(field.type),
    required: field.published,
    enforced: field.enforced,
    ...(leaf.kind === 'enum' ? { values: [...leaf.values] } : {}),
    ...(field.keys === undefined ? {} : { keys: field.keys }),
    hasFields: leaf.kind === 'ref',
  };
}

/** What the innermost list or map holds. */
function leafOf(type: ValueType): ValueType {
  if (type.kind === 'list') return leafOf(type.items);
  return type.kind === 'map' ? leafOf(type.values) : type;
}
