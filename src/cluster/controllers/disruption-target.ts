import type { Decoded, KubeObject } from '../../kube/object.ts';
import type { Clock } from '../clock/clock.ts';
import { withCondition } from './conditions.ts';

/**
 * The status of a pod with the condition that says who is going to end it.
 * Rule: https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-conditions
 */
export function disrupted({ metadata, status }: KubeObject, reason: string, message: string, clock: Clock): Decoded {
  const conditions = withCondition(status?.conditions, { type: 'DisruptionTarget', status: 'True', reason, message }, clock.timestamp(), false)
    .map((one) => (one.type === 'DisruptionTarget' ? { lastProbeTime: null, ...one, observedGeneration: metadata.generation } : one));
  return { ...status, conditions };
}
