import { duplicate, type FieldError } from './field-error.ts';
import type { Path } from './path.ts';

/** What is said of a value that stands earlier in its list, too. */
export function validateUnique(values: readonly unknown[], index: number, path: Path): FieldError[] {
  return values.indexOf(values[index]) < index ? [duplicate(path, values[index])] : [];
}
