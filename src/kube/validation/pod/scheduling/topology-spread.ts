import { items, type Decoded } from '../../../object.ts';
import { duplicate, invalid, required, type FieldError } from '../../field-error.ts';
import { validateLabelSelector } from '../../labels.ts';
import { validatePositive } from '../../numbers.ts';
import { validateOneOf } from '../../one-of.ts';
import type { Path } from '../../path.ts';
import type { PodSpecOwner } from '../context.ts';
import { validateLabelKeys } from './label-keys.ts';

const ACTIONS = ['DoNotSchedule', 'ScheduleAnyway'];
const NODE_POLICIES = ['Honor', 'Ignore'];

/** How pods spread over nodes and zones. Rule: `validateTopologySpreadConstraints`. */
export function validateTopologySpread(constraints: Decoded, owner: PodSpecOwner, path: Path): FieldError[] {
  const kinds = items(constraints).map(({ topologyKey = '', whenUnsatisfiable = '' }) => `{${topologyKey}, ${whenUnsatisfiable}}`);
  const lastOf = new Map(kinds.map((kind, index) => [kind, index]));
  return items(constraints).flatMap((constraint, index) => {
    const at = path.index(index);
    const isRepeated = lastOf.get(kinds[index]!) !== index;
    return [
      ...validatePositive(constraint.maxSkew ?? 0, at.child('maxSkew')),
      ...(constraint.topologyKey ? [] : [required(at.child('topologyKey'), 'can not be empty')]),
      ...validateOneOf(constraint.whenUnsatisfiable ?? '', ACTIONS, at.child('whenUnsatisfiable')),
      // The first of two is reported, and both fields together are its name.
      ...(isRepeated ? [duplicate(at.child('{topologyKey, whenUnsatisfiable}'), kinds[index])] : []),
      ...validateMinDomains(constraint, at.child('minDomains')),
      ...validateOneOf(constraint.nodeAffinityPolicy, NODE_POLICIES, at.child('nodeAffinityPolicy')),
      ...validateOneOf(constraint.nodeTaintsPolicy, NODE_POLICIES, at.child('nodeTaintsPolicy')),
      ...validateLabelKeys(constraint, owner, at),
      ...validateLabelSelector(constraint.labelSelector, at.child('labelSelector')),
    ];
  });
}

/** Rule: `validateMinDomains`. */
function validateMinDomains({ minDomains, whenUnsatisfiable }: Decoded, path: Path): FieldError[] {
  if (minDomains === undefined) return [];
  const errors = validatePositive(minDomains, path);
  if (whenUnsatisfiable !== 'DoNotSchedule') {
    errors.push(invalid(path, minDomains, `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${whenUnsatisfiable ?? ''}`));
  }
  return errors;
}
