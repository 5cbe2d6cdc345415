import { qualifiedName } from '../../../names.ts';
import { items, type Decoded } from '../../../object.ts';
import { duplicate, invalid, type FieldError } from '../../field-error.ts';
import type { Path } from '../../path.ts';

/** Conditions that make a pod ready. Rule: `validateReadinessGates`. */
export function validateReadinessGates(gates: Decoded, path: Path): FieldError[] {
  return items(gates).flatMap(({ conditionType = '' }, index) =>
    qualifiedName(conditionType).map((detail) => invalid(path.index(index).child('conditionType'), conditionType, detail)),
  );
}

/** What a pod waits for before it is scheduled. Rule: `validateSchedulingGates`. */
export function validateSchedulingGates(gates: Decoded, path: Path): FieldError[] {
  const seen = new Set<string>();
  return items(gates).flatMap(({ name = '' }, index) => {
    const errors = qualifiedName(name).map((detail) => invalid(path.index(index), name, detail));
    if (seen.has(name)) errors.push(duplicate(path.index(index), name));
    seen.add(name);
    return errors;
  });
}
