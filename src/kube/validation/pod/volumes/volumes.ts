import { dns1123Label } from '../../../names.ts';
import { items, type Decoded } from '../../../object.ts';
import { duplicate, invalid, required, type FieldError } from '../../field-error.ts';
import type { Path } from '../../path.ts';
import type { PodSpecOwner } from '../context.ts';
import { validateVolumeSource } from './source.ts';

export interface ValidatedVolumes {
  errors: FieldError[];
  /** The volumes without an error, by name: only these can be mounted. */
  valid: ReadonlyMap<string, Decoded>;
}

/** The volumes of a pod, with defaults set. Rule: `ValidateVolumes`. */
export function validateVolumes(volumes: Decoded, owner: PodSpecOwner, path: Path): ValidatedVolumes {
  const valid = new Map<string, Decoded>();
  const created = createdClaims(volumes, owner);
  const errors = items(volumes).flatMap((volume, index) => {
    const at = path.index(index);
    const name = volume.name ?? '';
    const own = validateVolumeSource(volume, owner, at);
    if (name === '') own.push(required(at.child('name')));
    else own.push(...dns1123Label(name).map((detail) => invalid(at.child('name'), name, detail)));
    if (valid.has(name)) own.push(duplicate(at.child('name'), name));
    if (own.length === 0) valid.set(name, volume);
    const claim = volume.persistentVolumeClaim?.claimName;
    if (created.has(claim)) {
      const field = at.child('persistentVolumeClaim').child('claimName');
      own.push(invalid(field, claim, 'must not reference a PVC that gets created for an ephemeral volume'));
    }
    return own;
  });
  return { errors, valid };
}

/** The names of the claims that ephemeral volumes will make, which is known only with the pod's name. */
function createdClaims(volumes: Decoded, { metadata }: PodSpecOwner): ReadonlySet<string> {
  if (!metadata?.name) return new Set();
  const ephemeral = items(volumes).filter((volume) => volume.ephemeral);
  return new Set(ephemeral.map((volume) => `${metadata.name}-${volume.name ?? ''}`));
}
