import { invalid, type FieldError } from './field-error.ts';
import type { Path } from './path.ts';

/** A text that must have a format; `check` says what is wrong with it, as the functions of `names.ts` do. */
export function validateFormat(text: string, path: Path, check: (text: string) => string[]): FieldError[] {
  return check(text).map((detail) => invalid(path, text, detail));
}
