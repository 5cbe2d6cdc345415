/** An event of the clock; without an action it has been called off. */
export interface TimedEvent {
  /** Milliseconds since 1970. */
  at: number;
  /** Order among events of the same time. */
  sequence: number;
  action: (() => void) | undefined;
}

const isBefore = (a: TimedEvent, b: TimedEvent): boolean => a.at < b.at || (a.at === b.at && a.sequence < b.sequence);

/** A binary heap of events, the earliest first. Events that were called off are dropped when they come up. */
export class EventHeap {
  readonly #events: TimedEvent[] = [];

  push(event: TimedEvent): void {
    const events = this.#events;
    let index = events.length;
    events.push(event);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!isBefore(event, events[parent]!)) break;
      events[index] = events[parent]!;
      index = parent;
    }
    events[index] = event;
  }

  /** The earliest event that is still to happen. */
  peek(): TimedEvent | undefined {
    while (this.#events.length > 0 && this.#events[0]!.action === undefined) this.pop();
    return this.#events[0];
  }

  pop(): TimedEvent | undefined {
    const events = this.#events;
    const first = events[0];
    const last = events.pop();
    if (first === undefined || events.length === 0) return first;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= events.length) break;
      if (child + 1 < events.length && isBefore(events[child + 1]!, events[child]!)) child++;
      if (!isBefore(events[child]!, last!)) break;
      events[index] = events[child]!;
      index = child;
    }
    events[index] = last!;
    return first;
  }
}
