import { items, type Decoded } from '../../object.ts';
import { forbidden, invalid, type FieldError } from '../field-error.ts';
import { Path } from '../path.ts';
import { MIRROR_POD_ANNOTATION } from '../pod/annotations.ts';
import { validateGatedPod } from './gated-pod.ts';
import { isSame } from './same-value.ts';
import { withDifference } from './spec-difference.ts';
import type { Update } from './update-rule.ts';

const CONTAINER_LISTS = ['containers', 'initContainers'];
const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';
const LONGEST = 2_147_483_647;

/** What a pod's specification may change; the server lists them in its message. Rule: `updatablePodSpecFields`. */
const UPDATABLE = [
  '`spec.containers[*].image`',
  '`spec.initContainers[*].image`',
  '`spec.activeDeadlineSeconds`',
  '`spec.tolerations` (only additions to existing tolerations)',
  '`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)',
].join(',');

/** Rule: `ValidatePodUpdate`. */
export function validatePodChanges({ now, before }: Update): FieldError[] {
  const path = Path.root('spec');
  const spec = now['spec'];
  const old = before['spec'];
  const errors = validateAnnotations(now.metadata?.annotations ?? {}, before.metadata?.annotations ?? {});
  for (const list of CONTAINER_LISTS) {
    if (items(spec[list]).length === items(old[list]).length) continue;
    return [...errors, forbidden(path.child(list), 'pod updates may not add or remove containers')];
  }
  const deadline = validateDeadline(spec.activeDeadlineSeconds, old.activeDeadlineSeconds, path.child('activeDeadlineSeconds'));
  if (deadline.length > 0 && spec.activeDeadlineSeconds !== undefined) return [...errors, ...deadline];
  errors.push(
    ...deadline,
    ...validateTolerations(items(spec.tolerations), items(old.tolerations), path.child('tolerations')),
    ...validateGates(items(spec.schedulingGates), items(old.schedulingGates), path.child('schedulingGates')),
  );
  const comparable = withOldUpdatables(spec, old);
  if (items(old.schedulingGates).length > 0) errors.push(...validateGatedPod(comparable, old, path));
  if (!isSame(comparable, old)) {
    errors.push(withDifference(forbidden(path, `pod updates may not change fields other than ${UPDATABLE}`), 'PodSpec', old, comparable));
  }
  return errors;
}

/** Annotations that only the one who makes a pod may set. Rule: `ValidatePodSpecificAnnotationUpdates`. */
function validateAnnotations(now: Decoded, before: Decoded): FieldError[] {
  const path = Path.root('metadata').child('annotations');
  const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])].toSorted();
  return keys.flatMap((key) => {
    const what = key.startsWith(APP_ARMOR) ? 'AppArmor annotations' : key === MIRROR_POD_ANNOTATION ? 'mirror pod annotation' : undefined;
    if (what === undefined || now[key] === before[key]) return [];
    return [forbidden(path.key(key), `may not ${Object.hasOwn(before, key) ? 'remove or update' : 'add'} ${what}`)];
  });
}

/** A deadline can be set, and then only come nearer. */
function validateDeadline(now: number | undefined, before: number | undefined, path: Path): FieldError[] {
  if (now === undefined) return before === undefined ? [] : [invalid(path, null, 'must not update from a positive integer to nil value')];
  if (now < 0 || now > LONGEST) return [invalid(path, now, `must be between 0 and ${LONGEST}, inclusive`)];
  return before !== undefined && before < now ? [invalid(path, now, 'must be less than or equal to previous value')] : [];
}

/** Rule: `validateOnlyAddedTolerations`. */
function validateTolerations(now: Decoded[], before: Decoded[], path: Path): FieldError[] {
  const isKept = (old: Decoded): boolean => now.some((one) => isSame(one, { ...old, tolerationSeconds: one.tolerationSeconds }));
  return before.every(isKept) ? [] : [forbidden(path, 'existing toleration can not be modified except its tolerationSeconds')];
}

/** Rule: `validateOnlyDeletedSchedulingGates`. */
function validateGates(now: Decoded[], before: Decoded[], path: Path): FieldError[] {
  const known = new Set(before.map(({ name }) => name));
  return now.flatMap(({ name }, index) =>
    known.has(name) ? [] : [forbidden(path.index(index).child('name'), `only deletion is allowed, but found new scheduling gate '${name}'`)],
  );
}

/** The specification with the old values of all that may change or has been judged already. */
function withOldUpdatables(spec: Decoded, old: Decoded): Decoded {
  const copy = { ...spec };
  for (const list of CONTAINER_LISTS) {
    copy[list] = items(spec[list]).map((container, index) => ({ ...container, image: old[list][index].image }));
  }
  for (const field of ['activeDeadlineSeconds', 'tolerations', 'schedulingGates']) copy[field] = old[field];
  if (old.terminationGracePeriodSeconds < 0 && spec.terminationGracePeriodSeconds === 1) {
    copy.terminationGracePeriodSeconds = old.terminationGracePeriodSeconds;
  }
  return copy;
}
