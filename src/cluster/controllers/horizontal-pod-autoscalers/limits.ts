import type { Decoded } from '../../../kube/object.ts';
import { recent, type Dated, type Memory } from './memory.ts';

/** Seconds for which a target is not made smaller than it was lately asked to be. Rule: `--horizontal-pod-autoscaler-downscale-stabilization`. */
const DOWNSCALE_STABILIZATION = 300;
/** Without rules a target at most doubles at once, and may always grow to this. Rules: `scaleUpLimitFactor`, `scaleUpLimitMinimum`. */
const GROWTH = 2;
const ALWAYS_ALLOWED = 4;

type Reason = readonly [reason: string, message: string];

const READY: Reason = ['ReadyForNewScale', 'recommended size matches current size'];
const UP_STABILIZED: Reason = ['ScaleUpStabilized', 'recent recommendations were lower than current one, applying the lowest recent recommendation'];
const DOWN_STABILIZED: Reason = ['ScaleDownStabilized', 'recent recommendations were higher than current one, applying the highest recent recommendation'];
const WITHIN: Reason = ['DesiredWithinRange', 'the desired count is within the acceptable range'];
const TOO_MANY: Reason = ['TooManyReplicas', 'the desired replica count is more than the maximum replica count'];
const TOO_FEW: Reason = ['TooFewReplicas', 'the desired replica count is less than the minimum replica count'];
const UP_LIMIT: Reason = ['ScaleUpLimit', 'the desired replica count is increasing faster than the maximum scale rate'];
const DOWN_LIMIT: Reason = ['ScaleDownLimit', 'the desired replica count is decreasing faster than the maximum scale rate'];

/** What is made of the number that the metrics ask for. */
export interface Limited {
  replicas: number;
  /** Why the target is able to scale. */
  able: Reason;
  limited: boolean;
  /** Why the number is another, or is not. */
  limit: Reason;
}

/**
 * Keeps the number of replicas steady and within its bounds, by the rules of the autoscaler if it has some.
 * @param wanted what the metrics ask for
 * Rules: `normalizeDesiredReplicas`, `normalizeDesiredReplicasWithBehaviors`.
 */
export function limitReplicas({ behavior, minReplicas, maxReplicas }: Decoded, current: number, wanted: number, memory: Memory, now: number): Limited {
  const [steady, why] = behavior === undefined ? stabilized(wanted, memory, now) : stabilizedBy(behavior, current, wanted, memory, now);
  const able = steady === wanted ? READY : why;
  const [replicas, limit] = behavior === undefined ? bounded(current, steady, minReplicas, maxReplicas) : boundedBy(behavior, current, steady, minReplicas, maxReplicas, memory, now);
  return { replicas, able, limited: replicas !== steady, limit };
}

/** Rule: `stabilizeRecommendation`. */
function stabilized(wanted: number, memory: Memory, now: number): [number, Reason] {
  const seen = memory.recommendations.filter(({ at }) => at >= now - DOWNSCALE_STABILIZATION * 1000);
  memory.recommendations = [...seen, { value: wanted, at: now }];
  return [Math.max(wanted, ...seen.map(({ value }) => value)), DOWN_STABILIZED];
}

/** Rule: `stabilizeRecommendationWithBehaviors`. */
function stabilizedBy({ scaleUp, scaleDown }: Decoded, current: number, wanted: number, memory: Memory, now: number): [number, Reason] {
  const upWindow: number = scaleUp.stabilizationWindowSeconds ?? 0;
  const downWindow: number = scaleDown.stabilizationWindowSeconds ?? DOWNSCALE_STABILIZATION;
  const lowest = Math.min(wanted, ...recent(memory.recommendations, upWindow, now).map(({ value }) => value));
  const highest = Math.max(wanted, ...recent(memory.recommendations, downWindow, now).map(({ value }) => value));
  memory.recommendations = [...memory.recommendations.filter(({ at }) => at >= now - Math.max(upWindow, downWindow) * 1000), { value: wanted, at: now }];
  return wanted >= current ? [lowest, UP_STABILIZED] : [highest, DOWN_STABILIZED];
}

/** Rule: `convertDesiredReplicasWithRules`. */
function bounded(current: number, wanted: number, min: number, max: number): [number, Reason] {
  const fastest = Math.max(GROWTH * current, ALWAYS_ALLOWED);
  if (wanted < min) return [min, TOO_FEW];
  if (wanted > Math.min(max, fastest)) return max > fastest ? [fastest, UP_LIMIT] : [max, TOO_MANY];
  return [wanted, WITHIN];
}

/** Rule: `convertDesiredReplicasWithBehaviorRate`. */
function boundedBy({ scaleUp, scaleDown }: Decoded, current: number, wanted: number, min: number, max: number, { grown, shrunk }: Memory, now: number): [number, Reason] {
  if (wanted > current) {
    const fastest = Math.max(current, upLimit(scaleUp, current, grown, shrunk, now));
    if (wanted > Math.min(max, fastest)) return max > fastest ? [fastest, UP_LIMIT] : [max, TOO_MANY];
  } else if (wanted < current) {
    const fastest = Math.min(current, downLimit(scaleDown, current, grown, shrunk, now));
    if (wanted < Math.max(min, fastest)) return min < fastest ? [fastest, DOWN_LIMIT] : [min, TOO_FEW];
  }
  return [wanted, WITHIN];
}

/** How many replicas there were at the beginning of a policy's period. */
function atStart(current: number, seconds: number, grown: readonly Dated[], shrunk: readonly Dated[], now: number): number {
  const sum = (list: readonly Dated[]): number => recent(list, seconds, now).reduce((total, { value }) => total + value, 0);
  return current - sum(grown) + sum(shrunk);
}

/** Rule: `calculateScaleUpLimitWithScalingRules`. */
function upLimit({ selectPolicy, policies }: Decoded, current: number, grown: readonly Dated[], shrunk: readonly Dated[], now: number): number {
  if (selectPolicy === 'Disabled') return current;
  const limits = policies.map(({ type, value, periodSeconds }: Decoded) => {
    const start = atStart(current, periodSeconds, grown, shrunk, now);
    return type === 'Pods' ? start + value : Math.ceil(Number((start * (1 + value / 100)).toPrecision(12)));
  });
  return selectPolicy === 'Min' ? Math.min(...limits) : Math.max(...limits);
}

/** Rule: `calculateScaleDownLimitWithBehaviors`. */
function downLimit({ selectPolicy, policies }: Decoded, current: number, grown: readonly Dated[], shrunk: readonly Dated[], now: number): number {
  if (selectPolicy === 'Disabled') return current;
  const limits = policies.map(({ type, value, periodSeconds }: Decoded) => {
    const start = atStart(current, periodSeconds, grown, shrunk, now);
    return type === 'Pods' ? start - value : Math.trunc(Number((start * (1 - value / 100)).toPrecision(12)));
  });
  return selectPolicy === 'Min' ? Math.max(...limits) : Math.min(...limits);
}

/** Remembers a change, if there are rules that ask for it. Rule: `storeScaleEvent`. */
export function remember({ behavior }: Decoded, from: number, to: number, memory: Memory, now: number): void {
  if (behavior === undefined) return;
  const longest = Math.max(...[...behavior.scaleUp.policies, ...behavior.scaleDown.policies].map(({ periodSeconds }: Decoded) => periodSeconds));
  const change = { value: Math.abs(to - from), at: now };
  memory.grown = [...recent(memory.grown, longest, now), ...(to > from ? [change] : [])];
  memory.shrunk = [...recent(memory.shrunk, longest, now), ...(to < from ? [change] : [])];
}
