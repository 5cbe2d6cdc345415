import { EventHeap, type TimedEvent } from './heap.ts';

/** Something that is to happen at a time; `cancel` calls it off. */
export interface Timer {
  cancel(): void;
}

/**
 * Virtual time. It stands still until something waits; then what falls due happens in order of time, and what falls
 * due at the same time in the order in which it was asked for, so that a run always repeats itself.
 */
export class Clock {
  /** Milliseconds since 1970, UTC. */
  #now: number;
  #sequence = 0;
  readonly #events = new EventHeap();

  /** @param start the time at which the cluster begins, in milliseconds since 1970 */
  constructor(start: number) {
    this.#now = start;
  }

  /** Milliseconds since 1970. */
  get now(): number {
    return this.#now;
  }

  /** The time as Kubernetes stores it: RFC 3339 in UTC, in whole seconds. */
  timestamp(at: number = this.#now): string {
    return `${new Date(Math.floor(at / 1000) * 1000).toISOString().slice(0, 19)}Z`;
  }

  /** The time as `MicroTime` fields hold it. */
  microTimestamp(at: number = this.#now): string {
    return `${new Date(at).toISOString().slice(0, 23)}000Z`;
  }

  /** Runs `action` `seconds` from now; a negative or zero delay runs it at this time, but never at once. */
  after(seconds: number, action: () => void): Timer {
    const event: TimedEvent = { at: this.#now + Math.max(0, seconds) * 1000, sequence: this.#sequence++, action };
    this.#events.push(event);
    return {
      cancel() {
        event.action = undefined;
      },
    };
  }

  /** When the next event falls due, in milliseconds since 1970; undefined when nothing is planned. */
  next(): number | undefined {
    return this.#events.peek()?.at;
  }

  /**
   * Moves on to the next event and runs it.
   * @param until the latest time to go to, in milliseconds since 1970; infinite for any
   * @returns whether there was one; if not, the time is `until`, unless that is infinite
   */
  step(until: number): boolean {
    const event = this.#events.peek();
    if (event === undefined || event.at > until) {
      if (Number.isFinite(until)) this.#now = Math.max(this.#now, until);
      return false;
    }
    this.#events.pop();
    this.#now = Math.max(this.#now, event.at);
    event.action!();
    return true;
  }

  /** Lets `seconds` go by, with all that falls due in them. */
  advance(seconds: number): void {
    const until = this.#now + seconds * 1000;
    while (this.step(until));
  }

  /** Runs what falls due at the present time, without letting any go by. */
  settle(): void {
    this.advance(0);
  }
}
