import { intOrPercentValue } from '../../int-or-string.ts';
import type { Decoded, KubeObject } from '../../object.ts';
import { forbidden, invalid, notSupported, type FieldError } from '../field-error.ts';
import { validateAtMost100Percent, validateIntOrPercent } from '../int-or-percent.ts';
import type { ValidationOptions } from '../kind-rule.ts';
import { validateNonNegative } from '../numbers.ts';
import { Path } from '../path.ts';
import { validateSelectorAndTemplate } from './replica-set.ts';
import { shownStrategy } from './template.ts';

/** Rule: `ValidateDeployment`. */
export function validateDeployment({ spec }: KubeObject, options: ValidationOptions): FieldError[] {
  const path = Path.root('spec');
  const deadlineAt = path.child('progressDeadlineSeconds');
  const errors = [
    ...validateNonNegative(spec.replicas, path.child('replicas')),
    ...validateSelectorAndTemplate(spec, options, path),
    ...validateStrategy(spec.strategy, path.child('strategy')),
    ...validateNonNegative(spec.minReadySeconds, path.child('minReadySeconds')),
    ...validateNonNegative(spec.revisionHistoryLimit, path.child('revisionHistoryLimit')),
    ...validateNonNegative(spec.progressDeadlineSeconds, deadlineAt),
  ];
  if (spec.progressDeadlineSeconds <= (spec.minReadySeconds ?? 0)) {
    errors.push(invalid(deadlineAt, spec.progressDeadlineSeconds, 'must be greater than minReadySeconds'));
  }
  return errors;
}

/** Rule: `ValidateDeploymentStrategy`. */
function validateStrategy(strategy: Decoded, path: Path): FieldError[] {
  const at = path.child('rollingUpdate');
  if (strategy.type === 'RollingUpdate') return validateRollingUpdate(strategy.rollingUpdate, at);
  if (strategy.type !== 'Recreate') return [notSupported(path, shownStrategy(strategy), ['Recreate', 'RollingUpdate'])];
  return strategy.rollingUpdate ? [forbidden(at, "may not be specified when strategy `type` is 'Recreate'")] : [];
}

/** Rule: `ValidateRollingUpdateDeployment`. */
function validateRollingUpdate({ maxUnavailable, maxSurge }: Decoded, path: Path): FieldError[] {
  const unavailableAt = path.child('maxUnavailable');
  const errors = [...validateIntOrPercent(maxUnavailable, unavailableAt), ...validateIntOrPercent(maxSurge, path.child('maxSurge'))];
  if (intOrPercentValue(maxUnavailable) === 0 && intOrPercentValue(maxSurge) === 0) {
    errors.push(invalid(unavailableAt, maxUnavailable, 'may not be 0 when `maxSurge` is 0'));
  }
  return [...errors, ...validateAtMost100Percent(maxUnavailable, unavailableAt)];
}
