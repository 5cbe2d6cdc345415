import { dns1123Subdomain } from '../../names.ts';
import { items, sortedEntries, type Decoded, type KubeObject } from '../../object.ts';
import { parseQuantity } from '../../quantity-value.ts';
import { forbidden, invalid, notSupported, required, type FieldError } from '../field-error.ts';
import { validateFormat } from '../formats.ts';
import { validateOneOf } from '../one-of.ts';
import { Path } from '../path.ts';
import { validateNodeSelector } from '../pod/scheduling/node-selector.ts';
import { validateAccessModes, VOLUME_MODES } from './access-modes.ts';
import { validatePositiveQuantity } from './persistent-volume-claim.ts';
import { validateVolumeSources } from './volume-sources.ts';

const RECLAIM_POLICIES = ['Delete', 'Recycle', 'Retain'];

/** A PersistentVolume. Rule: `ValidatePersistentVolumeSpec`. */
export function validatePersistentVolume({ metadata, spec }: KubeObject): FieldError[] {
  const path = Path.root('spec');
  const modes = items(spec.accessModes);
  return [
    ...(modes.length === 0 ? [required(path.child('accessModes'))] : []),
    ...validateAccessModes(modes, path.child('accessModes')),
    ...validateCapacity(spec.capacity, path.child('capacity')),
    ...validateOneOf(spec.persistentVolumeReclaimPolicy, RECLAIM_POLICIES, path.child('persistentVolumeReclaimPolicy')),
    ...validateNodeAffinity(spec.nodeAffinity, path.child('nodeAffinity')),
    ...validateVolumeSources(spec, metadata?.name ?? '', path),
    ...validateRecycling(spec, path),
    ...(spec.storageClassName ? validateFormat(spec.storageClassName, path.child('storageClassName'), dns1123Subdomain) : []),
    ...validateOneOf(spec.volumeMode, VOLUME_MODES, path.child('volumeMode')),
    ...validateAttributesClass(spec, path),
  ];
}

/** A volume has storage and nothing else. */
function validateCapacity(capacity: Decoded, path: Path): FieldError[] {
  const entries = sortedEntries(capacity);
  const errors = entries.length === 0 ? [required(path)] : [];
  if (capacity?.storage === undefined || entries.length > 1) errors.push(notSupported(path, capacity, ['storage']));
  for (const [name, value] of entries) {
    // Rule: `validateBasicResource`, which counts whole units.
    const whole = (parseQuantity(value)?.nano ?? 0n) / 1_000_000_000n;
    if (whole < 0n) errors.push(invalid(path.key(name), whole, 'must be a valid resource quantity'));
    errors.push(...validatePositiveQuantity(value, path.key(name)));
  }
  return errors;
}

/** Rule: `validateVolumeNodeAffinity`. */
function validateNodeAffinity(affinity: Decoded, path: Path): FieldError[] {
  if (!affinity) return [];
  const at = path.child('required');
  return affinity.required ? validateNodeSelector(affinity.required, at) : [required(at, 'must specify required node constraints')];
}

/** Recycling removes every file, which must not be those of the node. */
function validateRecycling(spec: Decoded, path: Path): FieldError[] {
  const isRoot = spec.hostPath && /^\/+(\.?\/*)*$/.test(spec.hostPath.path ?? '');
  if (!isRoot || spec.persistentVolumeReclaimPolicy !== 'Recycle') return [];
  return [forbidden(path.child('persistentVolumeReclaimPolicy'), "may not be 'recycle' for a hostPath mount of '/'")];
}

function validateAttributesClass({ volumeAttributesClassName: name, csi }: Decoded, path: Path): FieldError[] {
  if (name === undefined) return [];
  const at = path.child('volumeAttributesClassName');
  return [
    ...(name === '' ? [required(at, 'an empty string is disallowed')] : validateFormat(name, at, dns1123Subdomain)),
    ...(csi ? [] : [required(path.child('csi'), 'has to be specified when using volumeAttributesClassName')]),
  ];
}
