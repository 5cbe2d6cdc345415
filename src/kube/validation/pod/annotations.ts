import { sortedEntries, type Decoded } from '../../object.ts';
import { invalid, type FieldError } from '../field-error.ts';
import type { Path } from '../path.ts';
import { allContainers } from './context.ts';
import { validateLocalDescendingPath } from './paths.ts';
import { validateTolerations } from './scheduling/tolerations.ts';

/** On the mirror that the API server has of a node's static pod. */
export const MIRROR_POD_ANNOTATION = 'kubernetes.io/config.mirror';
const TOLERATIONS = 'scheduler.alpha.kubernetes.io/tolerations';
const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost';
export const SECCOMP_POD = 'seccomp.security.alpha.kubernetes.io/pod';
export const SECCOMP_CONTAINER_PREFIX = 'container.seccomp.security.alpha.kubernetes.io/';
export const APP_ARMOR_PREFIX = 'container.apparmor.security.beta.kubernetes.io/';

const MAX_INT32 = 2_147_483_647;

/** Annotations that mean something to pods. Rule: `ValidatePodSpecificAnnotations`. */
export function validatePodAnnotations(annotations: Decoded, spec: Decoded, path: Path): FieldError[] {
  const errors: FieldError[] = [];
  const mirror = annotations?.[MIRROR_POD_ANNOTATION];
  if (mirror !== undefined && !spec.nodeName) {
    errors.push(invalid(path.key(MIRROR_POD_ANNOTATION), mirror, 'must set spec.nodeName if mirror pod annotation is set'));
  }
  if (annotations?.[TOLERATIONS]) errors.push(...validateTolerationAnnotation(annotations[TOLERATIONS], path));
  const cost = annotations?.[DELETION_COST];
  if (cost !== undefined && !isInt32(cost)) errors.push(invalid(path.key(DELETION_COST), cost, 'must be a 32bit integer'));
  const containers = new Set(allContainers(spec, path).map(({ container }) => container.name));
  for (const [key, value] of sortedEntries(annotations)) {
    if (key === SECCOMP_POD || key.startsWith(SECCOMP_CONTAINER_PREFIX)) errors.push(...validateSeccompAnnotation(value, path.child(key)));
    if (!key.startsWith(APP_ARMOR_PREFIX)) continue;
    const container = key.slice(APP_ARMOR_PREFIX.length);
    if (!containers.has(container)) errors.push(invalid(path.key(key), container, 'container not found'));
    if (!isAppArmorProfile(value)) errors.push(invalid(path.key(key), value, `invalid AppArmor profile name: ${JSON.stringify(value)}`));
  }
  return errors;
}

/** Tolerations as JSON, from before they were a field. Rule: `ValidateTolerationsInPodAnnotations`. */
function validateTolerationAnnotation(text: string, path: Path): FieldError[] {
  try {
    const tolerations: unknown = JSON.parse(text);
    if (Array.isArray(tolerations)) return validateTolerations(tolerations, path.child(TOLERATIONS));
  } catch {
    // Told below, with what is no list.
  }
  return [invalid(path, TOLERATIONS, 'must be a JSON list of tolerations')];
}

/** A number without sign or zeros in front. Rule: `GetDeletionCostFromPodAnnotations`. */
function isInt32(text: string): boolean {
  if (!/^(?:-\d+|0|[1-9]\d*)$/.test(text)) return false;
  const value = Number(text);
  return value >= -MAX_INT32 - 1 && value <= MAX_INT32;
}

/** Rule: `ValidateSeccompProfile`. */
function validateSeccompAnnotation(profile: string, path: Path): FieldError[] {
  if (['runtime/default', 'docker/default', 'unconfined'].includes(profile)) return [];
  if (profile.startsWith('localhost/')) return validateLocalDescendingPath(profile.slice('localhost/'.length), path);
  return [invalid(path, profile, 'must be a valid seccomp profile')];
}

/** Rule: `ValidateAppArmorProfileFormat`. */
export function isAppArmorProfile(profile: string): boolean {
  return ['', 'runtime/default', 'unconfined'].includes(profile) || profile.startsWith('localhost/');
}
