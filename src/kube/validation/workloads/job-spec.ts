import { byteLength } from '../../names.ts';
import type { Decoded } from '../../object.ts';
import { validateOneOf } from '../one-of.ts';
import { validateDomainPrefixedPath } from '../domain-path.ts';
import { invalid, notSupported, required, tooLong, type FieldError } from '../field-error.ts';
import type { ValidationOptions } from '../kind-rule.ts';
import { validateNonNegative } from '../numbers.ts';
import type { Path } from '../path.ts';
import { validatePodTemplate } from '../pod/template.ts';
import { validateCompletionMode } from './completion-mode.ts';
import { validatePodFailurePolicy } from './pod-failure-policy.ts';
import { validateSuccessPolicy } from './success-policy.ts';

const NOT_NEGATIVE = ['parallelism', 'completions', 'activeDeadlineSeconds', 'backoffLimit', 'ttlSecondsAfterFinished', 'backoffLimitPerIndex', 'maxFailedIndexes'];
const LONGEST_MANAGER = 63;
const REPLACEMENT = ['Failed', 'TerminatingOrFailed'];

/** What a Job and the template of a CronJob have in common. Rule: `validateJobSpec`. */
export function validateJobSpec(spec: Decoded, options: ValidationOptions, path: Path): FieldError[] {
  const errors = NOT_NEGATIVE.flatMap((field) => validateNonNegative(spec[field], path.child(field)));
  if (spec.maxFailedIndexes !== undefined && spec.backoffLimitPerIndex === undefined) {
    errors.push(required(path.child('backoffLimitPerIndex'), 'when maxFailedIndexes is specified'));
  }
  errors.push(...validateManagedBy(spec.managedBy, path.child('managedBy')), ...validateCompletionMode(spec, path));
  if (spec.podFailurePolicy) errors.push(...validatePodFailurePolicy(spec, path.child('podFailurePolicy')));
  if (spec.successPolicy) errors.push(...validateSuccessPolicy(spec, path.child('successPolicy')));
  return [
    ...errors,
    ...validatePodReplacement(spec, path.child('podReplacementPolicy')),
    ...validatePodTemplate(spec.template, path.child('template'), options),
    ...validateRestartPolicy(spec, path.child('template').child('spec').child('restartPolicy')),
  ];
}

function validateManagedBy(manager: string | undefined, path: Path): FieldError[] {
  if (manager === undefined) return [];
  const errors = validateDomainPrefixedPath(manager, path);
  if (byteLength(manager) > LONGEST_MANAGER) errors.push(tooLong(path, LONGEST_MANAGER));
  return errors;
}

/** Rule: `validatePodReplacementPolicy`. */
function validatePodReplacement({ podReplacementPolicy: policy, podFailurePolicy }: Decoded, path: Path): FieldError[] {
  const supported = podFailurePolicy ? ['Failed'] : REPLACEMENT;
  return validateOneOf(policy, supported, path);
}

/** A pod that is always restarted never completes. */
function validateRestartPolicy({ template, podFailurePolicy }: Decoded, path: Path): FieldError[] {
  const policy = template.spec.restartPolicy;
  if (policy === 'Always') return [required(path, 'valid values: "OnFailure", "Never"')];
  if (policy !== 'OnFailure' && policy !== 'Never') return [notSupported(path, policy, ['OnFailure', 'Never'])];
  if (podFailurePolicy && policy !== 'Never') return [invalid(path, policy, 'only "Never" is supported when podFailurePolicy is specified')];
  return [];
}
