import { items, type Decoded } from '../object.ts';
import { defaultFieldRef, pullPolicy } from './containers.ts';
import { roundResources } from './resource-lists.ts';

/** Files of these volumes are readable by all and writable by their owner: octal 0644. */
const FILE_MODE = 0o644;
const WITH_FILE_MODE = ['secret', 'configMap', 'downwardAPI', 'projected'];

/** Rule: `SetDefaults_Volume`, and the defaults of each source. */
export function defaultVolume(volume: Decoded): void {
  if (Object.keys(volume).every((field) => field === 'name')) volume.emptyDir = {};
  for (const source of WITH_FILE_MODE) if (volume[source]) volume[source].defaultMode ??= FILE_MODE;
  items(volume.downwardAPI?.items).forEach(defaultFieldRef);
  for (const { downwardAPI, serviceAccountToken } of items(volume.projected?.sources)) {
    items(downwardAPI?.items).forEach(defaultFieldRef);
    if (serviceAccountToken) serviceAccountToken.expirationSeconds ??= 3600;
  }
  if (volume.image) volume.image.pullPolicy ||= pullPolicy(volume.image.reference ?? '');
  const claim = volume.ephemeral?.volumeClaimTemplate;
  if (claim) {
    claim.spec ??= {};
    defaultClaimSpec(claim.spec);
  }
  defaultVolumeSource(volume);
}

/** Sources that pods and PersistentVolumes share. Rules: `SetDefaults_HostPathVolumeSource` and its siblings. */
export function defaultVolumeSource({ hostPath, iscsi, rbd, azureDisk, scaleIO }: Decoded): void {
  if (hostPath) hostPath.type ??= '';
  if (iscsi) iscsi.iscsiInterface ||= 'default';
  if (rbd) {
    rbd.pool ||= 'rbd';
    rbd.user ||= 'admin';
    rbd.keyring ||= '/etc/ceph/keyring';
  }
  if (azureDisk) {
    azureDisk.cachingMode ??= 'ReadWrite';
    azureDisk.kind ??= 'Shared';
    azureDisk.fsType ??= 'ext4';
    azureDisk.readOnly ??= false;
  }
  if (scaleIO) {
    scaleIO.storageMode ||= 'ThinProvisioned';
    scaleIO.fsType ||= 'xfs';
  }
}

/** Rule: `SetDefaults_PersistentVolumeClaimSpec`. */
export function defaultClaimSpec(spec: Decoded): void {
  spec.volumeMode ??= 'Filesystem';
  spec.resources ??= {};
  roundResources(spec.resources);
}
