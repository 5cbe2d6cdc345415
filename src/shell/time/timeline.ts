import type { Clock } from '../../cluster/clock/clock.ts';
import { Interrupted } from '../../kubectl/context.ts';
import { Process } from './process.ts';

export interface TimelineOptions {
  /** How many seconds of virtual time one foreground command may take at most. */
  longest?: number;
  /**
   * Called before the clock moves on by so many milliseconds while somebody waits; a page that shows time going by
   * lets that much real time pass here. Without it, waiting takes no time at all.
   */
  pace?: (milliseconds: number) => Promise<void>;
}

/** A process that waits until `check` holds or a time has come. */
interface Wait {
  process: Process;
  check: (() => boolean) | undefined;
  /** Milliseconds since 1970. */
  deadline: number;
  wake(held: boolean): void;
  fail(error: unknown): void;
}

/** An hour and a half: longer than any lesson waits, short enough to be simulated in a moment. */
const LONGEST = 5400;

/** With a pace, how many milliseconds go by at most before the waits are looked at again. */
const LONGEST_STRIDE = 1000;

/** Turns of the microtask queue after an event, in which promises that it kept take effect. */
const SETTLING_TURNS = 4;

/**
 * The processes of a computer, which share the clock of its cluster. One process runs at a time; the clock moves on,
 * event by event, only when all of them wait and one of them is in the foreground. So a run repeats itself exactly,
 * however the processes' promises are scheduled.
 */
export class Timeline {
  readonly clock: Clock;
  readonly #longest: number;
  readonly #pace: TimelineOptions['pace'];
  readonly #active = new Set<Process>();
  readonly #ready: { process: Process; go: () => void }[] = [];
  #waits: Wait[] = [];
  #turning = false;

  constructor(clock: Clock, options: TimelineOptions = {}) {
    this.clock = clock;
    this.#longest = options.longest ?? LONGEST;
    this.#pace = options.pace;
  }

  /**
   * Starts a process, which runs when those before it wait or have ended.
   * @param foreground whether time may go by for it
   */
  start<T>(foreground: boolean, body: (process: Process) => Promise<T>): { process: Process; result: Promise<T> } {
    const process = new Process(this, foreground, this.clock.now + this.#longest * 1000);
    const result = new Promise<void>((go) => {
      this.#ready.push({ process, go });
    }).then(() => body(process)).finally(() => {
      process.ended = true;
      this.#active.delete(process);
      this.#turn();
    });
    this.#turn();
    return { process, result };
  }

  /** Lets a process wait; see `Waiting.until`. */
  wait(process: Process, check: (() => boolean) | undefined, seconds: number): Promise<boolean> {
    if (process.interrupted) return Promise.reject(new Interrupted('interrupted'));
    if (check?.() === true) return Promise.resolve(true);
    return new Promise((wake, fail) => {
      this.#waits.push({ process, check, deadline: this.clock.now + seconds * 1000, wake, fail });
      this.#active.delete(process);
      this.#turn();
    });
  }

  /** Looks again who can go on: after something happened outside of the clock. */
  recheck(): void {
    this.#turn();
  }

  #turn(): void {
    if (this.#turning || this.#active.size > 0) return;
    this.#turning = true;
    void this.#moveOn().finally(() => {
      this.#turning = false;
      // Processes may have begun to wait, or others may have started, while this turn ended.
      if (this.#active.size === 0 && (this.#canResume() || this.#waits.some(({ process }) => process.foreground))) this.#turn();
    });
  }

  async #moveOn(): Promise<void> {
    // What called this finishes first: it may be a process on its way to the end.
    await Promise.resolve();
    while (this.#active.size === 0) {
      if (this.#resumeOne()) return;
      const foreground = this.#waits.filter(({ process }) => process.foreground);
      if (foreground.length === 0) return;
      let until = Math.min(...this.#waits.map(({ deadline }) => deadline), ...foreground.map(({ process }) => process.latest));
      if (this.#pace !== undefined) {
        until = Math.min(until, this.clock.now + LONGEST_STRIDE);
        const next = Math.min(this.clock.next() ?? Infinity, until);
        if (next > this.clock.now) await this.#pace(next - this.clock.now);
        if (this.#canResume()) continue;
      }
      if (!this.#step(until)) return;
      if (this.#waits.some(({ check }) => check !== undefined)) for (let turn = 0; turn < SETTLING_TURNS; turn += 1) await Promise.resolve();
      this.#endEndless(foreground);
    }
  }

  /** Fails what waits in the foreground: after a mistake of the simulation, whoever plays a session gets to know. */
  fail(error: unknown): void {
    for (const wait of this.#waits.filter(({ process }) => process.foreground)) {
      this.#take(wait);
      wait.fail(error);
    }
  }

  /** Moves the clock on; false when that failed. */
  #step(until: number): boolean {
    try {
      this.clock.step(until);
      return true;
    } catch (error) {
      this.fail(error);
      return false;
    }
  }

  /** A foreground process that has waited for too long is ended as by Ctrl-C. */
  #endEndless(foreground: readonly Wait[]): void {
    for (const wait of foreground) {
      if (this.clock.now < wait.process.latest || !this.#waits.includes(wait) || this.#isOver(wait)) continue;
      wait.process.endless = true;
      wait.process.interrupted = true;
    }
  }

  #isOver(wait: Wait): boolean {
    try {
      return wait.process.interrupted || wait.deadline <= this.clock.now || wait.check?.() === true;
    } catch {
      return true;
    }
  }

  #canResume(): boolean {
    return this.#ready.length > 0 || this.#waits.some((wait) => this.#isOver(wait));
  }

  #take(wait: Wait): void {
    this.#waits = this.#waits.filter((other) => other !== wait);
    this.#active.add(wait.process);
  }

  #resumeOne(): boolean {
    const started = this.#ready.shift();
    if (started !== undefined) {
      this.#active.add(started.process);
      started.go();
      return true;
    }
    for (const wait of this.#waits) {
      if (!this.#isOver(wait)) continue;
      this.#take(wait);
      try {
        if (wait.process.interrupted) wait.fail(new Interrupted('interrupted'));
        else wait.wake(wait.check?.() ?? true);
      } catch (error) {
        wait.fail(error);
      }
      return true;
    }
    return false;
  }
}
