import type { KubeObject } from '../../kube/object.ts';
import type { Clock } from '../clock/clock.ts';
import type { Random } from '../random.ts';
import type { Store } from '../store/store.ts';

/** Who reports an event. */
export interface EventSource {
  component: string;
  host?: string;
}

/** Messages of the same reason about one object that are kept apart; later ones share an event. Rule: `defaultAggregateMaxEvents`. */
const MAX_DIFFERENT = 10;
/** Seconds for which events count as similar. Rule: `defaultAggregateIntervalInSeconds`. */
const SIMILAR_FOR = 600;
/** Events that one source may report of one object at once, and seconds until it may report one more. Rule: `defaultSpamBurst`, `defaultSpamQPS`. */
const BURST = 25;
const REFILL_SECONDS = 300;

/** Sources that report through events.k8s.io, where an event is about an object as it is at that moment. Rule: `getKey` of client-go's tools/events. */
const BY_STATE: ReadonlySet<string> = new Set(['default-scheduler']);

interface Budget {
  left: number;
  at: number;
}

/**
 * Writes events as the components of Kubernetes do: the same one again is counted up, many that differ only in their
 * words are combined, and a source that reports too much is cut off for a while.
 * Rule: `EventCorrelator` of client-go's tools/record.
 */
export class EventRecorder {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #random: Random;
  /** The time in the last event's name, in nanoseconds: each has its own, and they sort by time. */
  #lastName = 0n;
  /** The names of events that were written, by what they say. */
  readonly #written = new Map<string, string>();
  readonly #similar = new Map<string, { messages: Set<string>; last: number }>();
  readonly #budgets = new Map<string, Budget>();

  constructor(store: Store, clock: Clock, random: Random) {
    this.#store = store;
    this.#clock = clock;
    this.#random = random;
  }

  /**
   * @param object what the event is about
   * @param fieldPath the part of it, as `spec.containers{app}`
   */
  record(source: EventSource, object: KubeObject, type: 'Normal' | 'Warning', reason: string, message: string, fieldPath?: string): void {
    const { namespace, name, uid, resourceVersion } = object.metadata;
    const state = BY_STATE.has(source.component) ? resourceVersion : '';
    const about = `${source.component} ${source.host ?? ''} ${object.kind} ${uid ?? `${namespace}/${name}`} ${fieldPath ?? ''} ${state}`;
    if (!this.#mayReport(`${source.component} ${source.host ?? ''} ${uid}`)) return;
    const said = this.#aggregate(`${about} ${type} ${reason}`, message);
    const key = `${about} ${type} ${reason} ${said}`;
    const inNamespace = namespace ?? 'default';
    const earlier = this.#written.get(key);
    const old = earlier === undefined ? undefined : this.#store.get('events', inNamespace, earlier);
    const now = this.#clock.timestamp();
    if (old !== undefined) {
      this.#store.put('events', { ...old, count: old['count'] + 1, lastTimestamp: now, message: said.startsWith('(combined') ? `(combined from similar events): ${message}` : message });
      return;
    }
    const event = this.#store.put('events', {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: {
        creationTimestamp: now,
        name: `${name}.${this.#nameTime().toString(16)}`,
        namespace: inNamespace,
        uid: this.#random.uuid(),
      },
      involvedObject: {
        apiVersion: object.apiVersion, kind: object.kind, name,
        ...(namespace === undefined ? {} : { namespace }),
        ...(resourceVersion === undefined ? {} : { resourceVersion }),
        ...(uid === undefined ? {} : { uid }),
        ...(fieldPath === undefined ? {} : { fieldPath }),
      },
      count: 1,
      eventTime: null,
      firstTimestamp: now,
      lastTimestamp: now,
      message: said.startsWith('(combined') ? `(combined from similar events): ${message}` : message,
      reason,
      reportingComponent: source.component,
      reportingInstance: source.host ?? '',
      source: { component: source.component, ...(source.host === undefined ? {} : { host: source.host }) },
      type,
    });
    this.#written.set(key, event.metadata.name);
  }

  /** Rule: `makeEvent`: the name ends in the time in hexadecimal. */
  #nameTime(): bigint {
    const now = BigInt(Math.floor(this.#clock.now)) * 1_000_000n;
    this.#lastName = now > this.#lastName ? now : this.#lastName + 1n;
    return this.#lastName;
  }

  /** The text by which an event is known: its message, or one for all when there were many that differ. */
  #aggregate(key: string, message: string): string {
    const now = this.#clock.now;
    let similar = this.#similar.get(key);
    if (similar === undefined || now - similar.last > SIMILAR_FOR * 1000) {
      similar = { messages: new Set(), last: now };
      this.#similar.set(key, similar);
    }
    similar.last = now;
    similar.messages.add(message);
    if (similar.messages.size < MAX_DIFFERENT) return message;
    similar.messages.delete(similar.messages.values().next().value!);
    return '(combined)';
  }

  #mayReport(key: string): boolean {
    const now = this.#clock.now;
    const budget = this.#budgets.get(key) ?? { left: BURST, at: now };
    budget.left = Math.min(BURST, budget.left + (now - budget.at) / (REFILL_SECONDS * 1000));
    budget.at = now;
    this.#budgets.set(key, budget);
    if (budget.left < 1) return false;
    budget.left--;
    return true;
  }
}
