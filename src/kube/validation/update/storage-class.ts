import type { FieldError } from '../field-error.ts';
import { Path } from '../path.ts';
import { immutable, unchanged } from './immutable.ts';
import type { Update } from './update-rule.ts';

function forbidUpdates({ now, before }: Update, fields: readonly string[]): FieldError[] {
  return fields.flatMap((field) => unchanged(now[field], before[field], Path.root(field), `updates to ${field} are forbidden.`));
}

/** Volumes that exist were made by it. Rule: `storage/validation.ValidateStorageClassUpdate`. */
export function validateStorageClassChanges(update: Update): FieldError[] {
  const { now, before } = update;
  return [
    ...forbidUpdates(update, ['parameters', 'provisioner', 'reclaimPolicy']),
    ...immutable(now['volumeBindingMode'], before['volumeBindingMode'], Path.root('volumeBindingMode')),
  ];
}

/** Rule: `storage/validation.ValidateVolumeAttributesClassUpdate`. */
export function validateVolumeAttributesClassChanges(update: Update): FieldError[] {
  return forbidUpdates(update, ['driverName', 'parameters']);
}
