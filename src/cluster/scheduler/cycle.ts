import type { KubeObject } from '../../kube/object.ts';
import type { ControlPlane } from '../control-plane.ts';
import { failureMessage } from './failure-message.ts';
import { UnschedulablePod, type Filter, type NodeFilter, type Rejection } from './filters/filter.ts';
import { nodeSelection } from './filters/node-selection.ts';
import { podAffinity } from './filters/pod-affinity.ts';
import { ports, resources } from './filters/resources.ts';
import { taints } from './filters/taints.ts';
import { topologySpread } from './filters/topology-spread.ts';
import { volumes } from './filters/volumes.ts';
import type { NodeInfo, NodeInfos } from './node-infos.ts';
import { findPreemption } from './preemption.ts';
import { bestNode } from './scores.ts';

/** In the order of the default configuration; the first that rejects a node tells why. */
const FILTERS: readonly Filter[] = [taints, nodeSelection, ports, resources, volumes, topologySpread, podAffinity];

export type Outcome =
  | { kind: 'node'; node: NodeInfo }
  | { kind: 'none'; message: string }
  | { kind: 'preempt'; message: string; node: NodeInfo; victims: readonly KubeObject[] };

/**
 * Finds a node for a pod, or says why there is none. Nothing is written.
 * Rule: `schedulePod` and the plugins of kube-scheduler's default profile.
 */
export function schedule(pod: KubeObject, infos: NodeInfos, plane: ControlPlane): Outcome {
  const nodes = infos.all();
  if (nodes.length === 0) return { kind: 'none', message: 'no nodes available to schedule pods' };
  const filters: NodeFilter[] = [];
  try {
    for (const filter of FILTERS) {
      const made = filter(pod, { plane, nodes });
      if (made !== undefined) filters.push(made);
    }
  } catch (error) {
    if (!(error instanceof UnschedulablePod)) throw error;
    return { kind: 'none', message: `0/${nodes.length} nodes are available: ${error.message}. not found` };
  }
  const reject = (info: NodeInfo): Rejection | undefined => {
    for (const filter of filters) {
      const rejection = filter(info);
      if (rejection !== undefined) return rejection;
    }
    return undefined;
  };
  const feasible: NodeInfo[] = [];
  const rejections = new Map<NodeInfo, Rejection>();
  const nominated = pod['status']?.nominatedNodeName;
  for (const info of nodes) {
    const rejection = reject(info);
    if (rejection === undefined) feasible.push(info);
    else rejections.set(info, rejection);
  }
  const preferred = feasible.find(({ name }) => name === nominated);
  if (preferred !== undefined) return { kind: 'node', node: preferred };
  if (feasible.length > 0) return { kind: 'node', node: bestNode(pod, feasible, plane) };
  // A pod for which others are making room already waits for them.
  const waits = nominated !== undefined && [...(infos.get(nominated)?.pods.values() ?? [])].some(({ pod: other }) => other.metadata.deletionTimestamp !== undefined);
  if (waits) return { kind: 'none', message: failureMessage(nodes.length, rejections.values(), 'no new claims to deallocate, preemption: not eligible due to a terminating pod on the nominated node.') };
  const preemption = findPreemption(pod, rejections, (info) => filtersFor(pod, plane, nodes).every((filter) => filter(info) === undefined), plane);
  if ('message' in preemption) return { kind: 'none', message: failureMessage(nodes.length, rejections.values(), preemption.message) };
  return { kind: 'preempt', message: failureMessage(nodes.length, rejections.values(), ''), ...preemption };
}

/** The filters again, after the pods of a node changed. */
function filtersFor(pod: KubeObject, plane: ControlPlane, nodes: readonly NodeInfo[]): NodeFilter[] {
  return FILTERS.map((filter) => filter(pod, { plane, nodes })).filter((filter) => filter !== undefined);
}
