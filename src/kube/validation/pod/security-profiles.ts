import { byteLength } from '../../names.ts';
import type { Decoded } from '../../object.ts';
import { invalid, notSupported, required, tooLong, type FieldError } from '../field-error.ts';
import type { Path } from '../path.ts';
import { validateLocalDescendingPath } from './paths.ts';

const TYPES = ['Localhost', 'RuntimeDefault', 'Unconfined'];
const MAX_PROFILE_BYTES = 4095;

function validateType(type: string | undefined, field: string, path: Path): FieldError[] {
  if (!type) return [required(path, `type is required when ${field} is set`)];
  return TYPES.includes(type) ? [] : [notSupported(path, type, TYPES)];
}

/** Which system calls are allowed. Rule: `validateSeccompProfileField`. */
export function validateSeccompProfile(profile: Decoded, path: Path): FieldError[] {
  if (!profile) return [];
  const at = path.child('localhostProfile');
  const file = profile.localhostProfile;
  const errors = validateType(profile.type, 'seccompProfile', path.child('type'));
  if (profile.type === 'Localhost') {
    if (file === undefined) errors.push(required(at, 'must be set when seccomp type is Localhost'));
    else errors.push(...validateLocalDescendingPath(file, at));
  } else if (file !== undefined) {
    errors.push(invalid(at, profile, 'can only be set when seccomp type is Localhost'));
  }
  return errors;
}

/** Rule: `ValidateAppArmorProfileField`. */
export function validateAppArmorProfile(profile: Decoded, path: Path): FieldError[] {
  if (!profile) return [];
  const at = path.child('localhostProfile');
  const name = profile.localhostProfile;
  const errors = validateType(profile.type, 'appArmorProfile', path.child('type'));
  if (errors.length > 0) return errors;
  if (profile.type !== 'Localhost') {
    return name === undefined ? [] : [invalid(at, name, 'can only be set when AppArmor type is Localhost')];
  }
  if (name === undefined || name === '') return [required(at, 'must be set when AppArmor type is Localhost')];
  if (name !== name.trim()) errors.push(invalid(at, name, 'must not be padded with whitespace'));
  if (byteLength(name) > MAX_PROFILE_BYTES) errors.push(tooLong(at, MAX_PROFILE_BYTES));
  return errors;
}
