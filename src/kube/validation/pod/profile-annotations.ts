import type { Decoded } from '../../object.ts';
import { forbidden, type FieldError } from '../field-error.ts';
import type { Path } from '../path.ts';
import { APP_ARMOR_PREFIX, isAppArmorProfile, SECCOMP_CONTAINER_PREFIX, SECCOMP_POD } from './annotations.ts';
import { allContainers, type PodSpecOwner } from './context.ts';

const LOCALHOST = 'localhost/';
const ANNOTATION_VALUES: Readonly<Record<string, readonly string[]>> = {
  Unconfined: ['unconfined'],
  RuntimeDefault: ['runtime/default'],
};

/**
 * Profiles can also stand in old annotations; those and the fields must say the same.
 * Rules: `validateSeccompAnnotationsAndFields`, `validateAppArmorAnnotationsAndFieldsMatchOnCreate`.
 */
export function validateProfileAnnotations(spec: Decoded, owner: PodSpecOwner, path: Path): FieldError[] {
  const annotations = owner.metadata?.annotations;
  if (!annotations) return [];
  return [...validateSeccompMatch(spec, annotations, path), ...validateAppArmorMatch(spec, annotations, owner, path)];
}

function validateSeccompMatch(spec: Decoded, annotations: Decoded, path: Path): FieldError[] {
  const owners = [
    { key: SECCOMP_POD, context: spec.securityContext, path },
    ...allContainers(spec, path).map(({ container, path: own }) => ({
      key: `${SECCOMP_CONTAINER_PREFIX}${container.name}`,
      context: container.securityContext,
      path: own,
    })),
  ];
  return owners.flatMap(({ key, context, path: own }) =>
    validateMatch(annotations[key], context?.seccompProfile, 'seccomp', own.child('securityContext').child('seccompProfile')),
  );
}

function validateAppArmorMatch(spec: Decoded, annotations: Decoded, owner: PodSpecOwner, path: Path): FieldError[] {
  if (spec.os?.name === 'windows') return [];
  return allContainers(spec, path).flatMap(({ container, path: own }) => {
    const annotation = annotations[`${APP_ARMOR_PREFIX}${container.name}`];
    const profile = container.securityContext?.appArmorProfile;
    // A Pod's container without a profile gets the annotation's, which then matches.
    if (!profile && owner.owner === 'Pod' && annotation && isAppArmorProfile(annotation)) return [];
    const at = own.child('securityContext').child('appArmorProfile');
    return validateMatch(annotation, profile ?? spec.securityContext?.appArmorProfile, 'apparmor', at);
  });
}

function validateMatch(annotation: string | undefined, profile: Decoded, what: 'seccomp' | 'apparmor', path: Path): FieldError[] {
  if (annotation === undefined || !profile) return [];
  const typeDiffers = [forbidden(path.child('type'), `${what} type in annotation and field must match`)];
  if (profile.type === 'Localhost') {
    if (!annotation.startsWith(LOCALHOST)) return typeDiffers;
    if (profile.localhostProfile === annotation.slice(LOCALHOST.length)) return [];
    return [forbidden(path.child('localhostProfile'), `${what} profile in annotation and field must match`)];
  }
  const type: string = profile.type ?? '';
  if (!Object.hasOwn(ANNOTATION_VALUES, type)) return [];
  const isOldDefault = what === 'seccomp' && profile.type === 'RuntimeDefault' && annotation === 'docker/default';
  return ANNOTATION_VALUES[type]!.includes(annotation) || isOldDefault ? [] : typeDiffers;
}
