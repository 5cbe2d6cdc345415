import { validateCsiDriverChanges, validateCsiNodeChanges, validateCsiStorageCapacityChanges, validateSameSpec } from '../csi.ts';
import { validateClaimChanges } from '../persistent-volume-claim.ts';
import { validateVolumeChanges } from '../persistent-volume.ts';
import { validateStorageClassChanges, validateVolumeAttributesClassChanges } from '../storage-class.ts';
import type { UpdateRules } from '../update-rule.ts';

/** Volumes and their classes. */
export const storageUpdates: UpdateRules = {
  '/PersistentVolume': { changes: validateVolumeChanges },
  '/PersistentVolumeClaim': { changes: validateClaimChanges },
  'storage.k8s.io/CSIDriver': { changes: validateCsiDriverChanges },
  'storage.k8s.io/CSINode': { changes: validateCsiNodeChanges },
  'storage.k8s.io/CSIStorageCapacity': { changes: validateCsiStorageCapacityChanges },
  'storage.k8s.io/StorageClass': { changes: validateStorageClassChanges },
  'storage.k8s.io/VolumeAttachment': { changes: validateSameSpec },
  'storage.k8s.io/VolumeAttributesClass': { changes: validateVolumeAttributesClassChanges },
};
