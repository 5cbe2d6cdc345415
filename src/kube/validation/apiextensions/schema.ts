import type { Decoded } from '../../object.ts';
import { forbidden, invalid, type FieldError } from '../field-error.ts';
import type { Path } from '../path.ts';
import { validateDefaults } from './defaults.ts';
import { isConvertible, validateOpenApiSchema } from './open-api-schema.ts';
import { validateStructural } from './structural.ts';

/** What may stand at a schema's root next to the status subresource, whose schema is cut out of it. */
const AT_ROOT = new Set([
  'description', 'type', 'format', 'title', 'maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum', 'maxLength', 'minLength',
  'pattern', 'maxItems', 'minItems', 'uniqueItems', 'multipleOf', 'required', 'items', 'properties', 'externalDocs', 'example',
  'x-kubernetes-preserve-unknown-fields', 'x-kubernetes-validations',
]);
/** The same as the server's message lists it: by the names of its own structure. */
const AT_ROOT_NAMES = [...AT_ROOT].map((field) => field.replace('kubernetes-', '').replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())).join(' ');

/**
 * The schema of a version, or of all versions. The expressions of `x-kubernetes-validations` are not
 * compiled. Rule: `validateCustomResourceDefinitionValidation`.
 */
export function validateSchema(validation: Decoded, hasStatus: boolean, path: Path): FieldError[] {
  const schema = validation?.openAPIV3Schema;
  if (!schema) return [];
  const at = path.child('openAPIV3Schema');
  const errors = hasStatus ? validateRoot(schema, at) : [];
  if (schema.nullable) errors.push(forbidden(at.child('nullable'), 'nullable cannot be true at the root'));
  // A schema that cannot be read as a structural one is reported by the rules for every schema.
  if (isConvertible(schema)) {
    const structural = validateStructural(schema, at);
    errors.push(...(structural.length > 0 ? structural : validateDefaults(schema, at)));
  }
  return [...errors, ...validateOpenApiSchema(schema, at)];
}

function validateRoot(schema: Decoded, path: Path): FieldError[] {
  if (schema.type !== undefined && schema.type !== 'object') {
    return [invalid(path.child('type'), schema.type, 'only "object" is allowed as the type at the root of the schema if the status subresource is enabled')];
  }
  if (Object.keys(schema).every((field) => AT_ROOT.has(field))) return [];
  return [invalid(path, schema, `only [${AT_ROOT_NAMES}] fields are allowed at the root of the schema if the status subresource is enabled`)];
}
