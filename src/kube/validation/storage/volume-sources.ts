import { dns1123Label, dns1123Subdomain } from '../../names.ts';
import type { Decoded } from '../../object.ts';
import { invalid, required, type FieldError } from '../field-error.ts';
import { validateFormat } from '../formats.ts';
import type { Path } from '../path.ts';
import { validateNoBacksteps } from '../pod/paths.ts';
import { validateIscsiVolume } from '../pod/volumes/iscsi.ts';
import {
  validateAwsDisk, validateAzureDisk, validateAzureFile, validateCephFs, validateCinder, validateFibreChannel, validateFlexVolume,
  validateFlocker, validateGceDisk, validateGlusterFs, validatePhotonDisk, validatePortworx, validateQuobyte, validateRbd, validateScaleIo,
  validateStorageOs, validateVsphere,
} from '../pod/volumes/network-sources.ts';
import { validateOneSource, type SourceRule } from '../pod/volumes/one-source.ts';
import { requireFields, validateCsiDriverName, validateHostPath, validateNfs } from '../pod/volumes/simple-sources.ts';

type Validate = SourceRule['validate'];

const CSI_SECRETS = ['controllerPublishSecretRef', 'controllerExpandSecretRef', 'nodePublishSecretRef', 'nodeExpandSecretRef'];

/**
 * The kinds of volume behind a PersistentVolume, in the server's order. Most are those of pods, but
 * refer to Secrets of other namespaces.
 */
function sources(volume: string): readonly SourceRule[] {
  return [
    { field: 'hostPath', validate: validateHostPath },
    { field: 'gcePersistentDisk', validate: validateGceDisk, inner: 'persistentDisk' },
    { field: 'awsElasticBlockStore', validate: validateAwsDisk },
    { field: 'glusterfs', validate: validateGlusterFsVolume },
    { field: 'flocker', validate: validateFlocker },
    { field: 'nfs', validate: validateNfs },
    { field: 'rbd', validate: validateRbd },
    { field: 'quobyte', validate: validateQuobyte },
    { field: 'cephfs', validate: validateCephFs, tooMany: 'cephFS' },
    { field: 'iscsi', validate: (source, path) => validateIscsiVolume(source, volume, path) },
    { field: 'cinder', validate: withSecretNamespace(validateCinder) },
    { field: 'fc', validate: validateFibreChannel },
    { field: 'flexVolume', validate: validateFlexVolume, alwaysValidated: true },
    { field: 'azureFile', validate: validateAzureFileVolume },
    { field: 'vsphereVolume', validate: validateVsphere },
    { field: 'photonPersistentDisk', validate: validatePhotonDisk },
    { field: 'portworxVolume', validate: validatePortworx },
    { field: 'azureDisk', validate: validateAzureDisk },
    { field: 'scaleIO', validate: validateScaleIo },
    { field: 'local', validate: validateLocal },
    { field: 'storageos', validate: withSecretNamespace(validateStorageOs) },
    { field: 'csi', validate: validateCsi },
  ];
}

/** The fields of a PersistentVolume's specification that say what it is. */
export const VOLUME_SOURCE_FIELDS: readonly string[] = sources('').map(({ field }) => field);

/** Exactly one kind of volume; `name` is that of the PersistentVolume. Rule: `ValidatePersistentVolumeSpec`. */
export function validateVolumeSources(spec: Decoded, name: string, path: Path): FieldError[] {
  const errors = validateOneSource(spec, sources(name), path);
  // A local volume is on one node, and the scheduler must know on which.
  const isLost = VOLUME_SOURCE_FIELDS.find((field) => spec[field]) === 'local' && !spec.nodeAffinity;
  return isLost ? [...errors, required(path.child('nodeAffinity'), 'Local volume requires node affinity')] : errors;
}

function withSecretNamespace(rule: Validate): Validate {
  return (source, path) => [
    ...rule(source, path),
    ...(source.secretRef ? requireFields(source.secretRef, ['namespace'], path.child('secretRef')) : []),
  ];
}

/** Rule: `validateLocalVolumeSource`. */
function validateLocal(source: Decoded, path: Path): FieldError[] {
  const at = path.child('path');
  return source.path ? validateNoBacksteps(source.path, at) : [required(at)];
}

/** Rule: `validateGlusterfsPersistentVolumeSource`. */
function validateGlusterFsVolume(source: Decoded, path: Path): FieldError[] {
  const errors = validateGlusterFs(source, path);
  const { endpointsNamespace: namespace } = source;
  const at = path.child('endpointsNamespace');
  if (namespace === '') errors.push(invalid(at, namespace, 'if the endpointnamespace is set, it must be a valid namespace name'));
  else if (namespace !== undefined) errors.push(...validateFormat(namespace, at, dns1123Label));
  return errors;
}

/** Rule: `validateAzureFilePV`. */
function validateAzureFileVolume(source: Decoded, path: Path): FieldError[] {
  const errors = validateAzureFile(source, path);
  return source.secretNamespace === '' ? [...errors, required(path.child('secretNamespace'))] : errors;
}

/** Rule: `validateCSIPersistentVolumeSource`. */
function validateCsi(source: Decoded, path: Path): FieldError[] {
  return [
    ...validateCsiDriverName(source.driver, path.child('driver')),
    ...requireFields(source, ['volumeHandle'], path),
    ...CSI_SECRETS.filter((field) => source[field]).flatMap((field) => validateSecretReference(source[field], path.child(field))),
  ];
}

/** Rule: `validatePVSecretReference`. */
function validateSecretReference({ name, namespace }: Decoded, path: Path): FieldError[] {
  return [
    ...(name ? validateFormat(name, path.child('name'), dns1123Subdomain) : [required(path.child('name'))]),
    ...(namespace ? validateFormat(namespace, path.child('namespace'), dns1123Label) : [required(path.child('namespace'))]),
  ];
}
