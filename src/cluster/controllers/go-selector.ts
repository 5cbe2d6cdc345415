import { items, sortedEntries, type Decoded } from '../../kube/object.ts';

/** A label selector as controllers print it in their messages. Rule: `LabelSelector.String` of apimachinery's generated code. */
export function goSelector(selector: Decoded): string {
  if (selector === undefined) return 'nil';
  const labels = sortedEntries(selector.matchLabels).map(([key, value]) => `${key}: ${value},`).join('');
  const expressions = items(selector.matchExpressions)
    .map(({ key, operator, values }) => `LabelSelectorRequirement{Key:${key},Operator:${operator},Values:[${items(values).join(' ')}],},`).join('');
  return `&LabelSelector{MatchLabels:map[string]string{${labels}},MatchExpressions:[]LabelSelectorRequirement{${expressions}},}`;
}
