/** Annotations and finalizers by which the parties of a volume tell each other what they did. Rule: component-helpers/storage/volume. */

/** Of a claim: its binding is complete; if its volume goes, it is lost. */
export const BIND_COMPLETED = 'pv.kubernetes.io/bind-completed';
/** Of a claim or a volume: the controller bound it, nobody asked for this very pair. */
export const BOUND_BY_CONTROLLER = 'pv.kubernetes.io/bound-by-controller';
/** Of a volume: who made it, and is to delete it. */
export const PROVISIONED_BY = 'pv.kubernetes.io/provisioned-by';
/** Of a claim: who is to make its volume; under its old and its new name. */
export const STORAGE_PROVISIONER = ['volume.beta.kubernetes.io/storage-provisioner', 'volume.kubernetes.io/storage-provisioner'] as const;
/** Of a claim: the node on which its first consumer is going to run. */
export const SELECTED_NODE = 'volume.kubernetes.io/selected-node';

export const CLAIM_PROTECTION = 'kubernetes.io/pvc-protection';
export const VOLUME_PROTECTION = 'kubernetes.io/pv-protection';

export const CLAIMS = 'persistentvolumeclaims';
export const VOLUMES = 'persistentvolumes';
export const CLASSES = 'storageclasses.storage.k8s.io';
