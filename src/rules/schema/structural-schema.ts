import { formatFieldPath, type FieldPath } from '../../text/field-path.ts';
import type { SchemaIssue } from '../../kube/schema/issue.ts';
import { nearestName } from '../../kube/nearest.ts';
import { isMapping } from '../manifest-documents.ts';

type Schema = Record<string, unknown>;

/** Fields of an object's root that the API server knows without the schema saying so. */
const ROOT_FIELDS = new Set(['apiVersion', 'kind', 'metadata']);

/**
 * Holds a custom resource against the `openAPIV3Schema` of its CustomResourceDefinition: unknown
 * fields, types, required fields and enums. Other keywords (patterns, bounds, CEL rules) are not
 * looked at. A field that is null is taken as absent where the schema does not allow null.
 * Rule: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation
 */
export function checkStructural(schema: Schema, object: Record<string, unknown>): SchemaIssue[] {
  const issues: SchemaIssue[] = [];
  checkObject(schema, object, [], issues);
  return issues;
}

function check(schema: Schema, value: unknown, path: FieldPath, issues: SchemaIssue[]): void {
  const expected = expectedType(schema);
  if (expected !== undefined && !expected.accepts(value)) {
    const message = `${formatFieldPath(path)} is ${describe(value)} here, but the lesson's CustomResourceDefinition wants ${expected.name}`;
    issues.push({ code: 'wrong-type', path, message });
    return;
  }
  if (Array.isArray(schema.enum) && !schema.enum.includes(value)) checkEnum(schema.enum, value, path, issues);
  if (Array.isArray(value) && isMapping(schema.items)) {
    for (const [index, item] of value.entries()) check(schema.items, item, [...path, index], issues);
  } else if (isMapping(value)) checkObject(schema, value, path, issues);
}

function checkObject(schema: Schema, value: Record<string, unknown>, path: FieldPath, issues: SchemaIssue[]): void {
  if (schema['x-kubernetes-embedded-resource'] === true) return;
  const properties = isMapping(schema.properties) ? schema.properties : {};
  const additional = schema.additionalProperties;
  const open =
    schema['x-kubernetes-preserve-unknown-fields'] === true ||
    additional === true ||
    (schema.properties === undefined && additional === undefined && path.length > 0 && schema.type === undefined);
  for (const [name, field] of Object.entries(value)) {
    if (path.length === 0 && ROOT_FIELDS.has(name)) continue;
    const child = Object.hasOwn(properties, name) ? properties[name] : additional;
    if (isMapping(child)) {
      if (field !== null) check(child, field, [...path, name], issues);
    } else if (!open) unknownField(Object.keys(properties), name, path, issues);
  }
  for (const name of Array.isArray(schema.required) ? schema.required : []) {
    if (typeof name !== 'string' || (value[name] !== undefined && value[name] !== null)) continue;
    const field = [...path, name];
    issues.push({
      code: 'missing-field',
      path: field,
      message: `${formatFieldPath(field)} is missing; the lesson's CustomResourceDefinition requires it`,
      serverMessage: `${formatFieldPath(field)}: Required value`,
    });
  }
}

function unknownField(known: string[], name: string, path: FieldPath, issues: SchemaIssue[]): void {
  const suggestion = nearestName(name, known);
  const field = [...path, name];
  issues.push({
    code: 'unknown-field',
    path: field,
    message: `${formatFieldPath(field)} is not a field that the lesson's CustomResourceDefinition declares`,
    serverMessage: `unknown field "${formatFieldPath(field)}"`,
    ...(suggestion === undefined ? {} : { suggestion }),
  });
}

function checkEnum(allowed: unknown[], value: unknown, path: FieldPath, issues: SchemaIssue[]): void {
  const names = allowed.map((one) => JSON.stringify(one));
  const suggestion = typeof value === 'string' ? nearestName(value, allowed.map(String)) : undefined;
  issues.push({
    code: 'not-in-enum',
    path,
    message: `${formatFieldPath(path)} is ${describe(value)} here, but the lesson's CustomResourceDefinition allows ${names.join(', ')}`,
    serverMessage: `${formatFieldPath(path)}: Unsupported value: ${JSON.stringify(value)}: supported values: ${names.join(', ')}`,
    ...(suggestion === undefined ? {} : { suggestion }),
  });
}

interface ExpectedType {
  name: string;
  accepts(value: unknown): boolean;
}

const isInteger = (value: unknown): boolean => typeof value === 'bigint' || Number.isInteger(value);

const TYPES: Record<string, ExpectedType> = {
  string: { name: 'a string', accepts: (value) => typeof value === 'string' },
  integer: { name: 'an integer', accepts: isInteger },
  number: { name: 'a number', accepts: (value) => typeof value === 'number' || typeof value === 'bigint' },
  boolean: { name: 'true or false', accepts: (value) => typeof value === 'boolean' },
  array: { name: 'a list', accepts: Array.isArray },
  object: { name: 'a mapping', accepts: isMapping },
};

function expectedType(schema: Schema): ExpectedType | undefined {
  if (schema['x-kubernetes-int-or-string'] === true) {
    return { name: 'an integer or a string', accepts: (value) => typeof value === 'string' || isInteger(value) };
  }
  return typeof schema.type === 'string' && Object.hasOwn(TYPES, schema.type) ? TYPES[schema.type] : undefined;
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (isMapping(value)) return 'a mapping';
  if (typeof value === 'string') return `the string ${JSON.stringify(value)}`;
  return String(value);
}
