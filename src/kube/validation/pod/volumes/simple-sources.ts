import { byteLength, dns1123Subdomain } from '../../../names.ts';
import type { Decoded } from '../../../object.ts';
import { invalid, required, tooLong, type FieldError } from '../../field-error.ts';
import { subdomainName } from '../../metadata.ts';
import { validateOneOf } from '../../one-of.ts';
import type { Path } from '../../path.ts';
import { validateLocalDescendingPath, validateNoBacksteps } from '../paths.ts';

const HOST_PATH_TYPES = ['', 'BlockDevice', 'CharDevice', 'Directory', 'DirectoryOrCreate', 'File', 'FileOrCreate', 'Socket'];
const MAX_DRIVER_NAME = 63;

/** `required` errors for those fields of a source that are empty or missing. */
export function requireFields(source: Decoded, fields: readonly string[], path: Path): FieldError[] {
  return fields.filter((field) => !source[field]).map((field) => required(path.child(field)));
}

/** Rule: `validateHostPathVolumeSource`. */
export function validateHostPath({ path: file, type }: Decoded, path: Path): FieldError[] {
  if (!file) return [required(path.child('path'))];
  return [...validateNoBacksteps(file, path.child('path')), ...validateOneOf(type, HOST_PATH_TYPES, path.child('type'))];
}

/** Rule: `validateGitRepoVolumeSource`. */
export function validateGitRepo(source: Decoded, path: Path): FieldError[] {
  return [
    ...requireFields(source, ['repository'], path),
    ...validateLocalDescendingPath(source.directory ?? '', path.child('directory')),
  ];
}

/** Rule: `validateNFSVolumeSource`. */
export function validateNfs(source: Decoded, path: Path): FieldError[] {
  const file = source.path ?? '';
  return [
    ...requireFields(source, ['server', 'path'], path),
    ...(file.startsWith('/') ? [] : [invalid(path.child('path'), file, 'must be an absolute path')]),
  ];
}

/** Rule: `validatePersistentClaimVolumeSource`. */
export function validatePersistentVolumeClaimSource(source: Decoded, path: Path): FieldError[] {
  return requireFields(source, ['claimName'], path);
}

/** Rule: `ValidateCSIDriverName`; of a missing name nothing else is said. */
export function validateCsiDriverName(name: string | undefined, path: Path): FieldError[] {
  if (!name) return [required(path)];
  return [
    ...(byteLength(name) > MAX_DRIVER_NAME ? [tooLong(path, MAX_DRIVER_NAME)] : []),
    ...dns1123Subdomain(name.toLowerCase()).map((detail) => invalid(path, name, detail)),
  ];
}

/** Rule: `validateCSIVolumeSource`. */
export function validateCsiSource({ driver, nodePublishSecretRef }: Decoded, path: Path): FieldError[] {
  const errors = validateCsiDriverName(driver, path.child('driver'));
  if (!nodePublishSecretRef) return errors;
  const name = nodePublishSecretRef.name;
  if (!name) return [...errors, required(path.child('nodePublishSecretRef').child('name'))];
  // The server names a field of the source that does not exist.
  return [...errors, ...subdomainName(name, false).map((detail) => invalid(path.child('name'), name, detail))];
}
