import { items, sortedEntries, type Decoded, type KubeObject } from '../../object.ts';
import { formatValue, invalid, notSupported, required, tooLong, typeInvalid, type FieldError } from '../field-error.ts';
import { Path } from '../path.ts';

/**
 * A custom resource against its definition's schema; `schema` is the `openAPIV3Schema` of the object's
 * version. Unknown fields are not errors here (strict decoding reports them), and the expressions of
 * `x-kubernetes-validations` are not run.
 * Rule: `apiserver/validation.ValidateCustomResource` of apiextensions.
 */
export function validateCustomResource(object: KubeObject, schema: Decoded): FieldError[] {
  // The root's metadata has rules of its own.
  const { apiVersion: _version, kind: _kind, metadata: _metadata, ...rest } = object;
  return [...validateRequired(rest, schema, undefined), ...sortedEntries(schema.properties).flatMap(([name, property]) =>
    Object.hasOwn(rest, name) ? validateValue(rest[name], property ?? {}, Path.root(name)) : [],
  )];
}

function validateRequired(value: Decoded, schema: Decoded, path: Path | undefined): FieldError[] {
  return items(schema.required)
    .filter((name) => !Object.hasOwn(value, name))
    .map((name) => required(path === undefined ? Path.root(name) : path.child(name)));
}

/** A value against a structural schema. */
export function validateValue(value: Decoded, schema: Decoded, path: Path): FieldError[] {
  if (value === null || value === undefined) return schema.nullable ? [] : [typeInvalid(path, 'null', wrongType(path, schema.type, 'null'))];
  const type = typeOf(value);
  if (!hasType(type, schema)) return [typeInvalid(path, type, wrongType(path, schema.type ?? 'integer,string', type))];
  return [
    ...validateEnum(value, schema, path),
    ...(type === 'string' ? validateText(value, schema, path) : []),
    ...(typeof value === 'number' ? validateNumber(value, schema, path) : []),
    ...(type === 'array' ? validateList(value, schema, path) : []),
    ...(type === 'object' ? validateObject(value, schema, path) : []),
    ...validateConditions(value, schema, path),
  ];
}

/** Further conditions on the value: `allOf`, `anyOf`, `oneOf` and `not`. */
function validateConditions(value: Decoded, schema: Decoded, path: Path): FieldError[] {
  const holds = (condition: Decoded) => validateValue(value, condition ?? {}, path).length === 0;
  const errors = items(schema.allOf).flatMap((condition) => validateValue(value, condition ?? {}, path));
  const [anyOf, oneOf] = [items(schema.anyOf), items(schema.oneOf)];
  const count = oneOf.filter(holds).length;
  if (anyOf.length > 0 && !anyOf.some(holds)) errors.push(invalid(path, '', `"${path}" must validate at least one schema (anyOf)`));
  if (oneOf.length > 0 && count !== 1) {
    const found = count === 0 ? 'Found none valid' : `Found ${count} valid alternatives`;
    errors.push(invalid(path, '', `"${path}" must validate one and only one schema (oneOf). ${found}`));
  }
  if (schema.not && holds(schema.not)) errors.push(invalid(path, '', `"${path}" must not validate the schema (not)`));
  return errors;
}

function wrongType(path: Path, expected: string | undefined, found: string): string {
  return `${path} in body must be of type ${expected ?? 'any'}: "${found}"`;
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

function validateEnum(value: Decoded, schema: Decoded, path: Path): FieldError[] {
  const allowed = items(schema.enum);
  const key = formatValue(value);
  if (allowed.length === 0 || allowed.some((one) => formatValue(one) === key)) return [];
  return [notSupported(path, value, allowed.map((one) => (typeof one === 'string' ? one : formatValue(one))))];
}

function validateText(value: string, schema: Decoded, path: Path): FieldError[] {
  const length = [...value].length;
  const errors: FieldError[] = [];
  if (schema.maxLength !== undefined && length > schema.maxLength) errors.push(tooLong(path, schema.maxLength));
  if (schema.minLength !== undefined && length < schema.minLength) {
    errors.push(invalid(path, value, `${path} in body should be at least ${schema.minLength} chars long`));
  }
  if (schema.pattern && !matches(value, schema.pattern)) errors.push(invalid(path, value, `${path} in body should match '${schema.pattern}'`));
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

function validateNumber(value: number, schema: Decoded, path: Path): FieldError[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const errors: FieldError[] = [];
  if (maximum !== undefined && (exclusiveMaximum ? value >= maximum : value > maximum)) {
    errors.push(invalid(path, value, `${path} in body should be less than ${exclusiveMaximum ? '' : 'or equal to '}${maximum}`));
  }
  if (minimum !== undefined && (exclusiveMinimum ? value <= minimum : value < minimum)) {
    errors.push(invalid(path, value, `${path} in body should be greater than ${exclusiveMinimum ? '' : 'or equal to '}${minimum}`));
  }
  if (multipleOf !== undefined && !Number.isInteger(value / multipleOf)) {
    errors.push(invalid(path, value, `${path} in body should be a multiple of ${multipleOf}`));
  }
  return errors;
}

function validateList(value: Decoded[], schema: Decoded, path: Path): FieldError[] {
  const errors: FieldError[] = [];
  if (schema.maxItems !== undefined && value.length > schema.maxItems) {
    errors.push(invalid(path, value.length, `${path} in body should have at most ${schema.maxItems} items`));
  }
  if (schema.minItems !== undefined && value.length < schema.minItems) {
    errors.push(invalid(path, value.length, `${path} in body should have at least ${schema.minItems} items`));
  }
  if (!schema.items) return errors;
  return [...errors, ...value.flatMap((item, index) => validateValue(item, schema.items, path.index(index)))];
}

function validateObject(value: Decoded, schema: Decoded, path: Path): FieldError[] {
  const count = Object.keys(value).length;
  const errors = validateRequired(value, schema, path);
  if (schema.maxProperties !== undefined && count > schema.maxProperties) {
    errors.push(invalid(path, count, `${path} in body should have at most ${schema.maxProperties} properties`));
  }
  if (schema.minProperties !== undefined && count < schema.minProperties) {
    errors.push(invalid(path, count, `${path} in body should have at least ${schema.minProperties} properties`));
  }
  for (const [name, part] of sortedEntries(value)) {
    const known = schema.properties?.[name];
    const others = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
    if (known !== undefined) errors.push(...validateValue(part, known ?? {}, path.child(name)));
    else if (others) errors.push(...validateValue(part, others, path.key(name)));
  }
  return errors;
}
