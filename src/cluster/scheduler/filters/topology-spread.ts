import { items, type Decoded, type KubeObject } from '../../../kube/object.ts';
import { selects } from '../../../kube/selector.ts';
import type { NodeInfo } from '../node-infos.ts';
import type { Filter, FilterContext, Rejection } from './filter.ts';
import { mayRunOn } from './node-selection.ts';
import { untoleratedTaint } from './taints.ts';

const MISSING: Rejection = { reasons: ["node(s) didn't match pod topology spread constraints (missing required label)"], plugin: 'PodTopologySpread', mayPreempt: false };
const UNEVEN: Rejection = { reasons: ["node(s) didn't match pod topology spread constraints"], plugin: 'PodTopologySpread', mayPreempt: true };

/** The selector of a constraint, with the pod's own values of `matchLabelKeys`. */
function selectorOf({ labelSelector, matchLabelKeys }: Decoded, { metadata }: KubeObject): Decoded {
  const keys = items(matchLabelKeys).filter((key) => metadata.labels?.[key] !== undefined);
  if (keys.length === 0) return labelSelector;
  return { ...labelSelector, matchExpressions: [...items(labelSelector?.matchExpressions), ...keys.map((key) => ({ key, operator: 'In', values: [metadata.labels[key]] }))] };
}

/** Whether the pods of a node count for a constraint. Rule: `nodeAffinityPolicy` and `nodeTaintsPolicy`. */
function counts(constraint: Decoded, { spec }: KubeObject, { node, labels }: NodeInfo): boolean {
  if (labels[constraint.topologyKey] === undefined) return false;
  if ((constraint.nodeAffinityPolicy ?? 'Honor') === 'Honor' && !mayRunOn(spec, node)) return false;
  return (constraint.nodeTaintsPolicy ?? 'Ignore') === 'Ignore' || untoleratedTaint(items(spec.tolerations), items(node['spec']?.taints), ['NoSchedule', 'NoExecute']) === undefined;
}

/** How many pods that a constraint means each of its domains has. */
export function domainCounts(constraint: Decoded, pod: KubeObject, { nodes }: Pick<FilterContext, 'nodes'>): Map<string, number> {
  const selector = selectorOf(constraint, pod);
  const domains = new Map<string, number>();
  for (const info of nodes) {
    if (!counts(constraint, pod, info)) continue;
    const domain = info.labels[constraint.topologyKey]!;
    let count = domains.get(domain) ?? 0;
    for (const { pod: other } of info.pods.values()) {
      if (other.metadata.namespace === pod.metadata.namespace && other.metadata.deletionTimestamp === undefined && selects(selector, other.metadata.labels)) count++;
    }
    domains.set(domain, count);
  }
  return domains;
}

/** Rule: the plugin PodTopologySpread, constraints with `DoNotSchedule`. */
export const topologySpread: Filter = (pod, context) => {
  const constraints = items(pod['spec'].topologySpreadConstraints).filter(({ whenUnsatisfiable }) => whenUnsatisfiable === 'DoNotSchedule').map((constraint) => {
    const domains = domainCounts(constraint, pod, context);
    const least = domains.size < (constraint.minDomains ?? 1) ? 0 : Math.min(...domains.values());
    return { constraint, domains, least, own: selects(selectorOf(constraint, pod), pod.metadata.labels) ? 1 : 0 };
  });
  if (constraints.length === 0) return undefined;
  return (info) => {
    for (const { constraint, domains, least, own } of constraints) {
      const domain = info.labels[constraint.topologyKey];
      if (domain === undefined) return MISSING;
      if ((domains.get(domain) ?? 0) + own - least > constraint.maxSkew) return UNEVEN;
    }
    return undefined;
  };
};
