import type { Clock } from '../clock/clock.ts';

/** The time over which use is averaged: one round of the metrics server. */
const WINDOW_SECONDS = 15;

/** The processor time that answering took, averaged over the last full window or the present one. */
export class Load {
  readonly #clock: Clock;
  #window: number;
  #now = 0;
  #last = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#window = this.#index();
  }

  /** @param milliseconds of a processor */
  add(milliseconds: number): void {
    this.#turn();
    this.#now += milliseconds;
  }

  /** In thousandths of a processor. */
  milliCpu(): number {
    this.#turn();
    const elapsed = this.#clock.now / 1000 - this.#window * WINDOW_SECONDS;
    // The present window and as much of the last one as completes it.
    return Math.round((this.#now + this.#last * (1 - elapsed / WINDOW_SECONDS)) / WINDOW_SECONDS);
  }

  #index(): number {
    return Math.floor(this.#clock.now / 1000 / WINDOW_SECONDS);
  }

  #turn(): void {
    const index = this.#index();
    if (index === this.#window) return;
    this.#last = index === this.#window + 1 ? this.#now : 0;
    this.#now = 0;
    this.#window = index;
  }
}
