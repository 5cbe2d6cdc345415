import { qualifiedName } from '../../names.ts';
import { items, type Decoded } from '../../object.ts';
import { duplicate, invalid, invalidWithoutValue, notSupported, required, tooMany, type FieldError } from '../field-error.ts';
import type { Path } from '../path.ts';

const MOST_RULES = 20;
const MOST_EXIT_CODES = 255;
const MOST_PATTERNS = 20;
const ACTIONS = ['Count', 'FailIndex', 'FailJob', 'Ignore'];
const OPERATORS = ['In', 'NotIn'];
const STATUSES = ['False', 'True', 'Unknown'];

/** What to do when a pod of a Job fails. Rule: `validatePodFailurePolicy`. */
export function validatePodFailurePolicy(spec: Decoded, path: Path): FieldError[] {
  const rules = items(spec.podFailurePolicy.rules);
  const at = path.child('rules');
  const pod = spec.template.spec;
  const containers = new Set<string>([...items(pod.containers), ...items(pod.initContainers)].map(({ name }) => name));
  return [
    ...(rules.length > MOST_RULES ? [tooMany(at, rules.length, MOST_RULES)] : []),
    ...rules.flatMap((rule, index) => validateRule(rule, spec, containers, at.index(index))),
  ];
}

/** Rule: `validatePodFailurePolicyRule`. */
function validateRule(rule: Decoded, spec: Decoded, containers: ReadonlySet<string>, path: Path): FieldError[] {
  const patterns = items(rule.onPodConditions);
  const errors = validateAction(rule.action, spec, path.child('action'));
  if (rule.onExitCodes) errors.push(...validateExitCodes(rule.onExitCodes, containers, path.child('onExitCodes')));
  errors.push(...validatePatterns(patterns, path.child('onPodConditions')));
  if (rule.onExitCodes && patterns.length > 0) {
    errors.push(invalidWithoutValue(path, 'specifying both OnExitCodes and OnPodConditions is not supported'));
  }
  if (!rule.onExitCodes && patterns.length === 0) {
    errors.push(invalidWithoutValue(path, 'specifying one of OnExitCodes and OnPodConditions is required'));
  }
  return errors;
}

function validateAction(action: string | undefined, spec: Decoded, path: Path): FieldError[] {
  if (action === 'FailIndex' && spec.backoffLimitPerIndex === undefined) {
    return [invalid(path, action, 'requires the backoffLimitPerIndex to be set')];
  }
  return validateOneOf(action, ACTIONS, path);
}

/** A value of a closed set. The server lists the values in brackets where there is none. */
function validateOneOf(value: string | undefined, supported: readonly string[], path: Path): FieldError[] {
  if (!value) return [required(path, `valid values: [${supported.map((one) => `"${one}"`).join(' ')}]`)];
  return supported.includes(value) ? [] : [notSupported(path, value, supported)];
}

/** Rule: `validatePodFailurePolicyRuleOnExitCodes`. */
function validateExitCodes(codes: Decoded, containers: ReadonlySet<string>, path: Path): FieldError[] {
  const values: number[] = items(codes.values);
  const at = path.child('values');
  const errors = validateOneOf(codes.operator, OPERATORS, path.child('operator'));
  if (codes.containerName !== undefined && !containers.has(codes.containerName)) {
    errors.push(invalid(path.child('containerName'), codes.containerName, 'must be one of the container or initContainer names in the pod template'));
  }
  if (values.length === 0) errors.push(invalid(at, values, 'at least one value is required'));
  if (values.length > MOST_EXIT_CODES) errors.push(tooMany(at, values.length, MOST_EXIT_CODES));
  const seen = new Set<number>();
  values.forEach((value, index) => {
    if (codes.operator === 'In' && value === 0) errors.push(invalid(at.index(index), value, 'must not be 0 for the In operator'));
    if (seen.has(value)) errors.push(duplicate(at.index(index), value));
    seen.add(value);
  });
  if (values.some((value, index) => index > 0 && values[index - 1]! > value)) errors.push(invalid(at, values, 'must be ordered'));
  return errors;
}

/** Rule: `validatePodFailurePolicyRuleOnPodConditions`. */
function validatePatterns(patterns: Decoded[], path: Path): FieldError[] {
  return [
    ...(patterns.length > MOST_PATTERNS ? [tooMany(path, patterns.length, MOST_PATTERNS)] : []),
    ...patterns.flatMap(({ type = '', status }, index) => [
      ...qualifiedName(type).map((detail) => invalid(path.index(index).child('type'), type, detail)),
      ...validateOneOf(status, STATUSES, path.index(index).child('status')),
    ]),
  ];
}
