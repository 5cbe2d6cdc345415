import type { ControlPlane } from '../control-plane.ts';
import type { StoreEvent } from '../store/store.ts';

/** Asks for a key to be reconciled again after some seconds. */
export type Requeue = (key: string, seconds: number) => void;

/**
 * A loop that makes the cluster more like what an object asks for. It keeps nothing in mind between two calls: what it
 * does follows from the store alone, so that it may be stopped and started at any time.
 */
export interface Controller {
  name: string;
  /**
   * By resource (`pods`, `deployments.apps`): the keys of the objects to look at after a change.
   * A key is what `keyOf` gives, `namespace/name`, unless the controller has a reason for another form.
   */
  watches: Readonly<Record<string, (event: StoreEvent, plane: ControlPlane) => readonly string[]>>;
  /** Asks to be told of what happens outside the store: `look` has a key looked at. */
  listens?(plane: ControlPlane, look: (key: string) => void): void;
  /**
   * Brings the object that `key` names one step on. It may throw a `StatusError` (a conflict, a quota): it is then
   * called again, later each time.
   */
  reconcile(key: string, plane: ControlPlane, requeue: Requeue): void;
  /** Seconds from a change until it is looked at. */
  latency?: number;
  /** Seconds before the first try after a `StatusError`, which double each time up to the last, for a controller with a rate limiter of its own. */
  retries?: { first: number; last: number };
}

/** `namespace/name`, as work queues name an object; of an object without a namespace just its name. */
export function keyOf({ metadata }: { metadata?: { namespace?: string; name: string } }): string {
  return metadata!.namespace === undefined ? metadata!.name : `${metadata!.namespace}/${metadata!.name}`;
}

/** The namespace, undefined when there is none, and the name of a key. */
export function splitKey(key: string): { namespace: string | undefined; name: string } {
  const slash = key.indexOf('/');
  return slash < 0 ? { namespace: undefined, name: key } : { namespace: key.slice(0, slash), name: key.slice(slash + 1) };
}
