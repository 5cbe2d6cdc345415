import type { Waiting } from '../../kubectl/context.ts';
import type { Timeline } from './timeline.ts';

/** A command line that runs, in the foreground or as a job. */
export class Process implements Waiting {
  readonly #timeline: Timeline;
  /** While it waits, time goes by. */
  foreground: boolean;
  /** Until when it may wait while it is in the foreground, in milliseconds since 1970. */
  latest: number;
  /** Ctrl-C or a signal has come: each wait ends with `Interrupted`. */
  interrupted = false;
  /** It was interrupted because it would have waited for ever. */
  endless = false;
  /** `timeout` has interrupted it: only the command that it was given for ends. */
  expired = false;
  ended = false;

  constructor(timeline: Timeline, foreground: boolean, latest: number) {
    this.#timeline = timeline;
    this.foreground = foreground;
    this.latest = latest;
  }

  now(): number {
    return this.#timeline.clock.now;
  }

  async sleep(seconds: number): Promise<void> {
    await this.#timeline.wait(this, undefined, seconds);
  }

  until(check: () => boolean, seconds = Infinity): Promise<boolean> {
    return this.#timeline.wait(this, check, seconds);
  }

  /** Ends its waits, now and in future. */
  interrupt(): void {
    this.interrupted = true;
    this.#timeline.recheck();
  }
}
