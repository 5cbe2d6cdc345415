import type { KubeObject } from '../../object.ts';
import { forbidden, type FieldError } from '../field-error.ts';
import { validateOneOf } from '../one-of.ts';
import { Path } from '../path.ts';

const SYSTEM_PREFIX = 'system-';
const HIGHEST_FOR_USERS = 1_000_000_000;
const SYSTEM_CLASSES: Record<string, number> = { 'system-node-critical': 2_000_001_000, 'system-cluster-critical': 2_000_000_000 };
const PREEMPTION_POLICIES = ['PreemptLowerPriority', 'Never'];

/** A PriorityClass. Rule: `scheduling/validation.ValidatePriorityClass`. */
export function validatePriorityClass(priorityClass: KubeObject): FieldError[] {
  const { metadata, value = 0, preemptionPolicy } = priorityClass;
  const name: string = metadata?.name || metadata?.generateName || '';
  const errors: FieldError[] = [];
  if (name.startsWith(SYSTEM_PREFIX)) {
    const problem = systemClassProblem(name, priorityClass);
    const reserved = `priority class names with '${SYSTEM_PREFIX}' prefix are reserved for system use only. error: ${problem}`;
    if (problem !== undefined) errors.push(forbidden(Path.root('metadata').child('name'), reserved));
  } else if (value > HIGHEST_FOR_USERS) {
    errors.push(forbidden(Path.root('value'), `maximum allowed value of a user defined priority is ${HIGHEST_FOR_USERS}`));
  }
  return [...errors, ...validateOneOf(preemptionPolicy, PREEMPTION_POLICIES, Path.root('preemptionPolicy'))];
}

/** Rule: `IsKnownSystemPriorityClass`. */
function systemClassProblem(name: string, { value = 0, globalDefault }: KubeObject): string | undefined {
  const expected = Object.hasOwn(SYSTEM_CLASSES, name) ? SYSTEM_CLASSES[name] : undefined;
  if (expected === undefined) return `${name} is not a known system priority class`;
  if (value !== expected) return `value of ${name} PriorityClass must be ${expected}`;
  return globalDefault ? `globalDefault of ${name} PriorityClass must be false` : undefined;
}
