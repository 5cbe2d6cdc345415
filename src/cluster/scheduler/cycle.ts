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

/** A pod found a node, or none; the plugins that refused it tell what may change that. */
export type Outcome =
  | { kind: 'node'; node: NodeInfo }
  | { kind: 'none'; message: string; plugins: ReadonlySet<string> }
  | { kind: 'preempt'; message: string; plugins: ReadonlySet<string>; node: NodeInfo; victims: readonly KubeObject[] };

/**
 * Finds a node for a pod, or says why there is none. Nothing is written.
 * Rule: `schedulePod` and the plugins of kube-scheduler's default profile.
 */
export function schedule(pod: KubeObject, infos: NodeInfos, plane: ControlPlane): Outcome {
  const nodes = infos.all();
  if (nodes.length === 0) return { kind: 'none', message: 'no nodes available to schedule pods', plugins: new Set() };
  let filters: NodeFilter[];
  try {
    filters = filtersFor(pod, plane, nodes);
  } catch (error) {
    if (!(error instanceof UnschedulablePod)) throw error;
    return { kind: 'none', message: `0/${nodes.length} nodes are available: ${error.message}. not found`, plugins: new Set(['VolumeBinding']) };
  }
  const feasible: NodeInfo[] = [];
  const rejections = new Map<NodeInfo, Rejection>();
  for (const info of nodes) {
    const rejection = rejectionOf(pod, info, filters, infos);
    if (rejection === undefined) feasible.push(info);
    else rejections.set(info, rejection);
  }
  const nominated = pod['status']?.nominatedNodeName;
  const preferred = nominated === undefined ? undefined : feasible.find(({ name }) => name === nominated);
  if (preferred !== undefined) return { kind: 'node', node: preferred };
  if (feasible.length > 0) return { kind: 'node', node: bestNode(pod, feasible, plane) };
  const plugins = new Set([...rejections.values()].map(({ plugin }) => plugin));
  const message = (after: string): string => failureMessage(nodes.length, rejections.values(), after);
  const passes = (info: NodeInfo): boolean => rejectionOf(pod, info, filtersFor(pod, plane, nodes), infos) === undefined;
  const preemption = findPreemption(pod, rejections, passes, nominated === undefined ? undefined : infos.get(nominated), plane);
  if ('message' in preemption) return { kind: 'none', message: message(preemption.message), plugins };
  return { kind: 'preempt', message: message(''), plugins, ...preemption };
}

function filtersFor(pod: KubeObject, plane: ControlPlane, nodes: readonly NodeInfo[]): NodeFilter[] {
  const context = { plane, nodes };
  const filters: NodeFilter[] = [];
  for (const filter of FILTERS) {
    const made = filter(pod, context);
    if (made !== undefined) filters.push(made);
  }
  return filters;
}

/**
 * Why a node is not possible for a pod; undefined when it is. Room that was promised to a pod that is as important is
 * not free. Rule: `RunFilterPluginsWithNominatedPods`.
 */
function rejectionOf(pod: KubeObject, info: NodeInfo, filters: readonly NodeFilter[], infos: NodeInfos): Rejection | undefined {
  const promised: KubeObject[] = [];
  for (const other of infos.nominated(info.name)) {
    if (other.metadata.uid !== pod.metadata.uid && (other['spec'].priority ?? 0) >= (pod['spec'].priority ?? 0)) promised.push(other);
  }
  if (promised.length === 0) return firstRejection(info, filters);
  for (const other of promised) info.add(other);
  const rejection = firstRejection(info, filters);
  for (const { metadata } of promised) info.remove(metadata.uid);
  return rejection ?? firstRejection(info, filters);
}

function firstRejection(info: NodeInfo, filters: readonly NodeFilter[]): Rejection | undefined {
  for (const filter of filters) {
    const rejection = filter(info);
    if (rejection !== undefined) return rejection;
  }
  return undefined;
}
