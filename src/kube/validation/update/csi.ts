import { items } from '../../object.ts';
import type { FieldError } from '../field-error.ts';
import { Path } from '../path.ts';
import { immutable } from './immutable.ts';
import { isSameExcept } from './same-value.ts';
import type { Update } from './update-rule.ts';

/** How a driver works on its volumes; one of the paths misspells its field. Rule: `ValidateCSIDriverUpdate`. */
export function validateCsiDriverChanges({ now, before }: Update): FieldError[] {
  const path = Path.root('spec');
  const [spec, old] = [now['spec'], before['spec']];
  return [
    ...immutable(spec.attachRequired, old.attachRequired, path.child('attachedRequired')),
    ...immutable(spec.volumeLifecycleModes, old.volumeLifecycleModes, path.child('volumeLifecycleModes')),
  ];
}

/** A driver may come and go, and tell how much it can take. Rule: `ValidateCSINodeUpdate`. */
export function validateCsiNodeChanges({ now, before }: Update): FieldError[] {
  const path = Path.root('spec').child('drivers');
  const drivers = items(now['spec']?.drivers);
  return items(before['spec']?.drivers).flatMap((old) =>
    drivers
      .filter((driver) => driver.name === old.name && !isSameExcept(driver, old, ['allocatable']))
      .flatMap((driver) => immutable(driver, old, path)),
  );
}

/** Rule: `ValidateCSIStorageCapacityUpdate`. */
export function validateCsiStorageCapacityChanges({ now, before }: Update): FieldError[] {
  return ['nodeTopology', 'storageClassName'].flatMap((field) => immutable(now[field], before[field], Path.root(field)));
}

/** Rules: `ValidateVolumeAttachmentUpdate`, `ValidateResourceClaimUpdate`, `ValidateResourceClaimTemplateUpdate`. */
export function validateSameSpec({ now, before }: Update): FieldError[] {
  return immutable(now['spec'], before['spec'], Path.root('spec'));
}
