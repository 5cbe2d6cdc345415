import { items, type Decoded } from '../../../kube/object.ts';
import type { Filter } from './filter.ts';

/** Whether a toleration is for a taint. Rule: `ToleratesTaint` of k8s.io/api. */
export function tolerates(toleration: Decoded, taint: Decoded): boolean {
  if (toleration.effect && toleration.effect !== taint.effect) return false;
  if (toleration.key && toleration.key !== taint.key) return false;
  switch (toleration.operator ?? 'Equal') {
    case 'Exists':
      return true;
    case 'Equal':
      return (toleration.value ?? '') === (taint.value ?? '');
    case 'Lt':
      return Number(taint.value) < Number(toleration.value);
    case 'Gt':
      return Number(taint.value) > Number(toleration.value);
    default:
      return false;
  }
}

/** The first taint with one of these effects that nothing tolerates. */
export function untoleratedTaint(tolerations: readonly Decoded[], taints: readonly Decoded[], effects: readonly string[]): Decoded {
  return taints.find((taint) => effects.includes(taint.effect) && !tolerations.some((toleration) => tolerates(toleration, taint)));
}

/** Rules: the plugins NodeUnschedulable and TaintToleration. */
export const taints: Filter = ({ spec }) => {
  const tolerations = items(spec.tolerations);
  const cordoned = { effect: 'NoSchedule', key: 'node.kubernetes.io/unschedulable' };
  return ({ node }) => {
    if (node['spec']?.unschedulable === true && !tolerations.some((toleration) => tolerates(toleration, cordoned))) {
      return { reasons: ['node(s) were unschedulable'], plugin: 'NodeUnschedulable', mayPreempt: false };
    }
    const taint = untoleratedTaint(tolerations, items(node['spec']?.taints), ['NoSchedule', 'NoExecute']);
    return taint === undefined ? undefined : { reasons: ['node(s) had untolerated taint(s)'], plugin: 'TaintToleration', mayPreempt: false };
  };
};
