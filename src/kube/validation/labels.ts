import { byteLength, labelValue, qualifiedName } from '../names.ts';
import { items, sortedEntries, type Decoded } from '../object.ts';
import { forbidden, invalid, required, tooLong, type FieldError } from './field-error.ts';
import type { Path } from './path.ts';

const MAX_ANNOTATIONS_BYTES = 256 * 1024;

/** Labels. Rule: `metav1validation.ValidateLabels`; errors name the map, not the key. */
export function validateLabels(labels: Decoded, path: Path): FieldError[] {
  const errors: FieldError[] = [];
  for (const [key, value] of sortedEntries(labels)) {
    for (const detail of qualifiedName(key)) errors.push(invalid(path, key, detail));
    for (const detail of labelValue(value ?? '')) errors.push(invalid(path, value ?? '', detail));
  }
  return errors;
}

/** Annotations. Rule: `apimachinery/pkg/api/validation.ValidateAnnotations`. */
export function validateAnnotations(annotations: Decoded, path: Path): FieldError[] {
  const errors: FieldError[] = [];
  let size = 0;
  for (const [key, value] of sortedEntries(annotations)) {
    // Upper case is allowed in an annotation's prefix, because old clients wrote it.
    errors.push(...qualifiedName(key.toLowerCase()).map((detail) => invalid(path, key, detail)));
    size += byteLength(key) + byteLength(value ?? '');
  }
  if (size > MAX_ANNOTATIONS_BYTES) errors.push(tooLong(path, MAX_ANNOTATIONS_BYTES));
  return errors;
}

/**
 * A label selector with `matchLabels` and `matchExpressions`.
 * Rule: `metav1validation.ValidateLabelSelector`.
 */
export function validateLabelSelector(selector: Decoded, path: Path): FieldError[] {
  if (selector === undefined || selector === null) return [];
  return [
    ...validateLabels(selector.matchLabels, path.child('matchLabels')),
    ...items(selector.matchExpressions).flatMap((requirement, index) =>
      validateRequirement(requirement, path.child('matchExpressions').index(index)),
    ),
  ];
}

function validateRequirement(requirement: Decoded, path: Path): FieldError[] {
  const errors: FieldError[] = [];
  const values = items(requirement.values);
  switch (requirement.operator) {
    case 'In':
    case 'NotIn':
      if (values.length === 0) errors.push(required(path.child('values'), "must be specified when `operator` is 'In' or 'NotIn'"));
      break;
    case 'Exists':
    case 'DoesNotExist':
      if (values.length > 0) errors.push(forbidden(path.child('values'), "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
      break;
    default:
      errors.push(invalid(path.child('operator'), requirement.operator ?? '', 'not a valid selector operator'));
  }
  const key = requirement.key ?? '';
  errors.push(...qualifiedName(key).map((detail) => invalid(path.child('key'), key, detail)));
  values.forEach((value, index) => {
    errors.push(...labelValue(value).map((detail) => invalid(path.child('values').index(index), value, detail)));
  });
  return errors;
}
