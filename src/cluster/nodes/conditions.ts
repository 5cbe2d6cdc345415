import { items, type Decoded } from '../../kube/object.ts';
import type { Clock } from '../clock/clock.ts';

/** Seconds between two reports of a node's status when nothing changes. Rule: `nodeStatusReportFrequency`. */
export const NODE_STATUS_SECONDS = 300;

/** What a kubelet says of itself, in the order in which it says it. */
const HEALTHY: readonly (readonly [type: string, status: string, reason: string, message: string])[] = [
  ['MemoryPressure', 'False', 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'],
  ['DiskPressure', 'False', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'],
  ['PIDPressure', 'False', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'],
  ['Ready', 'True', 'KubeletReady', 'kubelet is posting ready status'],
];

/** The conditions of a node that is well; those that were so before keep the time since when they are. */
export function nodeConditions(before: Decoded, clock: Clock): Decoded[] {
  const now = clock.timestamp();
  return HEALTHY.map(([type, status, reason, message]) => {
    const old = items(before).find((condition) => condition.type === type);
    return { lastHeartbeatTime: now, lastTransitionTime: old?.status === status ? old.lastTransitionTime : now, message, reason, status, type };
  });
}

/**
 * The conditions of a node that has fallen silent.
 * @param never whether its kubelet has never said anything
 * Rule: `tryUpdateNodeHealth` of the controller node-lifecycle.
 */
export function unknownConditions(before: Decoded, never: boolean, clock: Clock): Decoded[] {
  const now = clock.timestamp();
  return ['MemoryPressure', 'DiskPressure', 'PIDPressure', 'Ready'].map((type) => {
    const old = items(before).find((condition) => condition.type === type);
    if (old?.status === 'Unknown') return old;
    return {
      ...(old === undefined ? { lastHeartbeatTime: now } : { lastHeartbeatTime: old.lastHeartbeatTime }), lastTransitionTime: now,
      message: never ? 'Kubelet never posted node status.' : 'Kubelet stopped posting node status.',
      reason: never ? 'NodeStatusNeverUpdated' : 'NodeStatusUnknown', status: 'Unknown', type,
    };
  });
}

/** The status of a condition of a node. */
export function nodeConditionStatus(node: Decoded, type: string): string | undefined {
  return items(node.status?.conditions).find((condition) => condition.type === type)?.status;
}
