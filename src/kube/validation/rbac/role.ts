import { items, type Decoded, type KubeObject } from '../../object.ts';
import { invalid, required, type FieldError } from '../field-error.ts';
import { validateLabelSelector } from '../labels.ts';
import { Path } from '../path.ts';

/** A Role. Rule: `rbac/validation.ValidateRole`. */
export function validateRole(role: KubeObject): FieldError[] {
  return validateRules(role, true);
}

/** A ClusterRole. Rule: `rbac/validation.ValidateClusterRole`. */
export function validateClusterRole(role: KubeObject): FieldError[] {
  return [...validateRules(role, false), ...validateAggregation(role['aggregationRule'], Path.root('aggregationRule'))];
}

function validateRules(role: KubeObject, isNamespaced: boolean): FieldError[] {
  const path = Path.root('rules');
  return items(role['rules']).flatMap((rule, index) => validateRule(rule, isNamespaced, path.index(index)));
}

/** Roles to add up, by their labels. */
function validateAggregation(rule: Decoded, path: Path): FieldError[] {
  if (!rule) return [];
  const selectors = items(rule.clusterRoleSelectors);
  const at = path.child('clusterRoleSelectors');
  if (selectors.length === 0) return [required(at, 'at least one clusterRoleSelector required if aggregationRule is non-nil')];
  return selectors.flatMap((selector, index) => {
    const errors = validateLabelSelector(selector, at.index(index));
    return errors.length === 0 ? [] : [...errors, invalid(at.index(index), selector, 'invalid label selector.')];
  });
}

/** Rule: `ValidatePolicyRule`. */
function validateRule(rule: Decoded, isNamespaced: boolean, path: Path): FieldError[] {
  const [verbs, groups, resources, names, urls] = ['verbs', 'apiGroups', 'resources', 'resourceNames', 'nonResourceURLs'].map((list) => items(rule[list]));
  const errors = verbs!.length === 0 ? [required(path.child('verbs'), 'verbs must contain at least one value')] : [];
  if (urls!.length > 0) {
    const at = path.child('nonResourceURLs');
    if (isNamespaced) errors.push(invalid(at, urls, 'namespaced rules cannot apply to non-resource URLs'));
    if (groups!.length + resources!.length + names!.length > 0) {
      errors.push(invalid(at, urls, 'rules cannot apply to both regular resources and non-resource URLs'));
    }
    return errors;
  }
  if (groups!.length === 0) errors.push(required(path.child('apiGroups'), 'resource rules must supply at least one api group'));
  if (resources!.length === 0) errors.push(required(path.child('resources'), 'resource rules must supply at least one resource'));
  return errors;
}
