import type { KubeObject } from '../../../kube/object.ts';
import type { ControlPlane } from '../../control-plane.ts';

/** Seconds until a failed pod of a node is replaced: they double with each. Rule: `failedPodsBackoff` of the DaemonSet controller. */
const FIRST = 1;
const LONGEST = 900;

interface Failures {
  wait: number;
  /** Milliseconds since 1970. */
  last: number;
}

/** The real controller, too, keeps this nowhere but in its memory. */
const memories = new WeakMap<ControlPlane, Map<string, Failures>>();

/**
 * Seconds until the failed pod of a set on a node may be replaced; 0 when it is replaced now, which counts.
 * Rule: `flowcontrol.Backoff`: after a long quiet time it begins anew.
 */
export function failedPodBackoff({ metadata }: KubeObject, node: string, plane: ControlPlane): number {
  const { now } = plane.clock;
  const all = memories.get(plane) ?? new Map<string, Failures>();
  memories.set(plane, all);
  const key = `${metadata.uid}/${metadata.generation}/${node}`;
  const before = all.get(key);
  const isQuiet = before === undefined || now - before.last > 2 * LONGEST * 1000;
  const left = isQuiet ? 0 : before.wait - (now - before.last) / 1000;
  if (left > 0) return left;
  all.set(key, { wait: isQuiet ? FIRST : Math.min(LONGEST, before.wait * 2), last: now });
  return 0;
}
