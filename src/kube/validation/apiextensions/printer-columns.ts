import { items, type Decoded } from '../../object.ts';
import { invalid, required, type FieldError } from '../field-error.ts';
import type { Path } from '../path.ts';

const TYPES = ['boolean', 'date', 'integer', 'number', 'string'];
const FORMATS = ['byte', 'date', 'date-time', 'double', 'float', 'int32', 'int64', 'password'];

/** Columns that kubectl shows; the server's path writes `JSONPath`. Rule: `ValidateCustomResourceColumnDefinition`. */
export function validatePrinterColumns(columns: Decoded, path: Path): FieldError[] {
  return items(columns).flatMap((column, index) => {
    const at = path.index(index);
    const { name, type = '', format, jsonPath = '' } = column;
    const types = `must be one of ${TYPES.join(',')}`;
    return [
      ...(name ? [] : [required(at.child('name'))]),
      ...(type === '' ? [required(at.child('type'), types)] : TYPES.includes(type) ? [] : [invalid(at.child('type'), type, types)]),
      ...(format && !FORMATS.includes(format) ? [invalid(at.child('format'), format, `must be one of ${FORMATS.join(',')}`)] : []),
      ...(jsonPath === '' ? [required(at.child('JSONPath'))] : validateSimpleJsonPath(jsonPath, at.child('JSONPath'))),
    ];
  });
}

/** A path from the object's root: `.spec.replicas`. Rule: `validateSimpleJSONPath`. */
export function validateSimpleJsonPath(text: string, path: Path): FieldError[] {
  return text.startsWith('.') ? [] : [invalid(path, text, 'must be a simple json path starting with .')];
}
