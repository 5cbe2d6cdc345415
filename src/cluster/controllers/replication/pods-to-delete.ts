import type { Decoded, KubeObject } from '../../../kube/object.ts';
import { conditionOf, isReady } from '../pods.ts';

const PHASES: Readonly<Record<string, number>> = { Pending: 0, Unknown: 1, Running: 2 };
const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost';

/** A pod with the number of pods of the same owner on its node. */
interface Ranked {
  pod: KubeObject;
  rank: number;
}

/**
 * The order in which pods go when there are too many: those that do least first.
 * @param related all active pods of the same workload, by which the crowding of nodes is counted
 * @param now in milliseconds since 1970
 * Rule: `ActivePodsWithRanks.Less` of pkg/controller, which
 * https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#scaling-a-replicaset describes.
 */
export function podsToDelete(pods: readonly KubeObject[], related: readonly KubeObject[], count: number, now: number): KubeObject[] {
  const crowding = new Map<string, number>();
  for (const { spec } of related) crowding.set(spec.nodeName, (crowding.get(spec.nodeName) ?? 0) + 1);
  const ranked = pods.map((pod) => ({ pod, rank: crowding.get(pod['spec'].nodeName) ?? 0 }));
  return ranked.sort((a, b) => compare(a, b, now)).slice(0, count).map(({ pod }) => pod);
}

function compare(a: Ranked, b: Ranked, now: number): number {
  const one = a.pod;
  const other = b.pod;
  return (
    Number(isAssigned(one)) - Number(isAssigned(other))
    || (PHASES[one['status']?.phase] ?? 0) - (PHASES[other['status']?.phase] ?? 0)
    || Number(isReady(one)) - Number(isReady(other))
    || cost(one) - cost(other)
    || b.rank - a.rank
    || younger(readySince(one, now), readySince(other, now))
    || restarts(other) - restarts(one)
    || younger(age(one, now), age(other, now))
  );
}

const isAssigned = ({ spec }: KubeObject): boolean => (spec.nodeName ?? '') !== '';
const cost = ({ metadata }: KubeObject): number => Number(metadata.annotations?.[DELETION_COST] ?? 0);
const restarts = ({ status }: KubeObject): number => Math.max(0, ...(status?.containerStatuses ?? []).map((container: Decoded) => container.restartCount));
const age = ({ metadata }: KubeObject, now: number): number => now - Date.parse(metadata.creationTimestamp);

function readySince(pod: KubeObject, now: number): number {
  const ready = conditionOf(pod, 'Ready');
  return ready?.status === 'True' ? now - Date.parse(ready.lastTransitionTime) : 0;
}

/** Ages count by orders of magnitude, so that it is not always the newest that goes (KEP-2185). */
function younger(one: number, other: number): number {
  return magnitude(one) - magnitude(other);
}

function magnitude(milliseconds: number): number {
  return milliseconds <= 0 ? 0 : Math.floor(Math.log2(milliseconds * 1e6));
}
