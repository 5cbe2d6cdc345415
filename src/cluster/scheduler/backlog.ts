/** Seconds after which a pod is tried again even if nothing changes. Rule: `DefaultPodMaxInUnschedulablePodsDuration`. */
const AT_LATEST = 300;

/** A plugin may be helped by a change, or not. */
export type Helps = (plugin: string) => boolean;

interface Entry {
  /** When the pod is to be tried, in milliseconds since 1970. */
  due: number;
  /** Which plugins refused it the last time; none if it was not tried yet. */
  plugins: ReadonlySet<string>;
}

/**
 * The pods that wait for a node, by uid. One that fitted nowhere is tried again when something changes that a plugin
 * which refused it could be helped by; it is not made to wait longer each time, as the scheduler has nothing else to do.
 * Rules: `PriorityQueue` with queueing hints and `SchedulerPopFromBackoffQ`.
 */
export class Backlog {
  readonly #entries = new Map<string, Entry>();
  /** Those that were tried in vain and wait for a change. */
  readonly #stuck = new Set<string>();

  /** A pod that is new, or may be tried at once. */
  add(uid: string, now: number): void {
    this.#entries.set(uid, { due: now, plugins: new Set() });
    this.#stuck.delete(uid);
  }

  delete(uid: string): void {
    this.#entries.delete(uid);
    this.#stuck.delete(uid);
  }

  /** A pod was tried in vain. */
  failed(uid: string, plugins: Iterable<string>, now: number): void {
    this.#entries.set(uid, { due: now + AT_LATEST * 1000, plugins: new Set(plugins) });
    this.#stuck.add(uid);
  }

  /** Something changed. @returns whether a pod is to be tried again for it */
  wake(helps: Helps, now: number): boolean {
    let woken = false;
    for (const uid of this.#stuck) {
      const entry = this.#entries.get(uid)!;
      if (![...entry.plugins].some(helps)) continue;
      entry.due = now;
      this.#stuck.delete(uid);
      woken = true;
    }
    return woken;
  }

  /** The pods whose time has come, in the order in which they came. */
  due(now: number): string[] {
    return [...this.#entries].filter(([, { due }]) => due <= now).map(([uid]) => uid);
  }

  /** When the next pod is due, in milliseconds since 1970; undefined when none waits. */
  next(): number | undefined {
    let next: number | undefined;
    for (const { due } of this.#entries.values()) if (next === undefined || due < next) next = due;
    return next;
  }
}
