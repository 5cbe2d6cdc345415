import type { Decoded } from '../../object.ts';
import type { FieldError } from '../field-error.ts';
import type { Path } from '../path.ts';
import { validateValue } from './custom-resource.ts';
import { structuralParts } from './subschemas.ts';

/** Defaults must themselves be valid. Rule: `structuraldefaulting.ValidateDefaults`. */
export function validateDefaults(schema: Decoded, path: Path): FieldError[] {
  const own = schema.default === undefined ? [] : validateValue(schema.default, schema, path.child('default'));
  return [...own, ...structuralParts(schema, path).flatMap((part) => validateDefaults(part.schema, part.path))];
}
