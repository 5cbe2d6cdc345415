import { dns1123Label, dns1123Subdomain } from '../../names.ts';
import type { Decoded } from '../../object.ts';
import { forbidden, invalid, required, type FieldError } from '../field-error.ts';
import { validateFormat } from '../formats.ts';
import type { Path } from '../path.ts';
import { validateNoBacksteps } from '../pod/paths.ts';
import { validateIscsiName } from '../pod/volumes/iscsi.ts';
import {
  validateAwsDisk, validateAzureDisk, validateAzureFile, validateCephFs, validateCinder, validateFibreChannel, validateFlexVolume, validateGceDisk,
  validateGlusterFs, validatePhotonDisk, validatePortworx, validateQuobyte, validateRbd, validateScaleIo, validateStorageOs, validateVsphere,
} from '../pod/volumes/network-sources.ts';
import { requireFields, validateCsiDriverName, validateHostPath, validateNfs } from '../pod/volumes/simple-sources.ts';

type SourceRule = (source: Decoded, path: Path) => FieldError[];

const CSI_SECRETS = ['controllerPublishSecretRef', 'controllerExpandSecretRef', 'nodePublishSecretRef', 'nodeExpandSecretRef'];

/**
 * The kinds of volume behind a PersistentVolume, in the server's order; a GCE disk is reported under
 * a path of its own. Most are those of pods, but refer to Secrets of other namespaces.
 */
const SOURCES: readonly [field: string, rule: SourceRule, reportedAs?: string][] = [
  ['hostPath', validateHostPath],
  ['gcePersistentDisk', validateGceDisk, 'persistentDisk'],
  ['awsElasticBlockStore', validateAwsDisk],
  ['glusterfs', validateGlusterFsVolume],
  ['nfs', validateNfs],
  ['rbd', validateRbd],
  ['quobyte', validateQuobyte],
  ['cephfs', validateCephFs],
  ['iscsi', validateIscsi],
  ['cinder', withSecretNamespace(validateCinder)],
  ['fc', validateFibreChannel],
  ['flexVolume', validateFlexVolume],
  ['azureFile', validateAzureFileVolume],
  ['vsphereVolume', validateVsphere],
  ['photonPersistentDisk', validatePhotonDisk],
  ['portworxVolume', validatePortworx],
  ['azureDisk', validateAzureDisk],
  ['scaleIO', validateScaleIo],
  ['local', validateLocal],
  ['storageos', withSecretNamespace(validateStorageOs)],
  ['csi', validateCsi],
];

/** Exactly one kind of volume. Rule: `ValidatePersistentVolumeSpec`. */
export function validateVolumeSources(spec: Decoded, path: Path): FieldError[] {
  const present = SOURCES.filter(([field]) => spec[field]);
  if (present.length === 0) return [required(path, 'must specify a volume type')];
  const errors = present.flatMap(([field, rule, reportedAs], index) =>
    index === 0 ? rule(spec[field], path.child(reportedAs ?? field)) : [forbidden(path.child(field), 'may not specify more than 1 volume type')],
  );
  // A local volume is on one node, and the scheduler must know on which.
  const isLost = present[0]![0] === 'local' && !spec.nodeAffinity;
  return isLost ? [...errors, required(path.child('nodeAffinity'), 'Local volume requires node affinity')] : errors;
}

function withSecretNamespace(rule: SourceRule): SourceRule {
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

/** Rule: `validateISCSIPersistentVolumeSource`, whose paths of the initiator are in lower case. */
function validateIscsi(source: Decoded, path: Path): FieldError[] {
  const { iqn, lun = 0, chapAuthDiscovery, chapAuthSession, secretRef, initiatorName } = source;
  const errors = requireFields(source, ['targetPortal', 'iqn'], path);
  if (iqn) errors.push(...validateIscsiName(iqn, path.child('iqn'), 'must be valid format'));
  if (lun < 0 || lun > 255) errors.push(invalid(path.child('lun'), lun, 'must be between 0 and 255, inclusive'));
  if ((chapAuthDiscovery || chapAuthSession) && !secretRef) errors.push(required(path.child('secretRef')));
  if (secretRef) errors.push(...requireFields(secretRef, ['name'], path.child('secretRef')));
  if (initiatorName !== undefined) errors.push(...validateIscsiName(initiatorName, path.child('initiatorname'), 'must be valid format'));
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
