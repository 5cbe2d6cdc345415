import { items, type Decoded } from '../object.ts';
import { roundResourceList } from './resource-lists.ts';
import { defaultClaimSpec, defaultVolumeSource } from './volumes.ts';

/** Rule: `SetDefaults_PersistentVolume`. */
export function defaultPersistentVolume(volume: Decoded): void {
  const { spec } = volume;
  volume.status ??= {};
  volume.status.phase ||= 'Pending';
  spec.persistentVolumeReclaimPolicy ||= 'Retain';
  spec.volumeMode ??= 'Filesystem';
  roundResourceList(spec.capacity);
  defaultVolumeSource(spec);
}

/** Rules: `SetDefaults_PersistentVolumeClaim`, `SetDefaults_PersistentVolumeClaimSpec`. */
export function defaultClaim(claim: Decoded): void {
  claim.status ??= {};
  claim.status.phase ||= 'Pending';
  claim.spec ??= {};
  defaultClaimSpec(claim.spec);
}

/** Rule: `SetDefaults_StorageClass`. */
export function defaultStorageClass(storageClass: Decoded): void {
  storageClass.reclaimPolicy ??= 'Delete';
  storageClass.volumeBindingMode ??= 'Immediate';
}

/** Rule: `SetDefaults_CSIDriver`. */
export function defaultCsiDriver({ spec }: Decoded): void {
  spec.attachRequired ??= true;
  spec.podInfoOnMount ??= false;
  spec.storageCapacity ??= false;
  spec.fsGroupPolicy ??= 'ReadWriteOnceWithFSType';
  if (items(spec.volumeLifecycleModes).length === 0) spec.volumeLifecycleModes = ['Persistent'];
  spec.requiresRepublish ??= false;
  spec.seLinuxMount ??= false;
}
