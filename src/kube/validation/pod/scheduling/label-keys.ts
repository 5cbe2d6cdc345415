import { qualifiedName } from '../../../names.ts';
import { items, type Decoded } from '../../../object.ts';
import { forbidden, invalid, type FieldError } from '../../field-error.ts';
import type { Path } from '../../path.ts';
import type { PodSpecOwner } from '../context.ts';

/**
 * Keys whose values a pod's own labels give (`matchLabelKeys`, `mismatchLabelKeys`).
 * Rule: `ValidateMatchLabelKeysAndMismatchLabelKeys`; `term` has them beside its `labelSelector`.
 */
export function validateLabelKeys(term: Decoded, owner: PodSpecOwner, path: Path): FieldError[] {
  const match = items(term.matchLabelKeys);
  const mismatch = items(term.mismatchLabelKeys);
  return [
    ...validateKeys(match, term.labelSelector, path.child('matchLabelKeys')),
    ...validateKeys(mismatch, term.labelSelector, path.child('mismatchLabelKeys')),
    ...validateSelectorKeys(term, owner, path),
    ...match.flatMap((key, index) =>
      mismatch.includes(key)
        ? [invalid(path.child('matchLabelKeys').index(index), key, 'exists in both matchLabelKeys and mismatchLabelKeys')]
        : [],
    ),
  ];
}

/** Rule: `validateLabelKeys`. */
function validateKeys(keys: string[], selector: Decoded, path: Path): FieldError[] {
  if (keys.length === 0) return [];
  if (!selector) return [forbidden(path, 'must not be specified when labelSelector is not set')];
  return keys.flatMap((key, index) => qualifiedName(key).map((detail) => invalid(path.index(index), key, detail)));
}

/**
 * A key of `matchLabelKeys` that the selector has already. Before it validates a Pod, the server adds
 * requirements for the keys that are labels of the pod, and then finds those of the manifest again.
 * Of templates it sees only keys that the selector has twice.
 */
function validateSelectorKeys({ labelSelector, matchLabelKeys, mismatchLabelKeys }: Decoded, owner: PodSpecOwner, path: Path): FieldError[] {
  if (!labelSelector) return [];
  const labels = owner.owner === 'Pod' ? (owner.metadata?.labels ?? {}) : {};
  const added = [...items(matchLabelKeys), ...items(mismatchLabelKeys)].filter((key) => Object.hasOwn(labels, key));
  const expressions: string[] = [...items(labelSelector.matchExpressions).map(({ key }) => key ?? ''), ...added];
  const seen = new Set(Object.keys(labelSelector.matchLabels ?? {}));
  return expressions.flatMap((key) => {
    const index = items(matchLabelKeys).lastIndexOf(key);
    const isTwice = index !== -1 && seen.has(key);
    seen.add(key);
    return isTwice ? [invalid(path.index(index), key, 'exists in both matchLabelKeys and labelSelector')] : [];
  });
}
