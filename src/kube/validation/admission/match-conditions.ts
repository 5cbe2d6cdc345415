import { qualifiedName } from '../../names.ts';
import { items, type Decoded } from '../../object.ts';
import { required, tooMany, type FieldError } from '../field-error.ts';
import { validateFormat } from '../formats.ts';
import type { Path } from '../path.ts';
import { validateUnique } from '../unique.ts';

const MAX_CONDITIONS = 64;

/** Conditions on requests; their expressions are not compiled. Rule: `validateMatchConditions`. */
export function validateMatchConditions(conditions: Decoded, path: Path): FieldError[] {
  const list = items(conditions);
  const names = list.map(({ name }) => name);
  return [
    ...(list.length > MAX_CONDITIONS ? [tooMany(path, list.length, MAX_CONDITIONS)] : []),
    ...list.flatMap(({ name = '', expression = '' }, index) => {
      const at = path.index(index);
      const errors = expression.trim() === '' ? [required(at.child('expression'))] : [];
      if (name === '') return [...errors, required(at.child('name'))];
      return [...errors, ...validateFormat(name, at.child('name'), qualifiedName), ...validateUnique(names, index, at.child('name'))];
    }),
  ];
}
