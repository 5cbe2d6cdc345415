import { dns1123Subdomain } from '../../names.ts';
import { items, type Decoded, type KubeObject } from '../../object.ts';
import { formatQuantity, parseQuantity } from '../../quantity-value.ts';
import { invalid, required, type FieldError } from '../field-error.ts';
import { validateFormat } from '../formats.ts';
import { validateLabelSelector } from '../labels.ts';
import { validateOneOf } from '../one-of.ts';
import { Path } from '../path.ts';
import { validateAccessModes, VOLUME_MODES } from './access-modes.ts';
import { prepareDataSources, validateDataSources } from './data-sources.ts';

/** A PersistentVolumeClaim. Rule: `ValidatePersistentVolumeClaim`. */
export function validatePersistentVolumeClaim(claim: KubeObject): FieldError[] {
  return validatePersistentVolumeClaimSpec(prepareDataSources(claim.spec), Path.root('spec'));
}

/**
 * What a claim asks for; also of claim templates of StatefulSets and of ephemeral volumes.
 * Rule: `ValidatePersistentVolumeClaimSpec`.
 */
export function validatePersistentVolumeClaimSpec(spec: Decoded, path: Path): FieldError[] {
  const modes = items(spec.accessModes);
  return [
    ...(modes.length === 0 ? [required(path.child('accessModes'), 'at least 1 access mode is required')] : []),
    ...validateLabelSelector(spec.selector, path.child('selector')),
    ...validateAccessModes(modes, path.child('accessModes')),
    ...validateStorageRequest(spec.resources?.requests?.storage, path.child('resources').key('storage')),
    ...validateClassName(spec.storageClassName, path.child('storageClassName')),
    ...validateOneOf(spec.volumeMode, VOLUME_MODES, path.child('volumeMode')),
    ...validateDataSources(spec, path),
    ...validateClassName(spec.volumeAttributesClassName, path.child('volumeAttributesClassName')),
  ];
}

function validateStorageRequest(request: Decoded, path: Path): FieldError[] {
  if (request === undefined) return [required(path)];
  return validatePositiveQuantity(request, path);
}

/** Rule: `ValidatePositiveQuantityValue`. */
export function validatePositiveQuantity(value: Decoded, path: Path): FieldError[] {
  const quantity = parseQuantity(value);
  return quantity === undefined || quantity.nano > 0n ? [] : [invalid(path, formatQuantity(quantity), 'must be greater than zero')];
}

/** The name of a class; none is fine. Rule: `ValidateClassName`. */
function validateClassName(name: string | undefined, path: Path): FieldError[] {
  return name ? validateFormat(name, path, dns1123Subdomain) : [];
}
