import type { Rejection } from './filters/filter.ts';

/** `1 node(s) had untolerated taint(s), 2 Insufficient cpu`: reasons with their numbers, sorted as texts. */
export function countedReasons(reasons: Iterable<string>): string {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => `${count} ${reason}`).sort().join(', ');
}

/** What the scheduler says of a pod that fits no node. Rule: `FitError.Error`. */
export function failureMessage(nodes: number, rejections: Iterable<Rejection>, after: string): string {
  const reasons = countedReasons([...rejections].flatMap((rejection) => rejection.reasons));
  return `0/${nodes} nodes are available: ${reasons}.${after === '' ? '' : ` ${after}`}`;
}
