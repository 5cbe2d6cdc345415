import { base64ErrorOffset } from '../decode/base64.ts';
import { timestampError } from '../decode/timestamp.ts';
import { quantityError } from '../quantity.ts';
import type { FieldPathStep } from '../../text/field-path.ts';
import type { SchemaIssue } from './issue.ts';
import { badBase64, fromInside, noSchema, badQuantity, badTimestamp, missingField, notInEnum, unknownField, wrongType } from './issues.ts';
import { fitsScalar, isByte, isMapping } from './scalars.ts';
import type { FieldType, ObjectType, SelfReading, ValueType } from './types.ts';

/** The state of one walk; the arrays grow and shrink with the depth, so that nothing is allocated on the way. */
export interface Walk {
  readonly issues: SchemaIssue[];
  /** Where the walk is. */
  readonly path: FieldPathStep[];
  /** The objects that surround the current one, outermost first, with where each stands. */
  readonly parents: { type: ObjectType; depth: number }[];
  /** The steps of the server's decoder: no indices, no map keys. */
  readonly decoderPath: string[];
  /** Report what is published as required, whether or not the server insists. */
  readonly published: boolean;
  /** Below `status`, which the server does not validate when an object is created. */
  inStatus: boolean;
}

/** Starts a walk; `path` is where the object stands, in a List for example. */
export function newWalk(path: readonly FieldPathStep[], published: boolean): Walk {
  return { issues: [], path: [...path], parents: [], decoderPath: [], published, inStatus: false };
}

/**
 * Holds a mapping against a type.
 * Rules: the server decodes strictly (`sigs.k8s.io/json`, field names case-sensitive, null is unset
 * and in lists and maps the zero value), then validates.
 */
export function walkObject(walk: Walk, object: Record<string, unknown>, type: ObjectType): void {
  walk.parents.push({ type, depth: walk.path.length });
  for (const name of Object.keys(object)) {
    const field = type.fields.get(name);
    walk.path.push(name);
    if (field === undefined) walk.issues.push(unknownField(walk, name, type));
    else walkField(walk, object[name], field, type);
    walk.path.pop();
  }
  walkRequired(walk, object, type);
  walk.parents.pop();
}

function walkField(walk: Walk, value: unknown, field: FieldType, owner: ObjectType): void {
  if (value === null) return;
  const entersStatus = field.name === 'status' && walk.parents.length === 1;
  if (entersStatus) walk.inStatus = true;
  walk.decoderPath.push(field.decoderName);
  walkValue(walk, value, field.type, owner, field);
  walk.decoderPath.pop();
  if (entersStatus) walk.inStatus = false;
}

function walkRequired(walk: Walk, object: Record<string, unknown>, type: ObjectType): void {
  for (const field of type.required) {
    const value = object[field.name];
    if (value !== undefined && value !== null) continue;
    if (walk.published || (field.enforced && !walk.inStatus)) walk.issues.push(missingField(walk, field, type));
  }
}

function walkValue(walk: Walk, value: unknown, type: ValueType, owner: ObjectType, field: FieldType): void {
  switch (type.kind) {
    case 'ref':
      if (isMapping(value)) walkObject(walk, value, type.type);
      else walk.issues.push(wrongType(walk, value, type, owner, field));
      return;
    case 'list':
      if (Array.isArray(value)) walkItems(walk, value, type.items, owner, field);
      else walk.issues.push(wrongType(walk, value, type, owner, field));
      return;
    case 'map':
      if (isMapping(value)) walkEntries(walk, value, type.values, owner, field);
      else walk.issues.push(wrongType(walk, value, type, owner, field));
      return;
    case 'enum':
      if (typeof value !== 'string') walk.issues.push(wrongType(walk, value, type, owner, field));
      else if (!type.values.has(value) && (walk.published || (value !== '' && !walk.inStatus))) {
        walk.issues.push(notInEnum(walk, value, type.values, field));
      }
      return;
    case 'quantity': {
      const error = quantityError(value);
      if (error !== undefined) walk.issues.push(badQuantity(walk, value, error));
      return;
    }
    case 'date-time':
    case 'micro-time': {
      if (typeof value !== 'string') {
        walk.issues.push(wrongType(walk, value, type, owner, field));
        return;
      }
      const error = timestampError(value, type.kind);
      if (error !== undefined) walk.issues.push(badTimestamp(walk, value, error));
      return;
    }
    case 'any':
      if (type.selfReading !== undefined) walkSelfReading(walk, value, type.selfReading, owner);
      return;
    case 'bytes':
      walkBytes(walk, value, type, owner, field);
      return;
    default:
      if (!fitsScalar(value, type.kind)) walk.issues.push(wrongType(walk, value, type, owner, field));
  }
}

function walkItems(walk: Walk, items: unknown[], type: ValueType, owner: ObjectType, field: FieldType): void {
  for (let index = 0; index < items.length; index += 1) {
    walk.path.push(index);
    walkElement(walk, items[index], type, owner, field);
    walk.path.pop();
  }
}

function walkEntries(walk: Walk, entries: Record<string, unknown>, type: ValueType, owner: ObjectType, field: FieldType): void {
  for (const name of Object.keys(entries)) {
    walk.path.push(name);
    walkElement(walk, entries[name], type, owner, field);
    walk.path.pop();
  }
}

/** A null in a list or map is the zero value of its type: an object without any field. */
function walkElement(walk: Walk, value: unknown, type: ValueType, owner: ObjectType, field: FieldType): void {
  if (value !== null) walkValue(walk, value, type, owner, field);
  else if (type.kind === 'ref' && !walk.published) walkRequired(walk, {}, type.type);
}

/**
 * `JSONSchemaPropsOrBool` and `JSONSchemaPropsOrArray` decode what they hold on their own: unknown
 * fields pass, and the first wrong type ends the decoding of the whole object. Of anything but a
 * mapping the former takes a boolean, the latter a list, and it drops the rest without a word.
 * Rule: `apiextensions/v1/marshal.go`.
 */
function walkSelfReading(walk: Walk, value: unknown, type: SelfReading, owner: ObjectType): void {
  if (walk.published) return;
  if (type.instead === 'boolean' && !isMapping(value) && typeof value !== 'boolean') {
    walk.issues.push(noSchema(walk, value));
    return;
  }
  const schemas = Array.isArray(value) ? value.map((item, index) => [item, [index]] as const) : [[value, []] as const];
  for (const [schema, at] of schemas) {
    if (!isMapping(schema)) continue;
    const inner = newWalk([...walk.path, ...at], false);
    walkObject(inner, schema, type.schema);
    for (const issue of inner.issues) if (issue.code === 'wrong-type' || issue.code === 'bad-value') walk.issues.push(fromInside(walk, issue, owner));
  }
}

/** Base64, or what Go also takes for a byte slice: a list of numbers from 0 to 255. */
function walkBytes(walk: Walk, value: unknown, type: ValueType, owner: ObjectType, field: FieldType): void {
  if (typeof value === 'string') {
    const offset = base64ErrorOffset(value);
    if (offset >= 0) walk.issues.push(badBase64(walk, value, offset));
  } else if (walk.published || !Array.isArray(value) || !value.every(isByte)) {
    walk.issues.push(wrongType(walk, value, type, owner, field));
  }
}
