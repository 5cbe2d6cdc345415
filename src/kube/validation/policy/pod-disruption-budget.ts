import type { Decoded, KubeObject } from '../../object.ts';
import { invalid, type FieldError } from '../field-error.ts';
import { validateAtMost100Percent, validateIntOrPercent } from '../int-or-percent.ts';
import { validateLabelSelector } from '../labels.ts';
import { validateOneOf } from '../one-of.ts';
import { Path } from '../path.ts';
import { shownSelector } from '../shown-values.ts';

const EVICTION_POLICIES = ['AlwaysAllow', 'IfHealthyBudget'];

/** Rule: `ValidatePodDisruptionBudgetSpec`. */
export function validatePodDisruptionBudget({ spec }: KubeObject): FieldError[] {
  const path = Path.root('spec');
  const errors: FieldError[] = [];
  if (spec.minAvailable !== undefined && spec.maxUnavailable !== undefined) {
    errors.push(invalid(path, shownSpec(spec), 'minAvailable and maxUnavailable cannot be both set'));
  }
  for (const field of ['minAvailable', 'maxUnavailable']) {
    if (spec[field] === undefined) continue;
    errors.push(...validateIntOrPercent(spec[field], path.child(field)), ...validateAtMost100Percent(spec[field], path.child(field)));
  }
  errors.push(...validateLabelSelector(spec.selector, path.child('selector')));
  return [...errors, ...validateOneOf(spec.unhealthyPodEvictionPolicy, EVICTION_POLICIES, path.child('unhealthyPodEvictionPolicy'))];
}

/** As the server's messages show it: by the names of its own structure. */
function shownSpec({ minAvailable, selector, maxUnavailable, unhealthyPodEvictionPolicy }: Decoded): Decoded {
  return {
    MinAvailable: minAvailable,
    Selector: selector ? shownSelector(selector) : null,
    MaxUnavailable: maxUnavailable,
    UnhealthyPodEvictionPolicy: unhealthyPodEvictionPolicy ?? null,
  };
}
