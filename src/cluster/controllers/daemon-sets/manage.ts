import type { KubeObject } from '../../../kube/object.ts';
import { scaledValue, type IntOrString } from '../../../kube/int-or-string.ts';
import type { ControlPlane } from '../../control-plane.ts';
import { isAvailable } from '../pods.ts';
import { eligibility } from './eligibility.ts';
import { failedPodBackoff } from './failed-pods.ts';
import { byNode, isUpdated, nodeOf, reportDaemonSet } from './pods.ts';

/** What is to be done: pods to delete, and nodes to create one for. */
export interface Plan {
  remove: KubeObject[];
  create: string[];
  /** Seconds until a failed pod may be replaced. */
  wait?: number;
}

const isGoing = ({ metadata }: KubeObject): boolean => metadata.deletionTimestamp !== undefined;
const bound = (value: IntOrString | undefined, total: number): number => (value === undefined ? 0 : scaledValue(value, total, 'up') ?? 0);

/** How many pods more than one per node, and how many less, a rolling update may make. Rule: `updatedDesiredNodeCounts`. */
function limits({ spec }: KubeObject, desired: number): { surge: number; unavailable: number } {
  const { maxSurge, maxUnavailable } = spec.updateStrategy?.rollingUpdate ?? {};
  const surge = spec.updateStrategy?.type === 'RollingUpdate' ? bound(maxSurge, desired) : 0;
  const unavailable = bound(maxUnavailable, desired);
  return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable };
}

/**
 * One pod on each node that is to have one, none on the others; pods that ended are replaced.
 * Rules: `podsShouldBeOnNode`, `getUnscheduledPodsWithoutNode`.
 */
export function onePerNode(set: KubeObject, pods: readonly KubeObject[], hash: string, plane: ControlPlane): Plan {
  const nodes = plane.store.list('nodes');
  const there = byNode(pods);
  const plan: Plan = { remove: [], create: [] };
  for (const node of nodes) {
    const { name } = node.metadata;
    const { shouldRun, mayStay } = eligibility(set, node);
    const mine = there.get(name);
    if (shouldRun && mine === undefined) plan.create.push(name);
    else if (mayStay) superfluous(set, mine ?? [], name, hash, plan, plane);
    else plan.remove.push(...(mine ?? []).filter((pod) => !isGoing(pod)));
  }
  const names = new Set(nodes.map(({ metadata }) => metadata.name));
  plan.remove.push(...pods.filter((pod) => !pod['spec'].nodeName && !isGoing(pod) && !names.has(nodeOf(pod) ?? '')));
  return plan;
}

/** Adds the pods on a node that have ended or are more than it needs to what is removed. */
function superfluous(set: KubeObject, pods: readonly KubeObject[], node: string, hash: string, plan: Plan, plane: ControlPlane): void {
  const { remove } = plan;
  const running: KubeObject[] = [];
  for (const pod of pods) {
    if (isGoing(pod)) continue;
    const { namespace, name } = pod.metadata;
    const phase = pod['status']?.phase;
    if (phase !== 'Failed' && phase !== 'Succeeded') {
      running.push(pod);
      continue;
    }
    const wait = phase === 'Failed' ? failedPodBackoff(set, node, plane) : 0;
    if (wait > 0) {
      plan.wait = Math.min(wait, plan.wait ?? wait);
      continue;
    }
    if (phase === 'Failed') reportDaemonSet(set, 'Warning', 'FailedDaemonPod', `Found failed daemon pod ${namespace}/${name} on node ${node}, will try to kill it`, plane);
    else reportDaemonSet(set, 'Normal', 'SucceededDaemonPod', `Found succeeded daemon pod ${namespace}/${name} on node ${node}, will try to delete it`, plane);
    remove.push(pod);
  }
  if (running.length < 2) return;
  if (limits(set, plane.store.count('nodes')).surge === 0) {
    remove.push(...running.slice(1));
    return;
  }
  // While a pod surges a node may have two: the old one that serves and the new one that is not ready yet.
  const fresh = running.find((pod) => isUpdated(pod, set, hash));
  const old = running.find((pod) => !isUpdated(pod, set, hash));
  const keepsBoth = fresh !== undefined && old !== undefined && isAvailableNow(old, set, plane) && !isAvailableNow(fresh, set, plane);
  const kept = keepsBoth ? [fresh, old] : [fresh ?? old];
  remove.push(...running.filter((pod) => !kept.includes(pod)));
}

const isAvailableNow = (pod: KubeObject, set: KubeObject, { clock }: ControlPlane): boolean => isAvailable(pod, set['spec'].minReadySeconds ?? 0, clock.now);

/**
 * What a rolling update does next: without surge old pods are deleted, so that `onePerNode` makes new ones, with surge new
 * ones come first. Rule: `rollingUpdate` of the DaemonSet controller.
 */
export function nextOfRollout(set: KubeObject, pods: readonly KubeObject[], hash: string, plane: ControlPlane): Plan {
  const there = byNode(pods);
  for (const node of plane.store.list('nodes')) if (!there.has(node.metadata.name) && eligibility(set, node).shouldRun) there.set(node.metadata.name, []);
  const desired = plane.store.list('nodes').filter((node) => eligibility(set, node).shouldRun).length;
  const { surge, unavailable } = limits(set, desired);
  const nodes = [...there].map(([node, mine]) => ({ node, ...oldAndNew(mine.filter((pod) => !isGoing(pod)), set, hash) }));
  return surge === 0 ? replacing(nodes, unavailable, set, plane) : surging(nodes, surge, set, plane);
}

interface OnNode {
  node: string;
  fresh: KubeObject | undefined;
  old: KubeObject | undefined;
  /** There are two of a kind, which `onePerNode` puts in order. */
  isMuddled: boolean;
}

function oldAndNew(pods: readonly KubeObject[], set: KubeObject, hash: string): Omit<OnNode, 'node'> {
  const fresh = pods.filter((pod) => isUpdated(pod, set, hash));
  const old = pods.filter((pod) => !isUpdated(pod, set, hash));
  return { fresh: fresh[0], old: old[0], isMuddled: fresh.length > 1 || old.length > 1 };
}

function replacing(nodes: readonly OnNode[], maxUnavailable: number, set: KubeObject, plane: ControlPlane): Plan {
  const broken: KubeObject[] = [];
  const candidates: KubeObject[] = [];
  let unavailable = 0;
  for (const { fresh, old, isMuddled } of nodes) {
    if (isMuddled || (fresh === undefined) === (old === undefined)) unavailable++;
    else if (fresh !== undefined) unavailable += isAvailableNow(fresh, set, plane) ? 0 : 1;
    else if (isAvailableNow(old!, set, plane)) candidates.push(old!);
    else {
      broken.push(old!);
      unavailable++;
    }
  }
  return { remove: [...broken, ...candidates.slice(0, Math.max(0, maxUnavailable - unavailable))], create: [] };
}

function surging(nodes: readonly OnNode[], maxSurge: number, set: KubeObject, plane: ControlPlane): Plan {
  const plan: Plan = { remove: [], create: [] };
  const candidates: string[] = [];
  let surged = 0;
  for (const { node, fresh, old, isMuddled } of nodes) {
    if (isMuddled) surged++;
    else if (old === undefined) continue;
    else if (fresh === undefined) (isAvailableNow(old, set, plane) ? candidates : plan.create).push(node);
    else if (isAvailableNow(fresh, set, plane)) plan.remove.push(old);
    else surged++;
  }
  plan.create.push(...candidates.slice(0, Math.max(0, maxSurge - surged)));
  return plan;
}
