import { percentValue, type IntOrString } from '../int-or-string.ts';
import { percent } from '../names.ts';
import { invalid, type FieldError } from './field-error.ts';
import { validateNonNegative } from './numbers.ts';
import type { Path } from './path.ts';

/** A number that is not negative, or a percentage. Rule: `ValidatePositiveIntOrPercent`. */
export function validateIntOrPercent(value: IntOrString, path: Path): FieldError[] {
  if (typeof value === 'string') return percent(value).map((detail) => invalid(path, value, detail));
  return validateNonNegative(value, path);
}

/** A percentage, if it is one, is at most the whole. Rule: `IsNotMoreThan100Percent`. */
export function validateAtMost100Percent(value: IntOrString, path: Path): FieldError[] {
  return (percentValue(value) ?? 0) > 100 ? [invalid(path, value, 'must not be greater than 100%')] : [];
}
