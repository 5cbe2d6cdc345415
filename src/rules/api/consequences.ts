import type { FieldError } from '../../kube/validation/field-error.ts';
import { formatFieldPath, type FieldPath } from '../../text/field-path.ts';
import { isMapping } from '../manifest-documents.ts';
import { valueAt } from '../schema/placeholders.ts';
import { writtenPath } from './written-path.ts';

/**
 * The server may say several things of one value. Where it is missing, that says all; what is wrong with the
 * form of a value is one error.
 */
export function oncePerField(errors: readonly FieldError[]): FieldError[] {
  const missing = new Set(errors.filter((error) => error.type === 'FieldValueRequired').map((error) => error.path.toString()));
  const kept = new Map<string, FieldError>();
  for (const error of errors) {
    const field = error.path.toString();
    if (missing.has(field) && error.type !== 'FieldValueRequired') continue;
    const head = /^Invalid value: (?:"(?:[^"\\]|\\.)*"|[^:{["]+)/.exec(error.message)?.[0];
    const key = `${field} ${head ?? error.message}`;
    const known = head === undefined ? undefined : kept.get(key);
    if (known === undefined) kept.set(key, error);
    else if (known.message !== error.message) kept.set(key, { ...known, message: `${known.message}, and ${error.message.slice(head!.length).replace(/^: /, '')}` });
  }
  return [...kept.values()];
}

interface Placed {
  error: FieldError;
  path: FieldPath;
}

/** The errors that follow from another one, which is enough to be told. */
export function consequences(object: unknown, errors: readonly Placed[]): { error: FieldError; because: FieldError }[] {
  const firstBelow = new Map<string, FieldError>();
  return errors.flatMap(({ error, path }) => {
    const cause = errors.find((other) => other.error !== error && causes(object, other, { error, path }));
    if (cause !== undefined) return [{ error, because: cause.error }];
    // Of all that is missing because what holds it is missing, the first is told.
    const absent = absentParent(object, writtenPath(object, path));
    if (absent === undefined) return [];
    const first = firstBelow.get(absent);
    if (first === undefined) firstBelow.set(absent, error);
    return first === undefined ? [] : [{ error, because: first }];
  });
}

/** Whether the first error is why the second one is reported. */
function causes(object: unknown, cause: Placed, { error, path }: Placed): boolean {
  const field = fieldNames(path);
  const other = fieldNames(cause.path);
  if (field.endsWith('selector') && error.message.includes('invalid label selector')) return other.startsWith(`${field}.`);
  if (field.endsWith('.metrics') && error.message.includes('scaling to zero')) return other.endsWith('.minReplicas');
  // A volume that is wrong is not counted among those of the Pod, and then its mounts are not found either.
  if (error.type === 'FieldValueNotFound' && /\.volume(?:Mounts|Devices)\.name$/.test(field)) {
    const volume = wrongVolume(object, cause.path);
    return volume !== undefined && isPrefix(volume.podSpec, path) && volume.name === valueAt(object, path);
  }
  return false;
}

function wrongVolume(object: unknown, path: FieldPath): { podSpec: FieldPath; name: unknown } | undefined {
  const at = path.indexOf('volumes');
  const volume = at < 0 ? undefined : valueAt(object, path.slice(0, at + 2));
  return isMapping(volume) ? { podSpec: path.slice(0, at), name: volume.name } : undefined;
}

/** The outermost field on the way that the manifest does not have, if it is not only the last one. */
function absentParent(object: unknown, path: FieldPath): string | undefined {
  for (let length = 1; length < path.length; length += 1) {
    if (valueAt(object, path.slice(0, length)) === undefined) return formatFieldPath(path.slice(0, length));
  }
  return undefined;
}

/** Whether a path leads to another or to something above it. */
export function isPrefix(path: FieldPath, other: FieldPath): boolean {
  return path.length <= other.length && path.every((step, index) => step === other[index]);
}

/** The names of a path without its indices: `spec.containers.ports.name`. */
export function fieldNames(path: FieldPath): string {
  return path.filter((step) => typeof step === 'string').join('.');
}
