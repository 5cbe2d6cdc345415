import { dns1123Label, qualifiedName } from '../../../names.ts';
import { items, type Decoded } from '../../../object.ts';
import { invalid, required, type FieldError } from '../../field-error.ts';
import { validateLabelSelector } from '../../labels.ts';
import type { Path } from '../../path.ts';
import type { PodSpecOwner } from '../context.ts';
import { validateLabelKeys } from './label-keys.ts';
import { validateNodeSelector, validateNodeSelectorTerm } from './node-selector.ts';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

/** Where a pod must, may or must not run. Rule: `validateAffinity`. */
export function validateAffinity(affinity: Decoded, owner: PodSpecOwner, path: Path): FieldError[] {
  if (!affinity) return [];
  return [
    ...validateNodeAffinity(affinity.nodeAffinity, path.child('nodeAffinity')),
    ...['podAffinity', 'podAntiAffinity'].flatMap((field) => validatePodAffinity(affinity[field], owner, path.child(field))),
  ];
}

/** Rule: `validateNodeAffinity`. */
function validateNodeAffinity(affinity: Decoded, path: Path): FieldError[] {
  if (!affinity) return [];
  const preferred = path.child(PREFERRED);
  return [
    ...(affinity[REQUIRED] ? validateNodeSelector(affinity[REQUIRED], path.child(REQUIRED)) : []),
    ...items(affinity[PREFERRED]).flatMap(({ weight, preference }, index) => [
      ...validateWeight(weight, preferred.index(index)),
      ...validateNodeSelectorTerm(preference, false, preferred.index(index).child('preference')),
    ]),
  ];
}

/** Rules: `validatePodAffinity`, `validatePodAntiAffinity`. */
function validatePodAffinity(affinity: Decoded, owner: PodSpecOwner, path: Path): FieldError[] {
  if (!affinity) return [];
  const preferred = path.child(PREFERRED);
  return [
    ...items(affinity[REQUIRED]).flatMap((term, index) => validatePodAffinityTerm(term, owner, path.child(REQUIRED).index(index))),
    ...items(affinity[PREFERRED]).flatMap(({ weight, podAffinityTerm }, index) => [
      ...validateWeight(weight, preferred.index(index)),
      ...validatePodAffinityTerm(podAffinityTerm ?? {}, owner, preferred.index(index).child('podAffinityTerm')),
    ]),
  ];
}

function validateWeight(weight = 0, path: Path): FieldError[] {
  return weight >= 1 && weight <= 100 ? [] : [invalid(path.child('weight'), weight, 'must be in the range 1-100')];
}

/** Rule: `validatePodAffinityTerm`. */
function validatePodAffinityTerm(term: Decoded, owner: PodSpecOwner, path: Path): FieldError[] {
  const topologyKey = term.topologyKey ?? '';
  const at = path.child('topologyKey');
  return [
    ...validateLabelSelector(term.labelSelector, path.child('labelSelector')),
    ...validateLabelSelector(term.namespaceSelector, path.child('namespaceSelector')),
    // The server names a field that does not exist, in the singular.
    ...items(term.namespaces).flatMap((name) => dns1123Label(name).map((detail) => invalid(path.child('namespace'), name, detail))),
    ...validateLabelKeys(term, owner, path),
    ...(topologyKey === '' ? [required(at, 'can not be empty')] : []),
    ...qualifiedName(topologyKey).map((detail) => invalid(at, topologyKey, detail)),
  ];
}
