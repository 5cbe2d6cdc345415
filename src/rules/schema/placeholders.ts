import type { FieldPath } from '../../text/field-path.ts';
import { isMapping } from '../manifest-documents.ts';

const PLACEHOLDER = /<[A-Za-z][^<>]*>|\{\{[^{}]*\}\}|\$\{[^{}]*\}|\[\[[^[\]]*\]\]/;
/** `YOUR_DOMAIN`, `BASE64_ENCODED_PASSWORD`, `CHANGE_ME`: words in capitals that say that they are to be replaced. */
const CAPITALS = /^(?:(?:YOUR|REPLACE|CHANGE|INSERT|ENTER|BASE64|TODO|FIXME)[-_][A-Z0-9_-]+|CHANGEME|[A-Z0-9_-]+[-_]HERE)$/;
/** A type, or a choice, where a reference shows what may stand: `boolean`, `true/false`. */
const TYPES = /^(?:string|bool(?:ean)?|u?int(?:eger|32|64)?|float(?:32|64)?|number|object|array|\[\]\w+|(?:true|false)\s?[/|]\s?(?:true|false))$/;
/** `base64 encoded certificate`: what is to stand there, in words. */
const WORDS = /^\(?(?:your[ -])?base64[ -]encoded[ -][\w .-]+\)?$/i;
const ELISION = /^(?:\.\.\.|…)$/;

/** Whether a text has a part that the reader is to replace: `<name>`, `{{ .Values.x }}`, `${X}`. */
export function isPlaceholder(value: unknown): value is string {
  return typeof value === 'string' && (PLACEHOLDER.test(value) || CAPITALS.test(value) || TYPES.test(value) || WORDS.test(value));
}

/** Whether a value says that something is left out: `...`. */
export function isElision(value: unknown): boolean {
  return typeof value === 'string' && ELISION.test(value);
}

/** Whether the value at a path, or the last name of the path itself, is a placeholder. */
export function isPlaceholderAt(value: unknown, path: FieldPath): boolean {
  return isPlaceholder(path.at(-1)) || isPlaceholder(valueAt(value, path)) || isBraced(valueAt(value, path));
}

/** `{name}`: to YAML a mapping of a key without a value. */
export function isBraced(value: unknown): boolean {
  if (!isMapping(value)) return false;
  const [entry, ...others] = Object.entries(value);
  return entry !== undefined && others.length === 0 && entry[1] === null && /^[A-Za-z][\w .-]*$/.test(entry[0]);
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
