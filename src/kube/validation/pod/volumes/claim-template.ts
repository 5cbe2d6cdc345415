import type { Decoded } from '../../../object.ts';
import { forbidden, type FieldError } from '../../field-error.ts';
import { validateAnnotations, validateLabels } from '../../labels.ts';
import type { Path } from '../../path.ts';
import { validatePersistentVolumeClaimSpec } from '../../storage/persistent-volume-claim.ts';

/** The server writes the path with its Go field's name, only the first letter in lower case. */
const GO_NAMES: Readonly<Record<string, string>> = { uid: 'uID' };

/**
 * The claim that an ephemeral volume makes; its name comes from the pod, so of the metadata only
 * labels and annotations may be set. Rules: `ValidatePersistentVolumeClaimTemplate`, `ValidateTemplateObjectMeta`.
 */
export function validateClaimTemplate({ metadata, spec }: Decoded, path: Path): FieldError[] {
  const at = path.child('metadata');
  const { labels, annotations, ...others } = metadata ?? {};
  const set = Object.keys(others).filter((field) => !isZero(others[field]));
  return [
    ...validateAnnotations(annotations, at.child('annotations')),
    ...validateLabels(labels, at.child('labels')),
    ...set.map((field) => forbidden(at.child(GO_NAMES[field] ?? field), 'cannot be set')),
    ...validatePersistentVolumeClaimSpec(spec ?? {}, path.child('spec')),
  ];
}

function isZero(value: Decoded): boolean {
  return value === undefined || value === null || value === '' || value === 0;
}
