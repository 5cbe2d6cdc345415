import { items, type Decoded } from '../../object.ts';
import { invalid, type FieldError } from '../field-error.ts';
import { validateOneOf } from '../one-of.ts';
import type { Path } from '../path.ts';
import { validateAppArmorProfile, validateSeccompProfile } from './security-profiles.ts';
import { validateWindowsOptions } from './windows-options.ts';

const PROC_MOUNTS = ['Default', 'Unmasked'];
const MAX_ID = 2_147_483_647;

/** The number of a user or group; unset is fine. Rules: `IsValidUserID`, `IsValidGroupID`. */
export function validateId(id: Decoded, path: Path): FieldError[] {
  return id === undefined || (id >= 0 && id <= MAX_ID) ? [] : [invalid(path, id, `must be between 0 and ${MAX_ID}, inclusive`)];
}

/** What one container may do. Rule: `ValidateSecurityContext`, on a server that allows privileged containers. */
export function validateSecurityContext(context: Decoded, hostUsers: boolean, path: Path): FieldError[] {
  if (!context) return [];
  return [
    ...validateId(context.runAsUser, path.child('runAsUser')),
    ...validateId(context.runAsGroup, path.child('runAsGroup')),
    ...validateProcMount(context.procMount, hostUsers, path.child('procMount')),
    ...validateSeccompProfile(context.seccompProfile, path.child('seccompProfile')),
    ...validateEscalation(context, path),
    ...validateWindowsOptions(context.windowsOptions, path.child('windowsOptions')),
    ...validateAppArmorProfile(context.appArmorProfile, path.child('appArmorProfile')),
  ];
}

function validateProcMount(procMount: string | undefined, hostUsers: boolean, path: Path): FieldError[] {
  const errors = validateOneOf(procMount, PROC_MOUNTS, path);
  if (procMount === 'Unmasked' && hostUsers) errors.push(invalid(path, procMount, '`hostUsers` must be false to use `Unmasked`'));
  return errors;
}

/** Who is privileged has escalated already. */
function validateEscalation(context: Decoded, path: Path): FieldError[] {
  if (context.allowPrivilegeEscalation !== false) return [];
  const errors: FieldError[] = [];
  if (context.privileged) {
    errors.push(invalid(path, context, 'cannot set `allowPrivilegeEscalation` to false and `privileged` to true'));
  }
  for (const capability of items(context.capabilities?.add)) {
    // Only this spelling; the usual one without CAP_ passes.
    if (capability === 'CAP_SYS_ADMIN') {
      errors.push(invalid(path, context, 'cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN'));
    }
  }
  return errors;
}
