import { items, type Decoded } from '../../object.ts';
import { invalid, type FieldError } from '../field-error.ts';
import type { Path } from '../path.ts';
import { isSame } from './same-value.ts';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';

/**
 * A pod that waits for its scheduling gates may be told more exactly where to run. What has been judged
 * here is set to its old value in `spec`, a copy that the caller compares. Rule: in `ValidatePodUpdate`.
 */
export function validateGatedPod(spec: Decoded, old: Decoded, path: Path): FieldError[] {
  const errors = validateNodeSelector(spec.nodeSelector, old.nodeSelector, path.child('nodeSelector'));
  spec.nodeSelector = old.nodeSelector;
  const before = old.affinity?.nodeAffinity;
  const now = spec.affinity?.nodeAffinity;
  if (isSame(before, now, 'nodeAffinity')) return errors;
  errors.push(...validateNodeAffinity(now, before, path.child('affinity').child('nodeAffinity')));
  const { nodeAffinity: _nodeAffinity, ...others } = spec.affinity ?? {};
  const isOnlyNodes = old.affinity === undefined && Object.keys(others).length === 0;
  spec.affinity = isOnlyNodes ? undefined : { ...others, nodeAffinity: before };
  return errors;
}

/** Rule: `validateNodeSelectorMutation`. */
function validateNodeSelector(now: Decoded, before: Decoded, path: Path): FieldError[] {
  const isKept = Object.entries(before ?? {}).every(([key, value]) => now?.[key] === value);
  return isKept ? [] : [invalid(path, now, 'only additions to spec.nodeSelector are allowed (no mutations or deletions)')];
}

/** Rule: `validateNodeAffinityMutation`. */
function validateNodeAffinity(now: Decoded, before: Decoded, path: Path): FieldError[] {
  const at = path.child(REQUIRED).child('nodeSelectorTerms');
  const oldTerms = items(before?.[REQUIRED]?.nodeSelectorTerms);
  const terms = items(now?.[REQUIRED]?.nodeSelectorTerms);
  if (oldTerms.length > 0 && oldTerms.length !== terms.length) {
    return [invalid(at, terms, 'no additions/deletions to non-empty NodeSelectorTerms list are allowed')];
  }
  return oldTerms.flatMap((term, index) =>
    hasOnlyAdditions(terms[index], term) ? [] : [invalid(at.index(index), terms[index], 'only additions are allowed (no mutations or deletions)')],
  );
}

/** Rule: `validateNodeSelectorTermHasOnlyAdditions`; what was there must be there still, in the same order. */
function hasOnlyAdditions(now: Decoded, before: Decoded): boolean {
  const lists = ['matchExpressions', 'matchFields'];
  const wasEmpty = lists.every((list) => items(before[list]).length === 0);
  // An empty term selects nothing, and an addition would make it select something.
  if (wasEmpty && lists.some((list) => items(now[list]).length > 0)) return false;
  return lists.every((list) => items(before[list]).every((requirement, index) => isSame(requirement, items(now[list])[index])));
}
