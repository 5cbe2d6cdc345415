import { items, type Decoded } from './object.ts';

/** Whether a map of labels has all pairs of an equality selector; an empty selector matches everything. */
export function matchesLabels(selector: Decoded, labels: Decoded): boolean {
  return Object.entries(selector ?? {}).every(([key, value]) => labels?.[key] === value);
}

/**
 * Whether a label selector (`matchLabels`, `matchExpressions`) selects an object with these labels.
 * An empty selector selects everything, a missing one nothing.
 * Rule: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function selects(selector: Decoded, labels: Decoded): boolean {
  if (selector === undefined || selector === null) return false;
  return (
    matchesLabels(selector.matchLabels, labels) &&
    items(selector.matchExpressions).every((requirement) => meets(requirement, labels ?? {}))
  );
}

function meets({ key, operator, values }: Decoded, labels: Decoded): boolean {
  const has = Object.hasOwn(labels, key);
  if (operator === 'Exists') return has;
  if (operator === 'DoesNotExist') return !has;
  if (operator === 'In') return has && items(values).includes(labels[key]);
  if (operator === 'NotIn') return !has || !items(values).includes(labels[key]);
  return false;
}
