import { items, type Decoded } from '../../object.ts';
import { forbidden, invalid, required, type FieldError } from '../field-error.ts';
import type { Path } from '../path.ts';
import { validateCompleteness } from './completeness.ts';
import { conditions, structuralParts, type Subschema } from './subschemas.ts';

type Level = 'root' | 'item' | 'field';

const EMBEDDED = 'x-kubernetes-embedded-resource';
const INT_OR_STRING = 'x-kubernetes-int-or-string';
const PRESERVE = 'x-kubernetes-preserve-unknown-fields';
const NO_TYPE: Record<Level, string> = {
  root: 'must not be empty at the root',
  item: 'must not be empty for specified array items',
  field: 'must not be empty for specified object fields',
};
const METADATA_TYPES: Record<string, string> = { kind: 'string', apiVersion: 'string', metadata: 'object' };

/** What a condition may not say, because it describes the value instead of restricting it, and what it must be. */
const NOT_IN_CONDITIONS: Record<string, string> = {
  type: 'empty',
  additionalProperties: 'undefined',
  default: 'undefined',
  title: 'empty',
  description: 'empty',
  nullable: 'false',
  [PRESERVE]: 'false',
  [EMBEDDED]: 'false',
  [INT_OR_STRING]: 'false',
  'x-kubernetes-list-map-keys': 'empty',
  'x-kubernetes-list-type': 'undefined',
  'x-kubernetes-map-type': 'undefined',
};

/**
 * Whether a schema is structural: every field is described outside of conditions, and has a type.
 * Rule: `structuralschema.ValidateStructural`.
 */
export function validateStructural(schema: Decoded, path: Path): FieldError[] {
  return [...validateInvariants(schema, 'root', path), ...validateCompleteness(schema, path)];
}

/** Rule: `validateStructuralInvariants`. */
function validateInvariants(schema: Decoded, level: Level, path: Path): FieldError[] {
  const errors: FieldError[] = [];
  if (schema.type === 'array' && schema.items === undefined) errors.push(required(path.child('items'), 'must be specified'));
  for (const part of structuralParts(schema, path)) {
    errors.push(...validateInvariants(part.schema, part.keyword === 'items' ? 'item' : 'field', part.path));
  }
  if (level === 'root' && schema.additionalProperties !== undefined) {
    errors.push(forbidden(path.child('additionalProperties'), 'must not be used at the root'));
  }
  return [
    ...errors,
    ...validateExtensions(schema, path),
    ...validateConditions(schema, path, isIntOrString(schema)),
    ...validateType(schema, level, path),
    ...validateMetadata(schema, level, path),
  ];
}

function validateExtensions(schema: Decoded, path: Path): FieldError[] {
  if (!schema[INT_OR_STRING]) return [];
  return [PRESERVE, EMBEDDED]
    .filter((extension) => schema[extension])
    .map((extension) => invalid(path.child(extension), true, `must be false if ${INT_OR_STRING} is true`));
}

function validateType(schema: Decoded, level: Level, path: Path): FieldError[] {
  const { type } = schema;
  const at = path.child('type');
  const errors: FieldError[] = [];
  if (schema[EMBEDDED] && type !== 'object') {
    const detail = `must be object if ${EMBEDDED} is true`;
    errors.push(type ? invalid(at, type, detail) : required(at, detail));
  } else if (!type && !schema[INT_OR_STRING] && !schema[PRESERVE]) {
    errors.push(required(at, NO_TYPE[level]));
  }
  if (schema[EMBEDDED] && schema.additionalProperties !== undefined) {
    errors.push(forbidden(path.child('additionalProperties'), `must not be used if ${EMBEDDED} is set`));
  }
  if (level === 'root' && type && type !== 'object') errors.push(invalid(at, type, 'must be object at the root'));
  if (schema[EMBEDDED] && !schema[PRESERVE] && Object.keys(schema.properties ?? {}).length === 0) {
    errors.push(required(path.child('properties'), `must not be empty if ${EMBEDDED} is true without ${PRESERVE}`));
  }
  return errors;
}

/** `apiVersion`, `kind` and `metadata` are described by Kubernetes. */
function validateMetadata(schema: Decoded, level: Level, path: Path): FieldError[] {
  if (level !== 'root' && !schema[EMBEDDED]) return [];
  const errors: FieldError[] = [];
  for (const [field, type] of Object.entries(METADATA_TYPES)) {
    const property = schema.properties?.[field];
    const at = path.child('properties').key(field);
    if (property !== undefined && property.type !== type) errors.push(invalid(at.child('type'), property.type ?? '', `must be ${type}`));
  }
  const metadata = schema.properties?.metadata;
  if (level === 'root' && metadata !== undefined && !restrictsNameOnly(metadata)) {
    const detail = 'must not specify anything other than name and generateName, but metadata is implicitly specified';
    errors.push(forbidden(path.child('properties').key('metadata'), detail));
  }
  return errors;
}

function restrictsNameOnly(metadata: Decoded): boolean {
  const fields = Object.keys(metadata.properties ?? {});
  const onlyNames = fields.every((field) => field === 'name' || field === 'generateName');
  return onlyNames && Object.keys(metadata).every((keyword) => ['type', 'properties', 'default'].includes(keyword));
}

/** An integer or a string is described by these conditions, which name types. */
function isIntOrString(schema: Decoded): boolean {
  return JSON.stringify(items(schema.anyOf)) === '[{"type":"integer"},{"type":"string"}]';
}

/** Rule: `validateValueValidation`. `skipAnyOf` is set where `anyOf` says integer or string. */
function validateConditions(schema: Decoded, path: Path, skipAnyOf: boolean): FieldError[] {
  const errors: FieldError[] = [];
  for (const condition of conditions(schema, path)) {
    if (condition.keyword === 'anyOf' && skipAnyOf) continue;
    const isFirstOfAll = condition.keyword === 'allOf' && condition.schema === schema.allOf[0];
    errors.push(...validateCondition(condition, isFirstOfAll && isIntOrString(condition.schema)));
  }
  if (schema.pattern && !isPattern(schema.pattern)) {
    errors.push(invalid(path.child('pattern'), schema.pattern, "must be a valid regular expression, but isn't"));
  }
  return errors;
}

/** Rule: `validateNestedValueValidation`. */
function validateCondition({ schema, path }: Subschema, skipAnyOf: boolean): FieldError[] {
  const parts = structuralParts(schema, path).filter((part) => part.keyword !== 'additionalProperties');
  const errors = [...validateConditions(schema, path, skipAnyOf), ...parts.flatMap((part) => validateCondition(part, false))];
  for (const [keyword, state] of Object.entries(NOT_IN_CONDITIONS)) {
    const value = schema[keyword];
    if (value !== undefined && value !== false && value !== '') errors.push(forbidden(path.child(keyword), `must be ${state} to be structural`));
  }
  if (schema.properties?.metadata !== undefined) {
    errors.push(forbidden(path.child('properties').key('metadata'), 'must not be specified in a nested context'));
  }
  return errors;
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern) instanceof RegExp;
  } catch {
    // Go knows flags at the start and named classes, which JavaScript does not; those are let pass.
    return /\(\?|\[\[:|\\[pPAzQ]/.test(pattern);
  }
}
