import { byteLength, dns1123Label } from '../../../names.ts';
import { items, sortedEntries, type Decoded } from '../../../object.ts';
import { invalid, notSupported, required, type FieldError } from '../../field-error.ts';
import { validateOneOf } from '../../one-of.ts';
import type { Path } from '../../path.ts';
import { requireFields } from './simple-sources.ts';

/** `host:port`, with brackets around an address that has colons. Rule: Go's `net.SplitHostPort`. */
const HOST_AND_PORT = /^(?:\[[^[\]]*\]|[^:[\]]*):[^:[\]]*$/;
const MAX_TENANT = 64;

/** Sources of which only some fields must be there. Rules: the functions `validate…VolumeSource` of their names. */
function requiring(...fields: string[]): (source: Decoded, path: Path) => FieldError[] {
  return (source, path) => requireFields(source, fields, path);
}

export const validateGlusterFs = requiring('endpoints', 'path');
export const validateAzureFile = requiring('secretName', 'shareName');
export const validateVsphere = requiring('volumePath');
export const validatePhotonDisk = requiring('pdID');
export const validatePortworx = requiring('volumeID');
export const validateScaleIo = requiring('gateway', 'system', 'volumeName');

function requireItems(source: Decoded, field: string, path: Path): FieldError[] {
  return items(source[field]).length === 0 ? [required(path.child(field))] : [];
}

function validatePartition(partition: number | undefined, path: Path): FieldError[] {
  // Zero means the whole disk; the message does not say so.
  return partition !== undefined && (partition < 0 || partition > 255) ? [invalid(path, partition, 'must be between 1 and 255, inclusive')] : [];
}

/** A reference to a Secret of the same namespace. */
function validateSecretName(reference: Decoded, path: Path): FieldError[] {
  return reference ? requireFields(reference, ['name'], path) : [];
}

/** Rule: `validateGCEPersistentDiskVolumeSource`. */
export function validateGceDisk(source: Decoded, path: Path): FieldError[] {
  return [...requireFields(source, ['pdName'], path), ...validatePartition(source.partition, path.child('partition'))];
}

/** Rule: `validateAWSElasticBlockStoreVolumeSource`. */
export function validateAwsDisk(source: Decoded, path: Path): FieldError[] {
  return [...requireFields(source, ['volumeID'], path), ...validatePartition(source.partition, path.child('partition'))];
}

/** Rule: `validateFlockerVolumeSource`. */
export function validateFlocker({ datasetName, datasetUUID }: Decoded, path: Path): FieldError[] {
  const errors: FieldError[] = [];
  if (!datasetName && !datasetUUID) errors.push(required(path, 'one of datasetName and datasetUUID is required'));
  if (datasetName && datasetUUID) {
    errors.push(invalid(path, 'resource', 'datasetName and datasetUUID can not be specified simultaneously'));
  }
  if (datasetName?.includes('/')) errors.push(invalid(path.child('datasetName'), datasetName, "must not contain '/'"));
  return errors;
}

/** Rule: `validateRBDVolumeSource`. */
export function validateRbd(source: Decoded, path: Path): FieldError[] {
  return [...requireItems(source, 'monitors', path), ...requireFields(source, ['image'], path)];
}

/** Rule: `validateCinderVolumeSource`. */
export function validateCinder(source: Decoded, path: Path): FieldError[] {
  return [...requireFields(source, ['volumeID'], path), ...validateSecretName(source.secretRef, path.child('secretRef'))];
}

/** Rule: `validateCephFSVolumeSource`. */
export function validateCephFs(source: Decoded, path: Path): FieldError[] {
  return requireItems(source, 'monitors', path);
}

/** Rule: `validateQuobyteVolumeSource`. */
export function validateQuobyte({ registry, tenant, volume }: Decoded, path: Path): FieldError[] {
  const pairs = 'must be a host:port pair or multiple pairs separated by commas';
  const errors: FieldError[] = [];
  if (!registry) errors.push(required(path.child('registry'), pairs));
  else if (byteLength(tenant ?? '') > MAX_TENANT) {
    errors.push(required(path.child('tenant'), 'must be a UUID and may not exceed a length of 64 characters'));
  } else {
    const wrong = registry.split(',').filter((pair: string) => !HOST_AND_PORT.test(pair));
    errors.push(...wrong.map(() => invalid(path.child('registry'), registry, pairs)));
  }
  if (!volume) errors.push(required(path.child('volume')));
  return errors;
}

/** Rule: `validateFCVolumeSource`. */
export function validateFibreChannel(source: Decoded, path: Path): FieldError[] {
  const names = items(source.targetWWNs);
  const ids = items(source.wwids);
  const errors: FieldError[] = [];
  if (names.length === 0 && ids.length === 0) {
    errors.push(required(path.child('targetWWNs'), 'must specify either targetWWNs or wwids, but not both'));
  }
  if (names.length > 0 && ids.length > 0) {
    errors.push(invalid(path.child('targetWWNs'), names, 'targetWWNs and wwids can not be specified simultaneously'));
  }
  if (names.length > 0) {
    if (source.lun === undefined) errors.push(required(path.child('lun'), 'lun is required if targetWWNs is specified'));
    else if (source.lun < 0 || source.lun > 255) errors.push(invalid(path.child('lun'), source.lun, 'must be between 0 and 255, inclusive'));
  }
  return errors;
}

/** Rule: `validateFlexVolumeSource`. */
export function validateFlexVolume(source: Decoded, path: Path): FieldError[] {
  const reserved = sortedEntries(source.options).filter(([key]) => /\.(?:kubernetes|k8s)\.io$/i.test(`.${key.split('/', 1)[0]}`));
  return [
    ...requireFields(source, ['driver'], path),
    ...reserved.map(([key]) => invalid(path.child('options').key(key), key, 'kubernetes.io and k8s.io namespaces are reserved')),
  ];
}

/** Rule: `validateAzureDisk`. */
export function validateAzureDisk(source: Decoded, path: Path): FieldError[] {
  const { kind, cachingMode } = source;
  const uri = source.diskURI ?? '';
  const errors = [
    ...requireFields(source, ['diskName', 'diskURI'], path),
    ...validateOneOf(cachingMode, ['None', 'ReadOnly', 'ReadWrite'], path.child('cachingMode')),
    ...validateOneOf(kind, ['Dedicated', 'Managed', 'Shared'], path.child('kind')),
  ];
  if (kind === 'Managed' && !uri.startsWith('/subscriptions/')) {
    const form = '/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}';
    errors.push(notSupported(path.child('diskURI'), uri, [form]));
  } else if (kind !== undefined && kind !== 'Managed' && !uri.startsWith('https://')) {
    errors.push(notSupported(path.child('diskURI'), uri, ['https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd']));
  }
  return errors;
}

/** Rule: `validateStorageOSVolumeSource`. */
export function validateStorageOs({ volumeName, volumeNamespace, secretRef }: Decoded, path: Path): FieldError[] {
  const label = (text: string, field: string) => dns1123Label(text).map((detail) => invalid(path.child(field), text, detail));
  return [
    ...(volumeName ? label(volumeName, 'volumeName') : [required(path.child('volumeName'))]),
    ...(volumeNamespace ? label(volumeNamespace, 'volumeNamespace') : []),
    ...validateSecretName(secretRef, path.child('secretRef')),
  ];
}
