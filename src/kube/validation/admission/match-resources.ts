import { items, type Decoded } from '../../object.ts';
import type { FieldError } from '../field-error.ts';
import { validateLabelSelector } from '../labels.ts';
import { requireOneOf } from '../one-of.ts';
import type { Path } from '../path.ts';
import { validateNamedRule } from './rules.ts';

export const FAILURE_POLICIES = ['Fail', 'Ignore'];
export const MATCH_POLICIES = ['Equivalent', 'Exact'];

/** Which objects a policy is for, with its defaults set. Rule: `validateMatchResources`. */
export function validateMatchResources(match: Decoded, path: Path): FieldError[] {
  if (!match) return [];
  const rules = (field: string) => items(match[field]).flatMap((rule, index) => validateNamedRule(rule, path.child(field).index(index)));
  return [
    ...requireOneOf(match.matchPolicy, MATCH_POLICIES, path.child('matchPolicy')),
    ...validateLabelSelector(match.namespaceSelector, path.child('namespaceSelector')),
    ...validateLabelSelector(match.objectSelector, path.child('objectSelector')),
    ...rules('resourceRules'),
    ...rules('excludeResourceRules'),
  ];
}
