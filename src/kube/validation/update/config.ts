import { items, type KubeObject } from '../../object.ts';
import { forbidden, invalid, type FieldError } from '../field-error.ts';
import { Path } from '../path.ts';
import { immutable, unchanged } from './immutable.ts';
import type { Request, Update } from './update-rule.ts';

const FROZEN = 'field is immutable when `immutable` is set';

/** An object that says it is immutable stays so. */
function validateFrozen({ now, before }: Update, fields: readonly string[]): FieldError[] {
  if (before['immutable'] !== true) return [];
  return [
    ...(now['immutable'] === true ? [] : [forbidden(Path.root('immutable'), FROZEN)]),
    ...fields.flatMap((field) => unchanged(now[field], before[field], Path.root(field), FROZEN)),
  ];
}

/** Rule: `ValidateConfigMapUpdate`. */
export function validateConfigMapChanges(update: Update): FieldError[] {
  return validateFrozen(update, ['data', 'binaryData']);
}

/** Rule: `ValidateSecretUpdate`. */
export function validateSecretChanges(update: Update): FieldError[] {
  return [...immutable(update.now['type'], update.before['type'], Path.root('type')), ...validateFrozen(update, ['data'])];
}

/** Its finalizers change only by a request of their own. Rule: `namespaceStrategy.PrepareForUpdate`. */
export function keepNamespaceFinalizers({ given, before }: Request): KubeObject {
  const { finalizers: _finalizers, ...spec } = given['spec'] ?? {};
  const kept = before['spec']?.finalizers;
  return { ...given, spec: kept === undefined ? spec : { ...spec, finalizers: kept } };
}

function scopesOf(quota: KubeObject): Set<string> {
  return new Set(items(quota['spec'].scopes));
}

/** Rule: `ValidateResourceQuotaUpdate`; the order of scopes says nothing. */
export function validateResourceQuotaChanges({ now, before }: Update): FieldError[] {
  const [current, old] = [scopesOf(now), scopesOf(before)];
  if (current.size === old.size && [...current].every((scope) => old.has(scope))) return [];
  return [invalid(Path.root('spec').child('scopes'), now['spec'].scopes ?? null, 'field is immutable')];
}

/** Rule: `node/validation.ValidateRuntimeClassUpdate`. */
export function validateRuntimeClassChanges({ now, before }: Update): FieldError[] {
  return immutable(now['handler'], before['handler'], Path.root('handler'), now['handler'] ?? '');
}

/** Pods have the value already. Rule: `scheduling/validation.ValidatePriorityClassUpdate`. */
export function validatePriorityClassChanges({ now, before }: Update): FieldError[] {
  return [
    ...unchanged(now['value'], before['value'], Path.root('value'), 'may not be changed in an update.'),
    ...immutable(now['preemptionPolicy'], before['preemptionPolicy'], Path.root('preemptionPolicy')),
  ];
}
