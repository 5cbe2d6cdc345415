import type { Decoded } from '../../../object.ts';
import { parseQuantity } from '../../../quantity-value.ts';
import { forbidden, invalid, required, type FieldError } from '../../field-error.ts';
import { subdomainName } from '../../metadata.ts';
import { requireOneOf } from '../../one-of.ts';
import type { Path } from '../../path.ts';
import { PULL_POLICIES } from '../containers.ts';
import type { PodSpecOwner } from '../context.ts';
import { validateClaimTemplate } from './claim-template.ts';
import { validateConfigMapSource, validateDownwardApiSource, validateSecretSource } from './config-sources.ts';
import { validateIscsi, validateIscsiNameLength } from './iscsi.ts';
import {
  validateAwsDisk, validateAzureDisk, validateAzureFile, validateCephFs, validateCinder, validateFibreChannel, validateFlexVolume,
  validateFlocker, validateGceDisk, validateGlusterFs, validatePhotonDisk, validatePortworx, validateQuobyte, validateRbd, validateScaleIo,
  validateStorageOs, validateVsphere,
} from './network-sources.ts';
import { validateOneSource, type SourceRule } from './one-source.ts';
import { validateProjectedSource } from './projected-source.ts';
import { validateCsiSource, validateGitRepo, validateHostPath, validateNfs, validatePersistentVolumeClaimSource } from './simple-sources.ts';

/** The sources in the order in which the server looks, which decides which of two is one too many. */
const SOURCES: readonly SourceRule[] = [
  { field: 'emptyDir', validate: validateEmptyDir },
  { field: 'hostPath', validate: validateHostPath },
  { field: 'gitRepo', validate: validateGitRepo },
  { field: 'gcePersistentDisk', validate: validateGceDisk, inner: 'persistentDisk' },
  { field: 'awsElasticBlockStore', validate: validateAwsDisk },
  { field: 'secret', validate: validateSecretSource },
  { field: 'nfs', validate: validateNfs },
  { field: 'iscsi', validate: validateIscsi },
  { field: 'glusterfs', validate: validateGlusterFs },
  { field: 'flocker', validate: validateFlocker },
  { field: 'persistentVolumeClaim', validate: validatePersistentVolumeClaimSource },
  { field: 'rbd', validate: validateRbd },
  { field: 'cinder', validate: validateCinder },
  { field: 'cephfs', validate: validateCephFs, tooMany: 'cephFS' },
  { field: 'quobyte', validate: validateQuobyte },
  { field: 'downwardAPI', validate: validateDownwardApiSource, tooMany: 'downwarAPI' },
  { field: 'fc', validate: validateFibreChannel },
  { field: 'flexVolume', validate: validateFlexVolume },
  { field: 'configMap', validate: validateConfigMapSource },
  { field: 'azureFile', validate: validateAzureFile },
  { field: 'vsphereVolume', validate: validateVsphere },
  { field: 'photonPersistentDisk', validate: validatePhotonDisk },
  { field: 'portworxVolume', validate: validatePortworx },
  { field: 'azureDisk', validate: validateAzureDisk },
  { field: 'storageos', validate: validateStorageOs },
  { field: 'projected', validate: validateProjectedSource },
  { field: 'scaleIO', validate: validateScaleIo },
  { field: 'csi', validate: validateCsiSource },
  { field: 'ephemeral', validate: validateEphemeral },
];

/** What a volume holds: exactly one source. Rule: `validateVolumeSource`. */
export function validateVolumeSource(volume: Decoded, owner: PodSpecOwner, path: Path): FieldError[] {
  const image: SourceRule = { field: 'image', validate: (source, at) => validateImage(source, owner, at) };
  const rules = [...SOURCES, image];
  const errors = validateOneSource(volume, rules, path);
  if (volume.iscsi) errors.push(...validateIscsiNameLength(volume, path));
  if (rules.find(({ field }) => volume[field])?.field === 'ephemeral') errors.push(...validateClaimName(volume.name, owner, path));
  return errors;
}

function validateEmptyDir({ sizeLimit }: Decoded, path: Path): FieldError[] {
  const limit = parseQuantity(sizeLimit);
  return limit && limit.nano < 0n ? [forbidden(path.child('sizeLimit'), 'SizeLimit field must be a valid resource quantity')] : [];
}

/** Rule: `validateEphemeralVolumeSource`. */
function validateEphemeral({ volumeClaimTemplate }: Decoded, path: Path): FieldError[] {
  const at = path.child('volumeClaimTemplate');
  return volumeClaimTemplate ? validateClaimTemplate(volumeClaimTemplate, at) : [required(at)];
}

/** The name of the claim that an ephemeral volume makes is the pod's and the volume's. */
function validateClaimName(volume: string | undefined, { metadata }: PodSpecOwner, path: Path): FieldError[] {
  if (!metadata?.name || !volume) return [];
  const claim = `${metadata.name}-${volume}`;
  return subdomainName(claim, false).map((detail) => invalid(path.child('name'), volume, `PVC name "${claim}": ${detail}`));
}

/** The files of a container image; a template may leave the image open. Rule: `validateImageVolumeSource`. */
function validateImage({ reference, pullPolicy }: Decoded, { owner }: PodSpecOwner, path: Path): FieldError[] {
  return [
    ...(owner === 'Pod' && !reference ? [required(path.child('reference'))] : []),
    ...requireOneOf(pullPolicy, PULL_POLICIES, path.child('pullPolicy')),
  ];
}
