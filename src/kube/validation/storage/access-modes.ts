import { forbidden, notSupported, type FieldError } from '../field-error.ts';
import type { Path } from '../path.ts';

const ACCESS_MODES = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];
const FOR_ONE_POD = 'ReadWriteOncePod';

/** How a volume may be mounted at once; errors name the list. Rules: `ValidatePersistentVolumeSpec`, `ValidatePersistentVolumeClaimSpec`. */
export function validateAccessModes(modes: string[], path: Path): FieldError[] {
  const errors = modes.filter((mode) => !ACCESS_MODES.includes(mode)).map((mode) => notSupported(path, mode, ACCESS_MODES));
  const known = modes.filter((mode) => ACCESS_MODES.includes(mode));
  if (known.includes(FOR_ONE_POD) && known.some((mode) => mode !== FOR_ONE_POD)) {
    errors.push(forbidden(path, 'may not use ReadWriteOncePod with other access modes'));
  }
  return errors;
}

/** How a volume is handed to a pod. */
export const VOLUME_MODES = ['Block', 'Filesystem'];
