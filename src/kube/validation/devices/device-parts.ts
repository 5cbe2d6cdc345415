import { byteLength } from '../../names.ts';
import { items, type Decoded } from '../../object.ts';
import { required, tooLong, tooMany, type FieldError } from '../field-error.ts';
import type { Path } from '../path.ts';
import { validateCsiDriverName } from '../pod/volumes/simple-sources.ts';

const MAX_SELECTORS = 32;
const MAX_EXPRESSION = 10 * 1024;

/** Which devices are meant; the expressions are not compiled. Rule: `validateSelectorSlice`. */
export function validateSelectors(selectors: Decoded, path: Path): FieldError[] {
  const list = items(selectors);
  if (list.length > MAX_SELECTORS) return [tooMany(path, list.length, MAX_SELECTORS)];
  return list.flatMap(({ cel }, index) => {
    const at = path.index(index).child('cel');
    if (!cel) return [required(at)];
    return byteLength(cel.expression ?? '') > MAX_EXPRESSION ? [tooLong(at.child('expression'), MAX_EXPRESSION)] : [];
  });
}

/** What a driver is told of its devices. Rule: `validateDeviceConfiguration`. */
export function validateConfiguration({ opaque }: Decoded, path: Path): FieldError[] {
  const at = path.child('opaque');
  if (!opaque) return [required(at)];
  return [
    ...validateCsiDriverName(opaque.driver, at.child('driver')),
    ...(opaque.parameters === undefined ? [required(at.child('parameters'))] : []),
  ];
}
