import type { Decoded } from '../../object.ts';
import { forbidden, invalid, type FieldError } from '../field-error.ts';
import type { Path } from '../path.ts';
import { isSame } from './same-value.ts';

/** A field that keeps its value for ever; `shown` is how the server's message writes the new one. Rule: `ValidateImmutableField`. */
export function immutable(now: Decoded, before: Decoded, path: Path, shown: Decoded = now): FieldError[] {
  return isSame(now, before, String(path.steps().at(-1))) ? [] : [invalid(path, shown, 'field is immutable')];
}

/** The same where the server forbids the change in words of its own. */
export function unchanged(now: Decoded, before: Decoded, path: Path, detail: string): FieldError[] {
  return isSame(now, before, String(path.steps().at(-1))) ? [] : [forbidden(path, detail)];
}
