import { items, type Decoded } from '../../../object.ts';
import { invalid, required, type FieldError } from '../../field-error.ts';
import type { Path } from '../../path.ts';
import { validateFieldSelector, VOLUME_FIELDS } from '../env.ts';
import { validateFileMode, validateLocalNonReservedPath } from '../paths.ts';
import { validateResourceFieldSelector } from '../resource-field.ts';
import { requireFields } from './simple-sources.ts';

/** Rule: `validateSecretVolumeSource`. */
export function validateSecretSource(source: Decoded, path: Path): FieldError[] {
  return [...requireFields(source, ['secretName'], path), ...validateFiles(source, path)];
}

/** Rule: `validateConfigMapVolumeSource`. */
export function validateConfigMapSource(source: Decoded, path: Path): FieldError[] {
  return [...requireFields(source, ['name'], path), ...validateFiles(source, path)];
}

function validateFiles(source: Decoded, path: Path): FieldError[] {
  return [...validateFileMode(source.defaultMode, path.child('defaultMode')), ...validateKeysToPaths(source.items, path.child('items'))];
}

/** Which keys become which files. Rule: `validateKeyToPath`. */
export function validateKeysToPaths(list: Decoded, path: Path): FieldError[] {
  return items(list).flatMap((item, index) => {
    const at = path.index(index);
    return [
      ...requireFields(item, ['key', 'path'], at),
      ...validateLocalNonReservedPath(item.path ?? '', at.child('path')),
      ...validateFileMode(item.mode, at.child('mode')),
    ];
  });
}

/** Rule: `validateDownwardAPIVolumeSource`. */
export function validateDownwardApiSource(source: Decoded, path: Path): FieldError[] {
  return [
    ...validateFileMode(source.defaultMode, path.child('defaultMode')),
    ...items(source.items).flatMap((file) => validateDownwardApiFile(file, path)),
  ];
}

/** A file with a field of the pod; the server names the list's owner, not the item. Rule: `validateDownwardAPIVolumeFile`. */
export function validateDownwardApiFile(file: Decoded, path: Path): FieldError[] {
  const { fieldRef, resourceFieldRef, mode } = file;
  const errors = [...requireFields(file, ['path'], path), ...validateLocalNonReservedPath(file.path ?? '', path.child('path'))];
  if (fieldRef) {
    errors.push(...validateFieldSelector(fieldRef, VOLUME_FIELDS, path.child('fieldRef')));
    if (resourceFieldRef) errors.push(invalid(path, 'resource', 'fieldRef and resourceFieldRef can not be specified simultaneously'));
  } else if (resourceFieldRef) {
    errors.push(...validateResourceFieldSelector(resourceFieldRef, path.child('resourceFieldRef'), true));
  } else {
    errors.push(required(path, 'one of fieldRef and resourceFieldRef is required'));
  }
  return [...errors, ...validateFileMode(mode, path.child('mode'))];
}
