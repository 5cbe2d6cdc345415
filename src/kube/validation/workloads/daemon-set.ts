import { intOrPercentValue } from '../../int-or-string.ts';
import type { Decoded, KubeObject } from '../../object.ts';
import { invalid, notSupported, required, type FieldError } from '../field-error.ts';
import { validateAtMost100Percent, validateIntOrPercent } from '../int-or-percent.ts';
import type { ValidationOptions } from '../kind-rule.ts';
import { validateLabelSelector } from '../labels.ts';
import { validateNonNegative } from '../numbers.ts';
import { Path } from '../path.ts';
import { validatePodTemplate } from '../pod/template.ts';
import { isUsableSelector, validateNotEmpty, validateSelectsTemplate } from './selector.ts';
import { shownStrategy, validateRunsForever } from './template.ts';

/** A selector that is missing is named by what it does not select. Rule: `ValidateDaemonSet`. */
export function validateDaemonSet({ spec }: KubeObject, options: ValidationOptions): FieldError[] {
  const path = Path.root('spec');
  const selectorAt = path.child('selector');
  const templateAt = path.child('template');
  return [
    ...validateLabelSelector(spec.selector, selectorAt),
    ...(isUsableSelector(spec.selector, selectorAt) ? validateSelectsTemplate(spec.selector, spec.template, templateAt) : []),
    ...validateNotEmpty(spec.selector, 'daemonset', selectorAt),
    ...validatePodTemplate(spec.template, templateAt, options),
    ...validateRunsForever(spec.template, 'DaemonSet', templateAt),
    ...validateNonNegative(spec.minReadySeconds, path.child('minReadySeconds')),
    ...validateUpdateStrategy(spec.updateStrategy, path.child('updateStrategy')),
    ...validateNonNegative(spec.revisionHistoryLimit, path.child('revisionHistoryLimit')),
  ];
}

/** Rule: `ValidateDaemonSetUpdateStrategy`. */
function validateUpdateStrategy(strategy: Decoded, path: Path): FieldError[] {
  if (strategy.type === 'OnDelete') return [];
  if (strategy.type !== 'RollingUpdate') return [notSupported(path, shownStrategy(strategy), ['RollingUpdate', 'OnDelete'])];
  return validateRollingUpdate(strategy.rollingUpdate, path.child('rollingUpdate'));
}

/** A node's pod is either replaced before it goes or after. Rule: `ValidateRollingUpdateDaemonSet`. */
function validateRollingUpdate({ maxUnavailable, maxSurge }: Decoded, path: Path): FieldError[] {
  const unavailableAt = path.child('maxUnavailable');
  const surgeAt = path.child('maxSurge');
  const errors = [
    ...validateIntOrPercent(maxUnavailable, unavailableAt),
    ...validateIntOrPercent(maxSurge, surgeAt),
    ...validateAtMost100Percent(maxUnavailable, unavailableAt),
    ...validateAtMost100Percent(maxSurge, surgeAt),
  ];
  const hasUnavailable = intOrPercentValue(maxUnavailable) !== 0;
  const hasSurge = intOrPercentValue(maxSurge) !== 0;
  if (hasUnavailable && hasSurge) errors.push(invalid(surgeAt, maxSurge, 'may not be set when maxUnavailable is non-zero'));
  if (!hasUnavailable && !hasSurge) errors.push(required(unavailableAt, 'cannot be 0 when maxSurge is 0'));
  return errors;
}
