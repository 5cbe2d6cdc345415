import type { Decoded } from '../../object.ts';
import { invalid, type FieldError } from '../field-error.ts';
import type { Path } from '../path.ts';

const MAX_FILE_MODE = 0o777;

/** A path without a `..` part. Rule: `validatePathNoBacksteps`. */
export function validateNoBacksteps(file: string, path: Path): FieldError[] {
  return file.split('/').includes('..') ? [invalid(path, file, "must not contain '..'")] : [];
}

/** A path below some directory. Rule: `validateLocalDescendingPath`. */
export function validateLocalDescendingPath(file: string, path: Path): FieldError[] {
  return [
    ...(file.startsWith('/') ? [invalid(path, file, 'must be a relative path')] : []),
    ...validateNoBacksteps(file, path),
  ];
}

/**
 * A path of a file that a volume writes; names with two dots in front are the volume's own.
 * Rule: `ValidateLocalNonReservedPath`.
 */
export function validateLocalNonReservedPath(file: string, path: Path): FieldError[] {
  const isReserved = file.startsWith('..') && !file.startsWith('../');
  return [
    ...validateLocalDescendingPath(file, path),
    ...(isReserved ? [invalid(path, file, "must not start with '..'")] : []),
  ];
}

/** The permissions of a file; unset is fine. */
export function validateFileMode(mode: Decoded, path: Path): FieldError[] {
  if (mode === undefined || (mode >= 0 && mode <= MAX_FILE_MODE)) return [];
  return [invalid(path, mode, 'must be a number between 0 and 0777 (octal), both inclusive')];
}
