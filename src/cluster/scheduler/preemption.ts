import type { KubeObject } from '../../kube/object.ts';
import { selects } from '../../kube/selector.ts';
import type { ControlPlane } from '../control-plane.ts';
import { countedReasons } from './failure-message.ts';
import type { Rejection } from './filters/filter.ts';
import type { NodeInfo } from './node-infos.ts';

/** Where a pod could run if others made room. */
interface Candidate {
  info: NodeInfo;
  victims: KubeObject[];
  violations: number;
}

export type Preemption = { node: NodeInfo; victims: readonly KubeObject[] } | { message: string };

const priorityOf = ({ spec }: KubeObject): number => spec.priority ?? 0;

/**
 * Looks for a node where pods of lower priority could make room for a pod.
 * @param passes whether the pod would pass the filters on a node as it is at that moment
 * @param nominated the node where others are making room for it already
 * @returns the node and its victims, or what the event says when there is none
 * Rule: `Evaluator.Preempt` of the scheduler.
 */
export function findPreemption(
  pod: KubeObject, rejections: ReadonlyMap<NodeInfo, Rejection>, passes: (info: NodeInfo) => boolean, nominated: NodeInfo | undefined, plane: ControlPlane,
): Preemption {
  const prefix = 'no new claims to deallocate, preemption: ';
  if (pod['spec'].preemptionPolicy === 'Never') return { message: `${prefix}not eligible due to preemptionPolicy=Never.` };
  if (nominated !== undefined && waitsThere(pod, nominated, rejections)) return { message: `${prefix}not eligible due to a terminating pod on the nominated node.` };
  const unhelpful: string[] = [];
  const candidates: Candidate[] = [];
  for (const [info, { mayPreempt }] of rejections) {
    if (!mayPreempt) {
      unhelpful.push('Preemption is not helpful for scheduling');
      continue;
    }
    const candidate = victimsOn(info, pod, passes, plane);
    if (candidate === undefined) unhelpful.push('No preemption victims found for incoming pod');
    else candidates.push(candidate);
  }
  if (candidates.length === 0) return { message: `${prefix}0/${rejections.size} nodes are available: ${countedReasons(unhelpful)}.` };
  const best = candidates.sort(compare)[0]!;
  return { node: best.info, victims: best.victims };
}

/** Whether others are going from the node that was promised to a pod, so that it need not push more of them away. Rule: `PodEligibleToPreemptOthers`. */
function waitsThere(pod: KubeObject, nominated: NodeInfo, rejections: ReadonlyMap<NodeInfo, Rejection>): boolean {
  if (rejections.get(nominated)?.mayPreempt === false) return false;
  return [...nominated.pods.values()].some(({ pod: other }) => other.metadata.deletionTimestamp !== undefined && priorityOf(other) < priorityOf(pod));
}

/** The pods that have to go from a node: all of lower priority, less those for which there is room after all. */
function victimsOn(info: NodeInfo, pod: KubeObject, passes: (info: NodeInfo) => boolean, plane: ControlPlane): Candidate | undefined {
  const lower = [...info.pods.values()].map((placed) => placed.pod).filter((other) => priorityOf(other) < priorityOf(pod));
  if (lower.length === 0) return undefined;
  for (const { metadata } of lower) info.remove(metadata.uid);
  if (!passes(info)) {
    for (const other of lower) info.add(other);
    return undefined;
  }
  const budgeted = withoutBudget(lower, plane);
  const victims: KubeObject[] = [];
  let violations = 0;
  // Those whose budget would be violated are spared first, then the more important and the older.
  for (const other of [...lower].sort((a, b) => Number(budgeted.has(b)) - Number(budgeted.has(a)) || priorityOf(b) - priorityOf(a) || startOf(a) - startOf(b))) {
    info.add(other);
    if (passes(info)) continue;
    info.remove(other.metadata.uid);
    victims.push(other);
    if (budgeted.has(other)) violations++;
  }
  for (const other of victims) info.add(other);
  return { info, victims, violations };
}

/** The pods whose disruption no budget allows any more. Rule: `filterPodsWithPDBViolation`. */
function withoutBudget(pods: readonly KubeObject[], { store }: ControlPlane): Set<KubeObject> {
  const left = new Map<KubeObject, number>();
  const violating = new Set<KubeObject>();
  for (const pod of pods) {
    for (const budget of store.each('poddisruptionbudgets.policy', pod.metadata.namespace)) {
      if (!selects(budget['spec'].selector, pod.metadata.labels)) continue;
      const allowed = (left.get(budget) ?? budget['status']?.disruptionsAllowed ?? 0) - 1;
      left.set(budget, allowed);
      if (allowed < 0) violating.add(pod);
    }
  }
  return violating;
}

const startOf = ({ status, metadata }: KubeObject): number => Date.parse(status?.startTime ?? metadata.creationTimestamp);
const highest = (pods: readonly KubeObject[]): number => Math.max(...pods.map(priorityOf));
const sum = (pods: readonly KubeObject[]): number => pods.reduce((total, pod) => total + priorityOf(pod), 0);

/** Rule: `pickOneNodeForPreemption`. */
function compare(a: Candidate, b: Candidate): number {
  return a.violations - b.violations
    || highest(a.victims) - highest(b.victims)
    || sum(a.victims) - sum(b.victims)
    || a.victims.length - b.victims.length
    || Math.max(...b.victims.map(startOf)) - Math.max(...a.victims.map(startOf));
}
