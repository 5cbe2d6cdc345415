import { items, type Decoded } from '../../object.ts';
import { duplicate, invalid, required, tooMany, type FieldError } from '../field-error.ts';
import { requireOneOf, validateOneOf } from '../one-of.ts';
import type { Path } from '../path.ts';

const POLICIES = ['Always', 'Never', 'OnFailure'];
const ACTIONS = ['Restart', 'RestartAllContainers'];
const OPERATORS = ['In', 'NotIn'];
const MAX_RULES = 20;
const MAX_EXIT_CODES = 255;

const RESIZED_RESOURCES = ['cpu', 'memory'];
const RESIZE_POLICIES = ['NotRequired', 'RestartContainer'];

/**
 * The restart policy of one container and its exceptions by exit code.
 * Rules: `validateContainerRestartPolicy`, `validateInitContainerRestartPolicy`.
 */
export function validateContainerRestartPolicy(container: Decoded, path: Path): FieldError[] {
  const rules = items(container.restartPolicyRules);
  const errors = validateOneOf(container.restartPolicy, POLICIES, path.child('restartPolicy'));
  if (rules.length > 0 && container.restartPolicy === undefined) {
    errors.push(required(path.child('restartPolicy'), 'must specify restartPolicy when restart rules are used'));
  }
  const rulesPath = path.child('restartPolicyRules');
  if (rules.length > MAX_RULES) errors.push(tooMany(rulesPath, rules.length, MAX_RULES));
  return [...errors, ...rules.flatMap((rule, index) => validateRestartRule(rule, rulesPath.index(index)))];
}

function validateRestartRule({ action, exitCodes }: Decoded, path: Path): FieldError[] {
  const errors = validateOneOf(action ?? '', ACTIONS, path.child('action'));
  if (!exitCodes) return [...errors, required(path.child('exitCodes'), 'must be specified')];
  const codes = items(exitCodes.values).length;
  errors.push(...validateOneOf(exitCodes.operator ?? '', OPERATORS, path.child('exitCodes').child('operator')));
  if (codes > MAX_EXIT_CODES) errors.push(tooMany(path.child('exitCodes').child('values'), codes, MAX_EXIT_CODES));
  return errors;
}

/**
 * Whether a container restarts when its resources change. Most errors name the list, not its item.
 * Rule: `validateResizePolicy`.
 */
export function validateResizePolicy(policies: Decoded, podRestartPolicy: string, path: Path): FieldError[] {
  const seen = new Set<string>();
  return items(policies).flatMap(({ resourceName, restartPolicy }, index) => {
    const errors: FieldError[] = [];
    if (seen.has(resourceName)) errors.push(duplicate(path.index(index), resourceName));
    seen.add(resourceName);
    errors.push(...requireOneOf(resourceName, RESIZED_RESOURCES, path), ...requireOneOf(restartPolicy, RESIZE_POLICIES, path));
    if (podRestartPolicy === 'Never' && restartPolicy !== 'NotRequired') {
      errors.push(invalid(path, restartPolicy ?? '', "must be 'NotRequired' when pod `restartPolicy` is 'Never'"));
    }
    return errors;
  });
}

/** An init container that ends cannot be restarted for new resources. Rule: `validateInitContainers`. */
export function validateInitResizePolicy(policies: Decoded, path: Path): FieldError[] {
  return items(policies).flatMap(({ restartPolicy }, index) =>
    restartPolicy === 'RestartContainer'
      ? [invalid(path.index(index).child('restartPolicy'), restartPolicy, "must not be set to 'RestartContainer' for non-sidecar initContainers")]
      : [],
  );
}

/** The restart policy of a pod. Rule: `validateRestartPolicy`. */
export function validateRestartPolicy(policy: string, path: Path): FieldError[] {
  return requireOneOf(policy, ['Always', 'OnFailure', 'Never'], path);
}
