import type { Io } from '../io.ts';

/** Nothing is shown of a run that is over sooner. */
const QUIET_MILLISECONDS = 400;

/** How long a line stands at least, so that it can be read and the terminal is not the slowest part. */
const STEP_MILLISECONDS = 100;

/** `checking 120 of 2000 files (6 %)`, on one line of the terminal. */
export interface Progress {
  show(done: number, all: number): void;
  /** Takes the line away. */
  clear(): Promise<void>;
}

/** Shows on standard error how far a run is; undefined when that is no terminal that can rewrite a line. */
export function progressOn({ stderr, env, onInterrupt }: Pick<Io, 'stderr' | 'env' | 'onInterrupt'>, now: () => number): Progress | undefined {
  if (!stderr.isTerminal || env['TERM'] === 'dumb' || env['CI']) return undefined;
  const start = now();
  let last = start;
  let shown = false;
  const clear = async (): Promise<void> => {
    if (shown) await stderr.write('\r\u001B[K');
    shown = false;
  };
  const forget = onInterrupt?.(clear);
  return {
    show(done, all) {
      const time = now();
      if (time - start < QUIET_MILLISECONDS || time - last < STEP_MILLISECONDS || done >= all) return;
      last = time;
      shown = true;
      void stderr.write(`\r\u001B[Kchecking ${done} of ${all} files (${Math.floor((100 * done) / all)} %)`);
    },
    async clear() {
      forget?.();
      await clear();
    },
  };
}
