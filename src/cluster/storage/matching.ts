import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { selects } from '../../kube/selector.ts';
import { compareQuantities, parseQuantity } from '../../kube/quantity-value.ts';
import { classNameOf } from './classes.ts';

/** Whether a volume's reference names a claim; the uid may still be missing from it. Rule: `IsVolumeBoundToClaim`. */
export function isReservedFor({ spec }: KubeObject, { metadata }: KubeObject): boolean {
  const reference = spec.claimRef;
  return reference !== undefined && reference !== null && reference.name === metadata.name && reference.namespace === metadata.namespace
    && (!reference.uid || reference.uid === metadata.uid);
}

function isBigEnough({ spec: volume }: KubeObject, { spec: claim }: KubeObject): boolean {
  const asked = parseQuantity(claim.resources?.requests?.storage);
  const offered = parseQuantity(volume.capacity?.storage);
  return asked === undefined || (offered !== undefined && compareQuantities(offered, asked) >= 0);
}

const modeOf = ({ spec }: KubeObject): string => spec.volumeMode ?? 'Filesystem';

function offersModes({ spec: volume }: KubeObject, { spec: claim }: KubeObject): boolean {
  return items(claim.accessModes).every((mode) => items(volume.accessModes).includes(mode));
}

/** Why a claim cannot have the volume that it names; undefined when it can. Rule: `checkVolumeSatisfyClaim`. */
export function mismatch(volume: KubeObject, claim: KubeObject): string | undefined {
  if (!isBigEnough(volume, claim)) return 'requested PV is too small';
  if (classNameOf(claim) !== classNameOf(volume)) return 'storageClassName does not match';
  if (modeOf(claim) !== modeOf(volume)) return 'incompatible volumeMode';
  return offersModes(volume, claim) ? undefined : 'incompatible accessMode';
}

/** Whether a volume that nobody has is one that a claim may have: class, modes, size and selector. */
function suits(volume: KubeObject, claim: KubeObject): boolean {
  const selector: Decoded = claim['spec'].selector;
  return volume['status']?.phase === 'Available' && mismatch(volume, claim) === undefined
    && (selector === undefined || selects(selector, volume.metadata.labels));
}

/**
 * The volume that a claim gets: one that is kept for it, else the smallest of those that suit it, and of these one that
 * offers no more access modes than need be.
 * @param volumes in order of name
 * @param reservedOnly whether only a volume kept for the claim will do, because it waits for its first consumer
 * @param reachable whether a volume can be used where the claim's consumer is to run
 * Rule: `FindMatchingVolume` of component-helpers/storage and `findByClaim` of the controller's index.
 */
export function findVolume(claim: KubeObject, volumes: Iterable<KubeObject>, reservedOnly = false, reachable: (volume: KubeObject) => boolean = () => true): KubeObject | undefined {
  let best: KubeObject | undefined;
  for (const volume of volumes) {
    if (volume.metadata.deletionTimestamp !== undefined || modeOf(volume) !== modeOf(claim) || !reachable(volume)) continue;
    if (isReservedFor(volume, claim)) {
      if (isBigEnough(volume, claim)) return volume;
      continue;
    }
    if (reservedOnly || (volume['spec'].claimRef ?? undefined) !== undefined || !suits(volume, claim)) continue;
    if (best === undefined || isBetter(volume, best)) best = volume;
  }
  return best;
}

function isBetter({ spec: volume }: KubeObject, { spec: than }: KubeObject): boolean {
  const modes = items(volume.accessModes).length - items(than.accessModes).length;
  if (modes !== 0) return modes < 0;
  const [size, other] = [parseQuantity(volume.capacity?.storage), parseQuantity(than.capacity?.storage)];
  return size !== undefined && other !== undefined && compareQuantities(size, other) < 0;
}
