import type { KubeObject } from '../../object.ts';
import { required, type FieldError } from '../field-error.ts';
import { Path } from '../path.ts';
import { validateParameters, validateProvisioner } from './storage-class.ts';

/** A VolumeAttributesClass. Rule: `storage/validation.ValidateVolumeAttributesClass`. */
export function validateVolumeAttributesClass(attributesClass: KubeObject): FieldError[] {
  const { driverName, parameters } = attributesClass;
  const path = Path.root('parameters');
  return [
    ...validateProvisioner(driverName ?? '', Path.root('driverName')),
    ...(Object.keys(parameters ?? {}).length === 0 ? [required(path, 'must contain at least one key/value pair')] : []),
    ...validateParameters(parameters, path),
  ];
}
