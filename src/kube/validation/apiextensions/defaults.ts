import { sortedEntries, type Decoded } from '../../object.ts';
import { invalid, type FieldError } from '../field-error.ts';
import type { Path } from '../path.ts';
import { canonicalJson } from './canonical-json.ts';
import { validateEmbeddedResources } from './embedded.ts';
import { pruneUnknownFields } from './pruning.ts';
import { validateValue } from './values.ts';

/**
 * Defaults must themselves be valid, without unknown fields. Below `additionalProperties` there are none.
 * Rule: `structuraldefaulting.ValidateDefaults`.
 */
export function validateDefaults(schema: Decoded, path: Path): FieldError[] {
  const errors = schema.default === undefined ? [] : validateDefault(schema, path.child('default'));
  if (schema.items) errors.push(...validateDefaults(schema.items, path.child('items')));
  for (const [name, property] of sortedEntries(schema.properties)) {
    errors.push(...validateDefaults(property ?? {}, path.child('properties').key(name)));
  }
  return errors;
}

function validateDefault(schema: Decoded, path: Path): FieldError[] {
  const value = schema.default;
  const pruned = structuredClone(value);
  pruneUnknownFields(pruned, schema, Boolean(schema['x-kubernetes-embedded-resource']));
  const errors = canonicalJson(pruned) === canonicalJson(value) ? [] : [invalid(path, value, 'must not have unknown fields')];
  const embedded = validateEmbeddedResources(value, schema, path);
  return [...errors, ...(embedded.length > 0 ? embedded : validateValue(value, schema, { path, name: '' }))];
}
