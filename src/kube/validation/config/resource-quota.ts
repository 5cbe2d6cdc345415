import { items, sortedEntries, type Decoded, type KubeObject } from '../../object.ts';
import { parseQuantity } from '../../quantity-value.ts';
import { isStandardQuotaResource } from '../../resource-names.ts';
import { invalid, required, type FieldError } from '../field-error.ts';
import { Path } from '../path.ts';
import { validateAmount, validateQualifiedResource } from '../pod/resources.ts';

const POD_COUNT = ['pods'];
const COMPUTE = ['cpu', 'memory', 'limits.cpu', 'limits.memory', 'requests.cpu', 'requests.memory'];

/** What can be counted in a scope. Rule: `IsResourceQuotaScopeValidForResource`. */
const SCOPE_RESOURCES: Record<string, readonly string[]> = {
  Terminating: [...POD_COUNT, ...COMPUTE],
  NotTerminating: [...POD_COUNT, ...COMPUTE],
  BestEffort: POD_COUNT,
  NotBestEffort: [...POD_COUNT, ...COMPUTE],
  PriorityClass: [...POD_COUNT, ...COMPUTE],
  CrossNamespacePodAffinity: [...POD_COUNT, ...COMPUTE],
};
/** Scopes that claims have; they count what claims have. */
const CLAIM_SCOPE = 'VolumeAttributesClass';
const CLAIM_RESOURCES = ['persistentvolumeclaims', 'requests.storage'];
const CONFLICTS = [['BestEffort', 'NotBestEffort'], ['Terminating', 'NotTerminating']];

/** A ResourceQuota. Rule: `ValidateResourceQuotaSpec`. */
export function validateResourceQuota({ spec }: KubeObject): FieldError[] {
  const path = Path.root('spec');
  const hard = sortedEntries(spec.hard);
  const names = hard.map(([name]) => name);
  return [
    ...hard.flatMap(([name, value]) => validateLimit(name, value, path.child('hard').key(name))),
    ...validateScopes(items(spec.scopes), names, path.child('scopes')),
    ...(spec.scopeSelector ? validateSelector(spec.scopeSelector, names, path.child('scopeSelector').child('matchExpressions')) : []),
  ];
}

/** Rule: `ValidateResourceQuotaResourceName`. */
function validateLimit(name: string, value: Decoded, path: Path): FieldError[] {
  const errors = validateQualifiedResource(name, path);
  if (!name.includes('/') && !isStandardQuotaResource(name)) {
    errors.push(invalid(path, name, 'must be a standard resource for quota'));
  }
  const quantity = parseQuantity(value);
  return quantity === undefined ? errors : [...errors, ...validateAmount(name, quantity, path)];
}

function isScope(scope: string): boolean {
  return Object.hasOwn(SCOPE_RESOURCES, scope) || scope === CLAIM_SCOPE;
}

/** The limits that cannot be counted in a scope; what a scope that is not known means is not judged. */
function unsuited(scope: string, limits: readonly string[]): string[] {
  if (!isScope(scope)) return [];
  const suited = scope === CLAIM_SCOPE ? CLAIM_RESOURCES : SCOPE_RESOURCES[scope]!;
  return limits.filter((name) => isStandardQuotaResource(name) && !suited.includes(name));
}

/** Rule: `validateResourceQuotaScopes`; errors name the list. */
function validateScopes(scopes: string[], limits: readonly string[], path: Path): FieldError[] {
  return [
    ...scopes.flatMap((scope) => [
      ...(isScope(scope) ? [] : [invalid(path, scopes, 'unsupported scope')]),
      ...unsuited(scope, limits).map(() => invalid(path, scopes, 'unsupported scope applied to resource')),
    ]),
    ...conflicts(scopes, scopes, path),
  ];
}

function conflicts(scopes: string[], shown: Decoded, path: Path): FieldError[] {
  return CONFLICTS.filter((pair) => pair.every((scope) => scopes.includes(scope))).map(() => invalid(path, shown, 'conflicting scopes'));
}

/** Rule: `validateScopedResourceSelectorRequirement`; paths are those of the list, without an index. */
function validateSelector(selector: Decoded, limits: readonly string[], path: Path): FieldError[] {
  const requirements = items(selector.matchExpressions);
  return [
    ...requirements.flatMap((requirement) => [
      ...(isScope(requirement.scopeName) ? [] : [invalid(path.child('scopeName'), requirement.scopeName ?? '', 'unsupported scope')]),
      ...unsuited(requirement.scopeName, limits).map(() => invalid(path, selector, 'unsupported scope applied to resource')),
      ...validateOperator(requirement, path),
    ]),
    ...conflicts(requirements.map(({ scopeName }) => scopeName), undefined, path),
  ];
}

const ONLY_EXISTS = new Set(['BestEffort', 'NotBestEffort', 'Terminating', 'NotTerminating', 'CrossNamespacePodAffinity']);
const MUST_EXIST =
  "must be 'Exist' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity";

function validateOperator({ scopeName, operator = '', values }: Decoded, path: Path): FieldError[] {
  const list = items(values);
  const errors: FieldError[] = [];
  if (ONLY_EXISTS.has(scopeName) && operator !== 'Exists') errors.push(invalid(path.child('operator'), operator, MUST_EXIST));
  if (operator === 'In' || operator === 'NotIn') {
    if (list.length === 0) {
      errors.push(required(path.child('values'), "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector"));
    }
  } else if (operator === 'Exists' || operator === 'DoesNotExist') {
    if (list.length > 0) {
      errors.push(invalid(path.child('values'), list, "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector"));
    }
  } else {
    errors.push(invalid(path.child('operator'), operator, 'not a valid selector operator'));
  }
  return errors;
}
