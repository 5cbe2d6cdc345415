import { sortedEntries, type Decoded } from '../../object.ts';
import { required, type FieldError } from '../field-error.ts';
import type { Path } from '../path.ts';
import { conditions, structuralParts } from './subschemas.ts';

/**
 * Whatever a condition speaks of must be described outside of conditions too.
 * Rule: `validateStructuralCompleteness`.
 */
export function validateCompleteness(schema: Decoded, path: Path): FieldError[] {
  return [
    ...compareConditions(schema, schema, path, path),
    ...structuralParts(schema, path).flatMap((part) => validateCompleteness(part.schema, part.path)),
  ];
}

/** Rule: `validateValueValidationCompleteness`. */
function compareConditions(condition: Decoded, schema: Decoded, path: Path, conditionPath: Path): FieldError[] {
  return conditions(condition, conditionPath).flatMap((inner) => compare(inner.schema, schema, path, inner.path));
}

/** Rule: `validateNestedValueValidationCompleteness`. */
function compare(condition: Decoded, schema: Decoded, path: Path, conditionPath: Path): FieldError[] {
  if (schema === undefined) return [required(path, `because it is defined in ${conditionPath}`)];
  const errors = compareConditions(condition, schema, path, conditionPath);
  if (condition.items !== undefined) errors.push(...compare(condition.items, schema.items, path.child('items'), conditionPath.child('items')));
  for (const [name, property] of sortedEntries(condition.properties)) {
    const at = conditionPath.child('properties').key(name);
    errors.push(...compare(property ?? {}, schema.properties?.[name], path.child('properties').key(name), at));
  }
  return errors;
}
