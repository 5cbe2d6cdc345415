import type { Decoded } from '../object.ts';
import { invalid, type FieldError } from './field-error.ts';
import type { Path } from './path.ts';

/** A number that must not be negative; unset is fine. Rule: `ValidateNonnegativeField`. */
export function validateNonNegative(value: Decoded, path: Path): FieldError[] {
  return typeof value === 'number' && value < 0 ? [invalid(path, value, 'must be greater than or equal to 0')] : [];
}

/** A number that must be above zero. Rule: `ValidatePositiveField`. */
export function validatePositive(value: Decoded, path: Path): FieldError[] {
  return typeof value === 'number' && value <= 0 ? [invalid(path, value, 'must be greater than 0')] : [];
}
