import { items, sortedEntries, type Decoded } from '../../kube/object.ts';

/** Labels as one word: `app=web,tier=front`, sorted; `<none>` without any. Rule: `labels.FormatLabels`. */
export function formatLabels(labels: Decoded): string {
  return sortedEntries(labels).map(([key, value]) => `${key}=${value}`).join(',') || '<none>';
}

const requirement = ({ key, operator, values }: Decoded): string => {
  const list = `(${[...items(values)].sort().join(',')})`;
  switch (operator) {
    case 'Exists': return key;
    case 'DoesNotExist': return `!${key}`;
    case 'In': return `${key} in ${list}`;
    case 'NotIn': return `${key} notin ${list}`;
    default: return '<error>';
  }
};

/**
 * A label selector as one word: `app=web,tier in (a,b),!old`, sorted by key; `<none>` when it is missing or empty.
 * Rule: `metav1.FormatLabelSelector`, which prints through `labels.Requirement`.
 */
export function formatLabelSelector(selector: Decoded): string {
  const parts: [string, string][] = [
    ...Object.entries(selector?.matchLabels ?? {}).map(([key, value]): [string, string] => [key, `${key}=${value}`]),
    ...items(selector?.matchExpressions).map((each): [string, string] => [each.key, requirement(each)]),
  ];
  parts.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return parts.map(([, text]) => text).join(',') || '<none>';
}
