import type { Decoded, KubeObject } from '../../../kube/object.ts';
import { nodeConditionStatus } from '../../nodes/conditions.ts';

const PREFIX = 'node.kubernetes.io/';

/** The taint of each condition, by the status that brings it. Rule: `nodeConditionToTaintKeyStatusMap`. */
const BY_CONDITION: readonly (readonly [condition: string, status: string, key: string])[] = [
  ['Ready', 'False', 'not-ready'], ['Ready', 'Unknown', 'unreachable'],
  ['MemoryPressure', 'True', 'memory-pressure'], ['DiskPressure', 'True', 'disk-pressure'],
  ['NetworkUnavailable', 'True', 'network-unavailable'], ['PIDPressure', 'True', 'pid-pressure'],
];

const KEYS = new Set([...BY_CONDITION.map(([, , key]) => PREFIX + key), `${PREFIX}unschedulable`]);

/** Whether a taint is one that follows from a node's conditions, and not one that somebody gave it. */
export function isOwnTaint({ key, effect }: Decoded): boolean {
  return KEYS.has(key) && (effect === 'NoSchedule' || (effect === 'NoExecute' && (key === `${PREFIX}not-ready` || key === `${PREFIX}unreachable`)));
}

/**
 * The taints that a node's conditions bring with them.
 * Rule: https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-nodes-by-condition
 */
export function wantedTaints(node: KubeObject): Decoded[] {
  const taints: Decoded[] = [];
  for (const [condition, status, key] of BY_CONDITION) {
    if (nodeConditionStatus(node, condition) !== status) continue;
    taints.push({ effect: 'NoSchedule', key: PREFIX + key });
    if (condition === 'Ready') taints.push({ effect: 'NoExecute', key: PREFIX + key });
  }
  if (node['spec']?.unschedulable === true) taints.push({ effect: 'NoSchedule', key: `${PREFIX}unschedulable` });
  return taints;
}
