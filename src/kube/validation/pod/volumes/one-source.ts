import type { Decoded } from '../../../object.ts';
import { forbidden, required, type FieldError } from '../../field-error.ts';
import type { Path } from '../../path.ts';

/** A kind of volume that a pod's volume or a PersistentVolume can be. */
export interface SourceRule {
  field: string;
  validate: (source: Decoded, path: Path) => FieldError[];
  /** The server's path for errors inside the source, where it differs from the field's name. */
  inner?: string;
  /** Its path when the source is one too many, where that differs. */
  tooMany?: string;
  /** The server validates it even when it is one too many, and does not say that it is. */
  alwaysValidated?: boolean;
}

/**
 * Exactly one source, of which the first in the order of `rules` counts.
 * Rules: `validateVolumeSource` and `ValidatePersistentVolumeSpec`, which have the same form.
 */
export function validateOneSource(holder: Decoded, rules: readonly SourceRule[], path: Path): FieldError[] {
  const present = rules.filter(({ field }) => holder[field]);
  if (present.length === 0) return [required(path, 'must specify a volume type')];
  return present.flatMap(({ field, validate, inner, tooMany, alwaysValidated }, index) =>
    index === 0 || alwaysValidated
      ? validate(holder[field], path.child(inner ?? field))
      : [forbidden(path.child(tooMany ?? field), 'may not specify more than 1 volume type')],
  );
}
