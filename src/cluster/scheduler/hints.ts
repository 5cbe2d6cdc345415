import type { KubeObject } from '../../kube/object.ts';
import type { StoreEvent } from '../store/store.ts';
import type { Helps } from './backlog.ts';

const ROOM = new Set(['NodeResourcesFit', 'NodePorts', 'VolumeRestrictions']);
const NEIGHBOURS = new Set(['InterPodAffinity', 'PodTopologySpread']);
const EVERYTHING: Helps = () => true;

const hasEnded = ({ status }: KubeObject): boolean => status?.phase === 'Succeeded' || status?.phase === 'Failed';

/**
 * Which plugins a change of a pod may help to let another pod in; undefined when none.
 * Rule: the events that plugins register for, and their queueing hints.
 */
export function helpOfPod({ type, object, old }: StoreEvent): Helps | undefined {
  if (type === 'ADDED') return object['spec'].nodeName === undefined ? undefined : (plugin) => NEIGHBOURS.has(plugin);
  const wasPlaced = old!['spec'].nodeName !== undefined;
  if (type === 'DELETED' || (hasEnded(object) && !hasEnded(old!))) {
    // A pod that kept room on a node for which it was nominated frees it as well.
    if (wasPlaced) return (plugin) => ROOM.has(plugin) || NEIGHBOURS.has(plugin);
    return old!['status']?.nominatedNodeName === undefined ? undefined : (plugin) => ROOM.has(plugin);
  }
  const isPlaced = object['spec'].nodeName !== undefined;
  if (isPlaced && (!wasPlaced || old!.metadata.labels !== object.metadata.labels)) return (plugin) => NEIGHBOURS.has(plugin);
  return undefined;
}

/** The same for a change of a node. */
export function helpOfNode({ type, object, old }: StoreEvent): Helps | undefined {
  if (type === 'ADDED') return EVERYTHING;
  if (type === 'DELETED') return (plugin) => plugin === 'PodTopologySpread';
  const helped = new Set<string>();
  if (old!.metadata.labels !== object.metadata.labels) for (const plugin of ['NodeAffinity', 'VolumeBinding', ...NEIGHBOURS]) helped.add(plugin);
  if (old!['status']?.allocatable !== object['status']?.allocatable) helped.add('NodeResourcesFit');
  if (old!['spec']?.taints !== object['spec']?.taints) for (const plugin of ['TaintToleration', 'PodTopologySpread']) helped.add(plugin);
  if (old!['spec']?.unschedulable !== object['spec']?.unschedulable) helped.add('NodeUnschedulable');
  return helped.size === 0 ? undefined : (plugin) => helped.has(plugin);
}

/** The same for a change of a claim, a volume or a class of storage. */
export const helpOfStorage: Helps = (plugin) => plugin === 'VolumeBinding' || plugin === 'VolumeRestrictions';
