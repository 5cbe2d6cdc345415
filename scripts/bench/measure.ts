import { performance } from 'node:perf_hooks';

/** One line of the table: what was measured, and the figure with its unit. */
export interface Measurement {
  what: string;
  figure: string;
}

/**
 * Runs `work` over and over for about `seconds`, after one unmeasured run, and returns how often it
 * ran per second of processor time. Processor time, because a busy machine changes the other kind.
 */
export function runsPerSecond(work: () => void, seconds = 2): number {
  work();
  const before = process.cpuUsage();
  const until = performance.now() + seconds * 1000;
  let runs = 0;
  do {
    work();
    runs += 1;
  } while (performance.now() < until);
  const used = process.cpuUsage(before);
  return runs / ((used.user + used.system) / 1e6);
}

/** The processor time of one run of `work`, in seconds; compiling it and collecting its garbage included. */
export function processorSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1e6;
}

/** The median wall time of `times` runs of `work`, in milliseconds. */
export async function medianMilliseconds(work: () => Promise<unknown> | unknown, times: number): Promise<number> {
  const taken: number[] = [];
  for (let run = 0; run < times; run += 1) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  taken.sort((a, b) => a - b);
  return taken[taken.length >> 1]!;
}

/** A figure with thousands separated: 12,345. */
export function count(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** Milliseconds below one second, seconds with one decimal above. */
export function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds.toFixed(0)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
