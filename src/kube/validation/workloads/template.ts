import type { Decoded } from '../../object.ts';
import { forbidden, notSupported, type FieldError } from '../field-error.ts';
import type { Path } from '../path.ts';

/** An update strategy as the server's messages show it: by the names of its own structure. */
export function shownStrategy({ type, rollingUpdate }: Decoded): Decoded {
  const rolling = rollingUpdate && { MaxUnavailable: rollingUpdate.maxUnavailable ?? 0, MaxSurge: rollingUpdate.maxSurge ?? 0 };
  return { Type: type, RollingUpdate: rolling ?? null };
}

/**
 * What the template of a workload that runs for ever may not say. `kind` is the kind as the server's
 * message names it. Rule: `ValidatePodTemplateSpecForReplicaSet` and its siblings.
 */
export function validateRunsForever(template: Decoded, kind: string, path: Path): FieldError[] {
  const { restartPolicy, activeDeadlineSeconds } = template.spec;
  const errors: FieldError[] = [];
  if (restartPolicy !== 'Always') errors.push(notSupported(path.child('spec').child('restartPolicy'), restartPolicy, ['Always']));
  if (activeDeadlineSeconds !== undefined) {
    errors.push(forbidden(path.child('spec').child('activeDeadlineSeconds'), `activeDeadlineSeconds in ${kind} is not Supported`));
  }
  return errors;
}
