import { clusterScoped, namespaced, type KindRules } from '../kind-rule.ts';
import { subdomainName } from '../metadata.ts';
import { validateCsiDriver, validateCsiNode, validateCsiStorageCapacity } from '../storage/csi.ts';
import { validatePersistentVolumeClaim } from '../storage/persistent-volume-claim.ts';
import { validatePersistentVolume } from '../storage/persistent-volume.ts';
import { validateStorageClass } from '../storage/storage-class.ts';
import { validateVolumeAttributesClass } from '../storage/volume-attributes-class.ts';

/** Volumes and their classes. */
export const storageKinds: KindRules = {
  '/PersistentVolume': clusterScoped(subdomainName, validatePersistentVolume),
  '/PersistentVolumeClaim': namespaced(subdomainName, validatePersistentVolumeClaim),
  'storage.k8s.io/CSIDriver': clusterScoped(subdomainName, validateCsiDriver),
  'storage.k8s.io/CSINode': clusterScoped(subdomainName, validateCsiNode),
  'storage.k8s.io/CSIStorageCapacity': namespaced(subdomainName, validateCsiStorageCapacity),
  'storage.k8s.io/StorageClass': clusterScoped(subdomainName, validateStorageClass),
  'storage.k8s.io/VolumeAttachment': clusterScoped(subdomainName),
  'storage.k8s.io/VolumeAttributesClass': clusterScoped(subdomainName, validateVolumeAttributesClass),
};
