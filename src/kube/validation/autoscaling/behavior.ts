import { items, type Decoded } from '../../object.ts';
import { formatQuantity, parseQuantity } from '../../quantity-value.ts';
import { invalid, notSupported, required, type FieldError } from '../field-error.ts';
import type { Path } from '../path.ts';

const LONGEST_WINDOW = 3600;
const LONGEST_PERIOD = 1800;
const SELECT_POLICIES = ['Disabled', 'Max', 'Min'];
const POLICY_TYPES = ['Percent', 'Pods'];

/** How fast an autoscaler goes up and down. Rule: `validateBehavior`. */
export function validateBehavior(behavior: Decoded, path: Path): FieldError[] {
  return ['scaleUp', 'scaleDown'].flatMap((direction) => validateRules(behavior?.[direction], path.child(direction)));
}

/** Rule: `validateScalingRules`. */
function validateRules(rules: Decoded, path: Path): FieldError[] {
  if (!rules) return [];
  const { stabilizationWindowSeconds: window, selectPolicy, tolerance } = rules;
  const policies = items(rules.policies);
  const errors: FieldError[] = [];
  const windowAt = path.child('stabilizationWindowSeconds');
  if (window < 0) errors.push(invalid(windowAt, window, 'must be greater than or equal to zero'));
  if (window > LONGEST_WINDOW) errors.push(invalid(windowAt, window, `must be less than or equal to ${LONGEST_WINDOW}`));
  if (selectPolicy !== undefined && !SELECT_POLICIES.includes(selectPolicy)) {
    errors.push(notSupported(path.child('selectPolicy'), selectPolicy, SELECT_POLICIES));
  }
  const at = path.child('policies');
  if (policies.length === 0) errors.push(required(at, 'must specify at least one Policy'));
  errors.push(...policies.flatMap((policy, index) => validatePolicy(policy, at.index(index))));
  const quantity = parseQuantity(tolerance);
  if (quantity !== undefined && quantity.nano < 0n) {
    errors.push(invalid(path.child('tolerance'), formatQuantity(quantity), 'must be greater than or equal to 0'));
  }
  return errors;
}

/** Rule: `validateScalingPolicy`. */
function validatePolicy({ type = '', value = 0, periodSeconds = 0 }: Decoded, path: Path): FieldError[] {
  const errors: FieldError[] = [];
  if (!POLICY_TYPES.includes(type)) errors.push(notSupported(path.child('type'), type, POLICY_TYPES));
  if (value <= 0) errors.push(invalid(path.child('value'), value, 'must be greater than zero'));
  if (periodSeconds <= 0) errors.push(invalid(path.child('periodSeconds'), periodSeconds, 'must be greater than zero'));
  if (periodSeconds > LONGEST_PERIOD) {
    errors.push(invalid(path.child('periodSeconds'), periodSeconds, `must be less than or equal to ${LONGEST_PERIOD}`));
  }
  return errors;
}
