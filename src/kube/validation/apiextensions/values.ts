import { items, sortedEntries, type Decoded } from '../../object.ts';
import { formatValue, invalid, notSupported, required, tooLong, tooMany, typeInvalid, type FieldError } from '../field-error.ts';
import { Path } from '../path.ts';
import { hasFormat } from './formats.ts';
import { below, itemOf, pathOf, type Place } from './place.ts';
import { isUnchanged, itemBefore, valueBefore, type Before } from './ratcheting.ts';

/**
 * A value against a structural schema. Unknown fields are not errors here (strict decoding reports
 * them), and the expressions of `x-kubernetes-validations` are not run. On an update, `before` is what
 * stood there: what was wrong already and has not changed is let pass.
 * Rules: `SchemaValidator` of kube-openapi, `ratchetingValueValidator` of apiextensions.
 */
export function validateValue(value: Decoded, schema: Decoded, place: Place, before?: Before): FieldError[] {
  const errors = value === null || value === undefined ? validateNull(schema, place) : validatePresent(value, schema, place, before);
  return errors.length > 0 && before !== undefined && isUnchanged(value, before) ? [] : errors;
}

function validateNull(schema: Decoded, place: Place): FieldError[] {
  const expected = typesOf(schema);
  return schema.nullable || expected === '' ? [] : [wrongType(place, expected, 'null')];
}

function validatePresent(value: Decoded, schema: Decoded, place: Place, before: Before | undefined): FieldError[] {
  const type = typeOf(value);
  if (!hasType(type, schema)) return [wrongType(place, typesOf(schema), type), ...validateEnum(value, schema, place)];
  return [
    ...validateConditions(value, schema, place),
    ...(type === 'string' ? validateText(value, schema, place) : []),
    ...(type === 'number' || type === 'integer' ? validateNumber(value, schema, place) : []),
    ...(type === 'array' ? validateList(value, schema, place, before) : []),
    ...validateEnum(value, schema, place),
    ...(type === 'object' ? validateMapping(value, schema, place, before) : []),
  ];
}

/** The types that a value may have, as messages list them; empty when it may have any. */
function typesOf(schema: Decoded): string {
  return schema['x-kubernetes-int-or-string'] ? 'integer,string' : (schema.type ?? '');
}

function wrongType(place: Place, expected: string, found: string): FieldError {
  return typeInvalid(pathOf(place), found, `${place.name} in body must be of type ${expected}: ${JSON.stringify(found)}`);
}

function typeOf(value: Decoded): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'bigint') return 'integer';
  return typeof value === 'number' ? (Number.isInteger(value) ? 'integer' : 'number') : typeof value;
}

function hasType(type: string, schema: Decoded): boolean {
  if (schema['x-kubernetes-int-or-string']) return type === 'integer' || type === 'string';
  if (!schema.type || schema.type === type) return true;
  return schema.type === 'number' && type === 'integer';
}

/**
 * Further conditions on the value: `allOf`, `anyOf`, `oneOf` and `not`. Their own errors have no path at
 * the server; of several schemas that all fail, it also lists what the best one finds.
 * Rule: `schemaPropsValidator` of kube-openapi.
 */
function validateConditions(value: Decoded, schema: Decoded, place: Place): FieldError[] {
  const outcomes = (list: Decoded) => items(list).map((condition) => validateValue(value, condition ?? {}, place));
  const refused = (said: string) => invalid(Path.nil(place.path), '', `"${place.name}" must ${said}`);
  const [anyOf, oneOf, allOf] = [outcomes(schema.anyOf), outcomes(schema.oneOf), outcomes(schema.allOf)];
  const errors: FieldError[] = [];
  if (anyOf.length > 0 && !anyOf.some(isEmpty)) errors.push(refused('validate at least one schema (anyOf)'), ...nearestMiss(anyOf));
  const fitting = oneOf.filter(isEmpty).length;
  if (oneOf.length > 0 && fitting !== 1) {
    const found = fitting === 0 ? 'Found none valid' : `Found ${fitting} valid alternatives`;
    errors.push(refused(`validate one and only one schema (oneOf). ${found}`), ...(fitting === 0 ? nearestMiss(oneOf) : []));
  }
  if (!allOf.every(isEmpty)) errors.push(...allOf.flat(), refused(`validate all the schemas (allOf)${allOf.some(isEmpty) ? '' : '. None validated'}`));
  if (schema.not && validateValue(value, schema.not, place).length === 0) errors.push(refused('not validate the schema (not)'));
  return errors;
}

