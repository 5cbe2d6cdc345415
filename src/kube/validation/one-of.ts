import type { Decoded } from '../object.ts';
import { notSupported, required, type FieldError } from './field-error.ts';
import type { Path } from './path.ts';

/** A value of a closed set; unset is fine. `supported` is listed in this order. */
export function validateOneOf(value: Decoded, supported: readonly string[], path: Path): FieldError[] {
  return value === undefined || supported.includes(value) ? [] : [notSupported(path, value, supported)];
}

/** A value of a closed set that must be there; an empty text counts as unset. */
export function requireOneOf(value: Decoded, supported: readonly string[], path: Path): FieldError[] {
  return value ? validateOneOf(value, supported, path) : [required(path)];
}
