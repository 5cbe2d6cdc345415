import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { selects } from '../../kube/selector.ts';
import { controllerOf } from '../controllers/owners.ts';
import type { ControlPlane } from '../control-plane.ts';
import { matchesTerm } from './filters/node-selection.ts';
import { isMeant } from './filters/pod-affinity.ts';
import { tolerates } from './filters/taints.ts';
import { domainCounts } from './filters/topology-spread.ts';
import type { NodeInfo } from './node-infos.ts';
import { podAmounts } from './pod-requests.ts';

const MAX = 100;

interface Scoring {
  plane: ControlPlane;
  /** The nodes that passed the filters. */
  feasible: readonly NodeInfo[];
}

/** A number for each feasible node, from 0 to 100; undefined when the plugin has nothing to say. */
type Score = (pod: KubeObject, scoring: Scoring) => readonly number[] | undefined;

/** Rule: `DefaultNormalizeScore`. */
function normalized(raw: readonly number[], reverse: boolean): number[] {
  const most = Math.max(...raw);
  if (most === 0) return raw.map(() => (reverse ? MAX : 0));
  return raw.map((score) => (reverse ? MAX - (MAX * score) / most : (MAX * score) / most));
}

/** The more is left of CPU and memory, the better. Rule: NodeResourcesFit with LeastAllocated. */
const leastAllocated: Score = ({ spec }, { feasible }) => {
  const wanted = podAmounts(spec, 'requests', true);
  return feasible.map((info) => {
    const parts = ['cpu', 'memory'].map((name) => {
      const allocatable = info.allocatable.get(name) ?? 0;
      const used = (info.nonZeroRequested.get(name) ?? 0) + (wanted.get(name) ?? 0);
      return allocatable === 0 || used > allocatable ? 0 : Math.floor(((allocatable - used) * MAX) / allocatable);
    });
    return Math.floor((parts[0]! + parts[1]!) / 2);
  });
};

/** CPU and memory should be used alike. Rule: NodeResourcesBalancedAllocation. */
const balanced: Score = ({ spec }, { feasible }) => {
  const wanted = podAmounts(spec, 'requests');
  if ((wanted.get('cpu') ?? 0) === 0 && (wanted.get('memory') ?? 0) === 0) return undefined;
  return feasible.map((info) => {
    const [cpu, memory] = ['cpu', 'memory'].map((name) => Math.min(1, ((info.requested.get(name) ?? 0) + (wanted.get(name) ?? 0)) / (info.allocatable.get(name) ?? 1))) as [number, number];
    return Math.floor((1 - Math.abs(cpu - memory) / 2) * MAX);
  });
};

/** Preferred node affinity. Rule: NodeAffinity. */
const preferredNodes: Score = ({ spec }, { feasible }) => {
  const terms = items(spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution);
  if (terms.length === 0) return undefined;
  return normalized(feasible.map(({ node }) => terms.filter(({ preference }) => matchesTerm(preference, node)).reduce((sum, { weight }) => sum + weight, 0)), false);
};

/** Taints with `PreferNoSchedule` that nothing tolerates. Rule: TaintToleration. */
const preferredTaints: Score = ({ spec }, { feasible }) => {
  const raw = feasible.map(({ node }) => items(node['spec']?.taints).filter((taint) => taint.effect === 'PreferNoSchedule' && !items(spec.tolerations).some((toleration) => tolerates(toleration, taint))).length);
  return raw.every((count) => count === 0) ? undefined : normalized(raw, true);
};

