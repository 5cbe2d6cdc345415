import { labelValue, qualifiedName } from '../../../names.ts';
import { items, type Decoded } from '../../../object.ts';
import { invalid, notSupported, type FieldError } from '../../field-error.ts';
import { validateOneOf } from '../../one-of.ts';
import type { Path } from '../../path.ts';

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** Taints of nodes that a pod bears. Rule: `ValidateTolerations`. */
export function validateTolerations(tolerations: Decoded, path: Path): FieldError[] {
  return items(tolerations).flatMap((toleration, index) => {
    const at = path.index(index);
    const { key = '', operator = '', effect = '', tolerationSeconds } = toleration;
    const errors: FieldError[] = [];
    if (key !== '') errors.push(...qualifiedName(key).map((detail) => invalid(at.child('key'), key, detail)));
    else if (operator !== 'Exists') {
      const detail = 'operator must be Exists when `key` is empty, which means "match all values and all keys"';
      errors.push(invalid(at.child('operator'), operator, detail));
    }
    if (tolerationSeconds !== undefined && effect !== 'NoExecute') {
      errors.push(invalid(at.child('effect'), effect, "effect must be 'NoExecute' when `tolerationSeconds` is set"));
    }
    errors.push(...validateOperator(operator, toleration.value ?? '', at.child('operator')));
    return [...errors, ...(effect === '' ? [] : validateOneOf(effect, EFFECTS, at.child('effect')))];
  });
}

/** The operator with its value; the server names the operator for both. */
function validateOperator(operator: string, value: string, path: Path): FieldError[] {
  switch (operator) {
    case '':
    case 'Equal': {
      const problems = labelValue(value);
      return problems.length === 0 ? [] : [invalid(path, value, problems.join(';'))];
    }
    case 'Exists':
      return value === '' ? [] : [invalid(path, value, "value must be empty when `operator` is 'Exists'")];
    case 'Gt':
    case 'Lt':
      // Known, but off by default: feature `TaintTolerationComparisonOperators`.
      return [notSupported(path, operator, ['Equal', 'Exists', 'Lt', 'Gt'])];
    default:
      return [notSupported(path, operator, ['Equal', 'Exists'])];
  }
}
