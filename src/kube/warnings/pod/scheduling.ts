import { items, sortedEntries, type Decoded } from '../../object.ts';
import type { Path } from '../../validation/path.ts';
import { deprecatedNodeLabel, nodeSelectorTermWarnings } from '../node-labels.ts';
import { warnAt, type ObjectWarning } from '../warning.ts';
import type { PodParts } from './parts.ts';

const NULL_SELECTOR = 'a null labelSelector results in matching no pod';
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

/** Labels of nodes that are out of use, and constraints without a selector. Rule: `warningsForPodSpecAndMeta`. */
export function schedulingWarnings({ spec, path }: PodParts): ObjectWarning[] {
  return [
    ...sortedEntries(spec.nodeSelector).flatMap(([key]) => {
      const deprecated = deprecatedNodeLabel(key);
      return deprecated === undefined ? [] : [warnAt(path.child('nodeSelector').key(key), deprecated)];
    }),
    ...nodeAffinityWarnings(spec.affinity?.nodeAffinity, path.child('affinity').child('nodeAffinity')),
    ...topologySpreadWarnings(spec.topologySpreadConstraints, path.child('topologySpreadConstraints')),
  ];
}

function nodeAffinityWarnings(affinity: Decoded, path: Path): ObjectWarning[] {
  if (affinity === undefined) return [];
  const terms = path.child(REQUIRED).child('nodeSelectorTerms');
  return [
    ...items(affinity?.[REQUIRED]?.nodeSelectorTerms).flatMap((term, index) => nodeSelectorTermWarnings(term, terms.index(index), false)),
    ...items(affinity?.[PREFERRED]).flatMap((term, index) =>
      nodeSelectorTermWarnings(term.preference, path.child(PREFERRED).index(index).child('preference'), true),
    ),
  ];
}

function topologySpreadWarnings(constraints: Decoded, path: Path): ObjectWarning[] {
  return items(constraints).flatMap((constraint, index) => {
    const at = path.index(index);
    const deprecated = deprecatedNodeLabel(constraint.topologyKey);
    return [
      ...(deprecated === undefined ? [] : [warnAt(at.child('topologyKey'), `${constraint.topologyKey} is ${deprecated}`)]),
      ...(constraint.labelSelector === undefined ? [warnAt(at.child('labelSelector'), NULL_SELECTOR)] : []),
    ];
  });
}

/** Terms of pod affinity without a selector. Rules: `warningsForPodAffinityTerms`, `warningsForWeightedPodAffinityTerms`. */
export function podAffinityWarnings({ spec, path }: PodParts): ObjectWarning[] {
  if (spec.affinity === undefined) return [];
  return ['podAffinity', 'podAntiAffinity'].flatMap((field) => {
    const affinity = spec.affinity[field];
    const at = path.child('affinity').child(field);
    return [
      ...items(affinity?.[REQUIRED]).flatMap((term, index) => nullSelector(term, at.child(REQUIRED).index(index))),
      ...items(affinity?.[PREFERRED]).flatMap((weighted, index) =>
        nullSelector(weighted.podAffinityTerm, at.child(PREFERRED).index(index).child('podAffinityTerm')),
      ),
    ];
  });
}

function nullSelector(term: Decoded, path: Path): ObjectWarning[] {
  return term?.labelSelector === undefined ? [warnAt(path.child('labelSelector'), NULL_SELECTOR)] : [];
}
