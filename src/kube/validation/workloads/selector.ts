import type { Decoded } from '../../object.ts';
import { selects } from '../../selector.ts';
import { invalid, required, type FieldError } from '../field-error.ts';
import { validateLabelSelector } from '../labels.ts';
import type { Path } from '../path.ts';
import { shownLabels, shownSelector } from '../shown-values.ts';

/** Whether a selector has no requirement, which selects everything. */
function isEmptySelector(selector: Decoded): boolean {
  return Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions ?? []).length === 0;
}

/**
 * The selector of a workload must be there, be valid and select something in particular.
 * `kind` is the word for the workload in the server's message.
 */
export function validateWorkloadSelector(selector: Decoded, kind: string, path: Path): FieldError[] {
  if (!selector) return [required(path)];
  return [...validateLabelSelector(selector, path), ...validateNotEmpty(selector, kind, path)];
}

/** A selector that is there must not select everything. */
export function validateNotEmpty(selector: Decoded, kind: string, path: Path): FieldError[] {
  return selector && isEmptySelector(selector) ? [invalid(path, shownSelector(selector), `empty selector is invalid for ${kind}`)] : [];
}

/** Whether a selector can be used at all. Rule: `metav1.LabelSelectorAsSelector`. */
export function isUsableSelector(selector: Decoded, path: Path): boolean {
  return validateLabelSelector(selector, path).length === 0;
}

/** The pods that a workload makes must be pods that it selects; `path` is that of the template. */
export function validateSelectsTemplate(selector: Decoded, template: Decoded, path: Path): FieldError[] {
  const labels = template.metadata?.labels;
  if (selects(selector, labels)) return [];
  return [invalid(path.child('metadata').child('labels'), shownLabels(labels), '`selector` does not match template `labels`')];
}
