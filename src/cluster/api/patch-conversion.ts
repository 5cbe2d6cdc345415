import { checkObject } from '../../kube/schema/check-object.ts';
import { goTypeOf, type ObjectType, type ValueType } from '../../kube/schema/types.ts';
import type { SchemaSet } from '../../kube/schema/schemas-from.ts';
import { goMap, type Json } from '../../kube/patch/patch-error.ts';
import type { FieldPath } from '../../text/field-path.ts';
import { gvkOf } from './registry.ts';
import type { ApiResource } from './resource.ts';
import { invalid, type StatusError } from './status-error.ts';

/**
 * Why a strategic merge patch does not make an object of its kind; undefined when it does. The server turns what came
 * out of it into an object without JSON in between, so that it has other words than for what it decodes.
 * @param object what the patch made
 * Rule: `applyPatchToObject` of apiserver's handlers, `fromUnstructured` of apimachinery's runtime.
 */
export function conversionError(schemas: SchemaSet, resource: ApiResource, object: unknown, patch: unknown): StatusError | undefined {
  const issue = checkObject(schemas, object).find(({ code }) => code === 'wrong-type' || code === 'bad-value');
  if (issue === undefined) return undefined;
  const type = typeAt(schemas.root(gvkOf(resource)), issue.path);
  const said = type === undefined ? issue.message : conversion(valueAt(object, issue.path), type, issue.serverMessage ?? issue.message);
  const message = `Invalid value: ${JSON.stringify(goMap(patch as Json))}: ${said}`;
  return invalid({ group: '', kind: '' }, '', [{ field: 'patch', reason: 'FieldValueInvalid', message, text: `patch: ${message}` }]);
}

function typeAt(root: ObjectType | undefined, path: FieldPath): ValueType | undefined {
  let type: ValueType | undefined = root === undefined ? undefined : { kind: 'ref', type: root };
  for (const step of path) {
    if (type?.kind === 'ref') type = type.type.fields.get(String(step))?.type;
    else if (type?.kind === 'list') type = type.items;
    else if (type?.kind === 'map') type = type.values;
    else return undefined;
  }
  return type;
}

function valueAt(object: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], object);
}

/** The kind that Go's reflection gives a value of JSON. */
function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'slice';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64';
  return typeof value === 'object' ? 'map' : typeof value === 'boolean' ? 'bool' : typeof value;
}

const GO_KINDS: Readonly<Record<string, string>> = { string: 'string', enum: 'string', boolean: 'bool', int32: 'int32', int64: 'int64', double: 'float64' };

/** @param decoding what reading the same from JSON says: types that read themselves do so here, too */
function conversion(value: unknown, type: ValueType, decoding: string): string {
  const from = kindOf(value);
  if (type.kind === 'ref') return `cannot restore struct from: ${from}`;
  if (type.kind === 'map') return `cannot restore map from ${from}`;
  if (type.kind === 'list') return `cannot restore slice from ${from}`;
  const to = GO_KINDS[type.kind];
  if (to === undefined) return decoding;
  // Go takes numbers for each other, and a whole number for a character.
  const convertible = (from === 'int64' && to !== 'bool') || (from === 'float64' && to !== 'bool' && to !== 'string');
  return convertible ? `cannot convert ${from} to ${goTypeOf(type)}` : `unrecognized type: ${to}`;
}
