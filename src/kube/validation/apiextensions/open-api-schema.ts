import { items, type Decoded } from '../../object.ts';
import { forbidden, invalid, notSupported, required, type FieldError } from '../field-error.ts';
import { validateOneOf } from '../one-of.ts';
import type { Path } from '../path.ts';
import { validateListTypes } from './list-types.ts';
import { conditions, JUNCTORS, structuralParts } from './subschemas.ts';
import { validateRules } from './validation-rules.ts';

const TYPES = ['array', 'boolean', 'integer', 'number', 'object', 'string'];
const UNSUPPORTED = ['id', 'additionalItems', 'patternProperties', 'definitions', 'dependencies', '$ref'];
const METADATA = new Set(['metadata', 'kind', 'apiVersion']);

interface Context {
  isRoot: boolean;
  /** Why defaults are not allowed here; empty where they are. */
  noDefaults: string;
  insideMetadata: boolean;
}

/** The rules for every schema. Rule: `ValidateCustomResourceDefinitionOpenAPISchema`. */
export function validateOpenApiSchema(schema: Decoded, path: Path): FieldError[] {
  return validateAt(schema, path, { isRoot: true, noDefaults: '', insideMetadata: false });
}

/** Whether a schema uses nothing that structural schemas have no place for. Rule: `structuralschema.NewStructural`. */
export function isConvertible(schema: Decoded): boolean {
  if (UNSUPPORTED.some((field) => isSet(schema[field])) || Array.isArray(schema.items)) return false;
  return partsOf(schema).every(isConvertible);
}

function partsOf(schema: Decoded): Decoded[] {
  const single = [schema.items, schema.additionalProperties, schema.not].filter((part) => typeof part === 'object' && part !== null);
  const parts = [...Object.values<Decoded>(schema.properties ?? {}), ...single, ...JUNCTORS.flatMap((keyword) => items(schema[keyword]))];
  return parts.filter((part) => part !== null);
}

function isSet(value: Decoded): boolean {
  return value !== undefined && value !== '' && !(typeof value === 'object' && Object.keys(value).length === 0);
}

function validateAt(schema: Decoded, path: Path, context: Context): FieldError[] {
  const errors = [...validateKeywords(schema, path, context), ...validateProperties(schema, path)];
  for (const part of structuralParts(schema, path)) {
    errors.push(...validateAt(part.schema, part.path, partContext(schema, part.keyword, part.property, context)));
  }
  for (const part of conditions(schema, path)) errors.push(...validateAt(part.schema, part.path, { ...context, isRoot: false }));
  return [...errors, ...validateExtensions(schema, path), ...validateListTypes(schema, path), ...validateRules(schema, path, isConvertible)];
}

function partContext(schema: Decoded, keyword: string, property: string | undefined, context: Context): Context {
  const inner = { ...context, isRoot: false };
  if (keyword === 'additionalProperties' && context.insideMetadata) {
    return { ...inner, noDefaults: 'inside additionalProperties applying to object metadata' };
  }
  const isMetadata = property !== undefined && METADATA.has(property) && (context.isRoot || schema['x-kubernetes-embedded-resource']);
  if (!isMetadata) return inner;
  return { ...inner, insideMetadata: true, noDefaults: context.isRoot ? `in top-level ${property}` : context.noDefaults };
}

/** Rule: `specStandardValidatorV3.validate`. */
function validateKeywords(schema: Decoded, path: Path, context: Context): FieldError[] {
  const errors: FieldError[] = [];
  if (schema.type && !TYPES.includes(schema.type)) errors.push(notSupported(path.child('type'), schema.type, TYPES));
  if (schema.default !== undefined && context.noDefaults !== '') {
    errors.push(forbidden(path.child('default'), `must not be set ${context.noDefaults}`));
  }
  for (const field of UNSUPPORTED) if (isSet(schema[field])) errors.push(forbidden(path.child(field), `${field} is not supported`));
  if (schema.type === 'null') errors.push(forbidden(path.child('type'), 'type cannot be set to null, use nullable as an alternative'));
  if (Array.isArray(schema.items)) errors.push(forbidden(path.child('items'), 'items must be a schema object and not an array'));
  if (context.insideMetadata && schema['x-kubernetes-embedded-resource']) {
    errors.push(forbidden(path.child('x-kubernetes-embedded-resource'), 'must not be used inside of resource meta'));
  }
  return errors;
}

function validateProperties(schema: Decoded, path: Path): FieldError[] {
  const errors: FieldError[] = [];
  if (schema.uniqueItems) {
    errors.push(forbidden(path.child('uniqueItems'), 'uniqueItems cannot be set to true since the runtime complexity becomes quadratic'));
  }
  const { additionalProperties: others } = schema;
  if (others !== undefined && others !== true && isSet(schema.properties)) {
    errors.push(forbidden(path.child('additionalProperties'), 'additionalProperties and properties are mutual exclusive'));
  }
  return errors;
}

function validateExtensions(schema: Decoded, path: Path): FieldError[] {
  const preserve = 'x-kubernetes-preserve-unknown-fields';
  const mapType = 'x-kubernetes-map-type';
  const errors: FieldError[] = [];
  if (schema[preserve] === false) errors.push(invalid(path.child(preserve), false, 'must be true or undefined'));
  if (schema[mapType] !== undefined && schema.type !== 'object') {
    const detail = `must be object if ${mapType} is specified`;
    errors.push(schema.type ? invalid(path.child('type'), schema.type, detail) : required(path.child('type'), detail));
  }
  return [...errors, ...validateOneOf(schema[mapType], ['atomic', 'granular'], path.child(mapType))];
}
