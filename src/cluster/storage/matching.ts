import { items, type KubeObject } from '../../kube/object.ts';
import { selects } from '../../kube/selector.ts';
import { compareQuantities, parseQuantity } from '../../kube/quantity-value.ts';

/**
 * Whether an unbound volume is one that a claim may have: class, modes, size, selector, and nobody else's.
 * Rule: `FindMatchingVolume` of component-helpers/storage.
 */
export function canBind(claim: KubeObject, volume: KubeObject): boolean {
  const { spec, metadata } = volume;
  if (metadata.deletionTimestamp !== undefined) return false;
  const reserved = spec.claimRef;
  if (reserved !== undefined) {
    return reserved.name === claim.metadata.name && reserved.namespace === claim.metadata.namespace && (reserved.uid === undefined || reserved.uid === claim.metadata.uid);
  }
  if (claim['spec'].volumeName !== undefined && claim['spec'].volumeName !== metadata.name) return false;
  if (volume['status']?.phase !== 'Available' && volume['status']?.phase !== 'Pending') return false;
  if ((claim['spec'].storageClassName ?? '') !== (spec.storageClassName ?? '')) return false;
  if ((claim['spec'].volumeMode ?? 'Filesystem') !== (spec.volumeMode ?? 'Filesystem')) return false;
  if (!items(claim['spec'].accessModes).every((mode) => items(spec.accessModes).includes(mode))) return false;
  if (claim['spec'].selector !== undefined && !selects(claim['spec'].selector, metadata.labels)) return false;
  const asked = parseQuantity(claim['spec'].resources?.requests?.storage);
  const offered = parseQuantity(spec.capacity?.storage);
  return asked === undefined || (offered !== undefined && compareQuantities(offered, asked) >= 0);
}
