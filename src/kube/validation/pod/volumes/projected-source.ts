import { items, type Decoded } from '../../../object.ts';
import { forbidden, invalid, required, type FieldError } from '../../field-error.ts';
import type { Path } from '../../path.ts';
import { validateFileMode, validateLocalNonReservedPath } from '../paths.ts';
import { validateDownwardApiFile, validateKeysToPaths } from './config-sources.ts';
import { requireFields } from './simple-sources.ts';

const MIN_TOKEN_SECONDS = 600;
const MAX_TOKEN_SECONDS = 2 ** 32;

/** Files of several sources in one directory. Rule: `validateProjectedVolumeSource`. */
export function validateProjectedSource(projected: Decoded, path: Path): FieldError[] {
  const files = new Set<string>();
  return [
    ...validateFileMode(projected.defaultMode, path.child('defaultMode')),
    ...items(projected.sources).flatMap((source, index) => validateSource(source, files, path, path.child('sources').index(index))),
  ];
}

/**
 * One source. The server drops `clusterTrustBundle` and `podCertificate`, whose features
 * (`ClusterTrustBundleProjection`, `PodCertificateRequest`) are off by default, before it looks.
 * Rule: `validateProjectionSources`.
 */
function validateSource(source: Decoded, files: Set<string>, volume: Path, path: Path): FieldError[] {
  const errors: FieldError[] = [];
  let sources = 0;
  const claimFile = (file: string | undefined, shown: string | undefined) => {
    if (!file) return;
    if (files.has(file)) errors.push(invalid(volume, shown ?? '', 'conflicting duplicate paths'));
    files.add(file);
  };
  for (const field of ['secret', 'configMap']) {
    const reference = source[field];
    if (!reference) continue;
    sources += 1;
    errors.push(...requireFields(reference, ['name'], path.child(field)), ...validateKeysToPaths(reference.items, path.child(field).child('items')));
    for (const item of items(reference.items)) claimFile(item.path, reference.name);
  }
  if (source.downwardAPI) {
    sources += 1;
    for (const file of items(source.downwardAPI.items)) {
      errors.push(...validateDownwardApiFile(file, path.child('downwardAPI')));
      claimFile(file.path, file.path);
    }
  }
  if (source.serviceAccountToken) {
    sources += 1;
    errors.push(...validateToken(source.serviceAccountToken, volume, path.child('serviceAccountToken')));
  }
  if (sources > 1) errors.push(forbidden(path, 'may not specify more than 1 volume type per source'));
  return errors;
}

/** A token of the pod's service account; for its file the server names the volume, not the source. */
function validateToken({ expirationSeconds, path: file }: Decoded, volume: Path, path: Path): FieldError[] {
  const errors: FieldError[] = [];
  const at = path.child('expirationSeconds');
  if (expirationSeconds < MIN_TOKEN_SECONDS) errors.push(invalid(at, expirationSeconds, 'may not specify a duration less than 10 minutes'));
  if (expirationSeconds > MAX_TOKEN_SECONDS) errors.push(invalid(at, expirationSeconds, 'may not specify a duration larger than 2^32 seconds'));
  return [...errors, ...(file ? validateLocalNonReservedPath(file, volume.child('path')) : [required(volume.child('path'))])];
}