function isEmpty(errors: readonly FieldError[]): boolean {
  return errors.length === 0;
}

/** What the schema finds that the value comes nearest to; the first of several. */
function nearestMiss(outcomes: readonly FieldError[][]): FieldError[] {
  const fewest = Math.min(...outcomes.map((errors) => errors.length));
  const nearest = outcomes.find((errors) => errors.length === fewest) ?? [];
  return nearest.map((error) => ({ ...error, alternative: true }));
}

function validateEnum(value: Decoded, schema: Decoded, place: Place): FieldError[] {
  const allowed = items(schema.enum);
  const key = formatValue(value);
  if (allowed.length === 0 || allowed.some((one) => formatValue(one) === key)) return [];
  return [notSupported(pathOf(place), value, allowed.map((one) => (typeof one === 'string' ? one : formatValue(one))))];
}

function validateText(value: string, schema: Decoded, place: Place): FieldError[] {
  const length = [...value].length;
  const path = pathOf(place);
  const errors: FieldError[] = [];
  if (schema.maxLength !== undefined && length > schema.maxLength) errors.push(tooLong(path, schema.maxLength));
  if (schema.minLength !== undefined && length < schema.minLength) {
    errors.push(invalid(path, value, `${place.name} in body should be at least ${schema.minLength} chars long`));
  }
  if (schema.pattern && !matches(value, schema.pattern)) errors.push(invalid(path, value, `${place.name} in body should match '${schema.pattern}'`));
  if (schema.format && !hasFormat(value, schema.format)) {
    errors.push(typeInvalid(path, value, `${place.name} in body must be of type ${schema.format}: ${JSON.stringify(value)}`));
  }
  return errors;
}

/** A pattern that JavaScript does not understand matches everything, so that it raises no false alarm. */
function matches(value: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    return true;
  }
}

function validateNumber(value: number | bigint, schema: Decoded, place: Place): FieldError[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const refused = (said: string) => invalid(pathOf(place), value, `${place.name} in body should be ${said}`);
  const errors: FieldError[] = [];
  if (multipleOf && !Number.isInteger(Number(value) / multipleOf)) errors.push(refused(`a multiple of ${multipleOf}`));
  if (maximum !== undefined && (exclusiveMaximum ? value >= maximum : value > maximum)) {
    errors.push(refused(`less than ${exclusiveMaximum ? '' : 'or equal to '}${maximum}`));
  }
  if (minimum !== undefined && (exclusiveMinimum ? value <= minimum : value < minimum)) {
    errors.push(refused(`greater than ${exclusiveMinimum ? '' : 'or equal to '}${minimum}`));
  }
  return errors;
}

function validateList(value: Decoded[], schema: Decoded, place: Place, before: Before | undefined): FieldError[] {
  const errors = schema.items
    ? value.flatMap((item, index) => validateValue(item, schema.items, itemOf(place, index), itemBefore(schema, value, index, before)))
    : [];
  if (schema.minItems !== undefined && value.length < schema.minItems) {
    errors.push(invalid(pathOf(place), value.length, `${place.name} in body should have at least ${schema.minItems} items`));
  }
  if (schema.maxItems !== undefined && value.length > schema.maxItems) errors.push(tooMany(pathOf(place), value.length, schema.maxItems));
  return errors;
}

function validateMapping(value: Decoded, schema: Decoded, place: Place, before: Before | undefined): FieldError[] {
  const count = Object.keys(value).length;
  if (schema.minProperties !== undefined && count < schema.minProperties) {
    return [invalid(pathOf(place), count, `${place.name} in body should have at least ${schema.minProperties} properties`)];
  }
  if (schema.maxProperties !== undefined && count > schema.maxProperties) return [tooMany(pathOf(place), count, schema.maxProperties)];
  const errors: FieldError[] = [];
  for (const [name, part] of sortedEntries(value)) {
    const inner = schemaOfField(schema, name);
    if (inner !== undefined) errors.push(...validateValue(part, inner, below(place, name), valueBefore(before, name)));
  }
  const missing = items(schema.required).filter((name) => !Object.hasOwn(value, name));
  return [...errors, ...missing.map((name) => required(pathOf(below(place, name))))];
}

/** What a schema says of a field or entry; `undefined` when it says nothing. */
export function schemaOfField(schema: Decoded, name: string): Decoded {
  if (schema.properties && Object.hasOwn(schema.properties, name)) return schema.properties[name] ?? {};
  const others = schema.additionalProperties;
  return typeof others === 'object' && others !== null ? others : undefined;
}
