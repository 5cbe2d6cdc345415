import type { Decoded } from '../../kube/object.ts';
import { formatLabels, formatLabelSelector } from '../print/label-text.ts';

const NONE = '<none>';

/** A map of labels as a selector: `a=1,b=2`; the empty text when there are none. Rule: `labels.SelectorFromSet(…).String()`. */
export function equalityText(labels: Decoded): string {
  return emptied(formatLabels(labels));
}

/**
 * A label selector as requests carry it: `app=web,tier in (a,b),!old`; an unset one, which selects nothing, and an
 * empty one are both the empty text. Rule: `metav1.LabelSelectorAsSelector(…).String()`.
 */
export function selectorText(selector: Decoded): string {
  return emptied(formatLabelSelector(selector));
}

function emptied(text: string): string {
  return text === NONE ? '' : text;
}
