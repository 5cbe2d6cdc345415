import type { ControlPlane } from '../../control-plane.ts';

/** A number with the time from which it is, in milliseconds since 1970. */
export interface Dated {
  value: number;
  at: number;
}

/** What the autoscaler remembers of a target between two looks. */
export interface Memory {
  /** The numbers of replicas that the metrics asked for. */
  recommendations: Dated[];
  /** By how many replicas the target grew and shrank. */
  grown: Dated[];
  shrunk: Dated[];
}

/** The real controller, too, keeps this nowhere but in its memory: after a restart it begins anew. */
const memories = new WeakMap<ControlPlane, Map<string, Memory>>();

/** @param uid of the HorizontalPodAutoscaler */
export function memoryOf(uid: string, plane: ControlPlane): Memory {
  let all = memories.get(plane);
  if (all === undefined) memories.set(plane, (all = new Map()));
  let memory = all.get(uid);
  if (memory === undefined) all.set(uid, (memory = { recommendations: [], grown: [], shrunk: [] }));
  return memory;
}

export function forget(uid: string, plane: ControlPlane): void {
  memories.get(plane)?.delete(uid);
}

/** Those of the last `seconds`. */
export function recent(list: readonly Dated[], seconds: number, now: number): Dated[] {
  return list.filter(({ at }) => at > now - seconds * 1000);
}
