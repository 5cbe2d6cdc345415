import { items, type Decoded } from '../../object.ts';
import { duplicate, invalid, required, tooMany, type FieldError } from '../field-error.ts';
import type { Path } from '../path.ts';
import { findField } from './field-path.ts';
import { isConvertible } from './open-api-schema.ts';

const MAX_FIELDS = 8;
const TYPES = new Set(['string', 'boolean', 'integer']);
const WRONG_TYPE = 'must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.';

/** Fields that objects can be selected by. Rule: `ValidateCustomResourceSelectableFields`. */
export function validateSelectableFields(fields: Decoded, schema: Decoded, path: Path): FieldError[] {
  if (!schema || !isConvertible(schema)) return [];
  const seen = new Set<string>();
  const errors = items(fields).flatMap(({ jsonPath = '' }, index) => {
    const at = path.index(index).child('jsonPath');
    if (jsonPath === '') return [required(at)];
    const found = findField(jsonPath, schema, { allowBrackets: false });
    if (typeof found === 'string') return [invalid(at, jsonPath, `is an invalid path: ${found}`)];
    const key = found.names.join('.');
    const wrong = [
      ...(found.names[0] === 'metadata' ? [invalid(at, jsonPath, 'must not point to fields in metadata')] : []),
      ...(TYPES.has(found.schema.type) ? [] : [invalid(at, jsonPath, WRONG_TYPE)]),
      ...(seen.has(key) ? [duplicate(at, jsonPath)] : []),
    ];
    seen.add(key);
    return wrong;
  });
  if (seen.size > MAX_FIELDS) errors.push(tooMany(path, seen.size, MAX_FIELDS));
  return errors;
}
