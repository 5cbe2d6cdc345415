import type { Process } from '../time/process.ts';

/** A command line that runs in the background. */
export interface Job {
  number: number;
  pid: number;
  text: string;
  process: Process;
  /** Undefined while it runs. */
  status: number | undefined;
}

/** The number of the first process that a shell starts. */
const FIRST_PID = 4021;

/** The jobs of a terminal. */
export class Jobs {
  readonly #jobs: Job[] = [];
  #nextPid = FIRST_PID;

  add(text: string, process: Process): Job {
    const number = Math.max(0, ...this.running().map((job) => job.number)) + 1;
    const job: Job = { number, pid: this.#nextPid, text, process, status: undefined };
    this.#nextPid += 1;
    this.#jobs.push(job);
    return job;
  }

  running(): Job[] {
    return this.#jobs.filter(({ status }) => status === undefined);
  }

  /** The job that `%1`, `%%`, `%+`, `%-`, `%name` or a process number names, run to its end or not. */
  find(name: string): Job | undefined {
    const latest = [...this.#jobs].reverse();
    if (/^%[%+]?$/.test(name)) return latest.find(({ status }) => status === undefined) ?? latest[0];
    if (name === '%-') return this.running().at(-2) ?? this.running().at(-1);
    if (/^%\d+$/.test(name)) return latest.find(({ number }) => number === Number(name.slice(1)));
    if (name.startsWith('%')) return latest.find(({ text }) => text.startsWith(name.slice(1)));
    return latest.find(({ pid }) => pid === Number(name));
  }
}
