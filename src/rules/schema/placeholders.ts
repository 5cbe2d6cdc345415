import type { FieldPath } from '../../text/field-path.ts';
import { isMapping } from '../manifest-documents.ts';

const PLACEHOLDER = /<[A-Za-z][^<>]*>|\{\{[^{}]*\}\}|\$\{[^{}]*\}|\[\[[^[\]]*\]\]/;
const ELISION = /^(?:\.\.\.|…)$/;

/** Whether a text has a part that the reader is to replace: `<name>`, `{{ .Values.x }}`, `${X}`. */
export function isPlaceholder(value: unknown): value is string {
  return typeof value === 'string' && PLACEHOLDER.test(value);
}

/** Whether a value says that something is left out: `...`. */
export function isElision(value: unknown): boolean {
  return typeof value === 'string' && ELISION.test(value);
}

/** Whether the value at a path, or the last name of the path itself, is a placeholder. */
export function isPlaceholderAt(value: unknown, path: FieldPath): boolean {
  return isPlaceholder(path.at(-1)) || isPlaceholder(valueAt(value, path));
}

/** The JSON data at a path; `undefined` when there is none. */
export function valueAt(value: unknown, path: FieldPath): unknown {
  let at = value;
  for (const step of path) {
    if (typeof step === 'number' ? Array.isArray(at) : isMapping(at)) at = (at as Record<string | number, unknown>)[step];
    else return undefined;
  }
  return at;
}