/** Preferred pod affinity and anti-affinity, of the pod and of those that run. Rule: InterPodAffinity. */
const preferredPods: Score = (pod, { feasible, plane }) => {
  const { affinity } = pod['spec'];
  const own = [
    ...items(affinity?.podAffinity?.preferredDuringSchedulingIgnoredDuringExecution).map((term) => ({ ...term, sign: 1 })),
    ...items(affinity?.podAntiAffinity?.preferredDuringSchedulingIgnoredDuringExecution).map((term) => ({ ...term, sign: -1 })),
  ];
  if (own.length === 0) return undefined;
  const sums = new Map<string, number>();
  for (const info of feasible) {
    for (const { pod: other } of info.pods.values()) {
      for (const { podAffinityTerm: term, weight, sign } of own) {
        const value = info.labels[term.topologyKey];
        if (value === undefined || !isMeant(term, pod, other, plane.store)) continue;
        const domain = `${term.topologyKey}=${value}`;
        sums.set(domain, (sums.get(domain) ?? 0) + sign * weight);
      }
    }
  }
  const keys = [...new Set(own.map(({ podAffinityTerm }) => podAffinityTerm.topologyKey as string))];
  const raw = feasible.map((info) => keys.reduce((sum, key) => sum + (sums.get(`${key}=${info.labels[key]}`) ?? 0), 0));
  const [least, most] = [Math.min(...raw), Math.max(...raw)];
  return most === least ? undefined : raw.map((score) => (MAX * (score - least)) / (most - least));
};

/**
 * Constraints with `ScheduleAnyway`; of a pod without constraints, the spread of its siblings over the nodes, which is
 * the cluster's default. Rule: PodTopologySpread.
 */
const spread: Score = (pod, { feasible, plane }) => {
  const constraints = items(pod['spec'].topologySpreadConstraints);
  const soft = constraints.filter(({ whenUnsatisfiable }) => whenUnsatisfiable === 'ScheduleAnyway');
  let raw: number[];
  if (soft.length > 0) {
    const counted = soft.map((constraint) => ({ constraint, domains: domainCounts(constraint, pod, { nodes: feasible }) }));
    raw = feasible.map((info) => counted.reduce((sum, { constraint, domains }) => sum + (domains.get(info.labels[constraint.topologyKey] ?? '') ?? 0), 0));
  } else {
    const owner = controllerOf(pod);
    if (constraints.length > 0) return undefined;
    if (owner !== undefined) {
      raw = feasible.map((info) => info.owners.get(owner.uid) ?? 0);
    } else {
      const selectors = [...plane.store.each('services', pod.metadata.namespace)].map(({ spec }) => spec.selector).filter((selector) => selector !== undefined && selects({ matchLabels: selector }, pod.metadata.labels));
      if (selectors.length === 0) return undefined;
      const matches = (other: KubeObject): boolean => other.metadata.namespace === pod.metadata.namespace && selectors.every((selector: Decoded) => selects({ matchLabels: selector }, other.metadata.labels));
      raw = feasible.map((info) => [...info.pods.values()].filter(({ pod: other }) => matches(other)).length);
    }
  }
  const [least, most] = [Math.min(...raw), Math.max(...raw)];
  return most === 0 ? undefined : raw.map((count) => (MAX * (most + least - count)) / most);
};

/** The plugins that score, with their weights. Rule: the default configuration of kube-scheduler. */
const SCORES: readonly (readonly [weight: number, score: Score])[] = [
  [3, preferredTaints], [2, preferredNodes], [1, leastAllocated], [2, spread], [2, preferredPods], [1, balanced],
];

/** The feasible node with the best score; of several, one by chance. */
export function bestNode(pod: KubeObject, feasible: readonly NodeInfo[], plane: ControlPlane): NodeInfo {
  if (feasible.length === 1) return feasible[0]!;
  const totals = new Float64Array(feasible.length);
  for (const [weight, score] of SCORES) {
    const scores = score(pod, { plane, feasible });
    if (scores !== undefined) for (let at = 0; at < totals.length; at++) totals[at]! += weight * Math.trunc(scores[at]!);
  }
  const most = totals.reduce((a, b) => Math.max(a, b), 0);
  return plane.random.pick(feasible.filter((_info, at) => totals[at] === most));
}
