import { standIn } from '../bash/rewrite.ts';
import type { Job } from '../jobs/jobs.ts';
import type { CommandIo, ShellCommand } from './command.ts';

const SIGNALS: Readonly<Record<string, number>> = { HUP: 1, INT: 2, QUIT: 3, KILL: 9, USR1: 10, USR2: 12, TERM: 15, CONT: 18, STOP: 19 };
/** The status of a process that a signal ended is this plus the signal's number. */
const BY_SIGNAL = 128;
const NOT_FOUND = 127;

const jobs: ShellCommand = {
  name: standIn('jobs'),
  run(args, { out, jobs: all }) {
    const running = all.running();
    for (const [index, job] of running.entries()) {
      const mark = index === running.length - 1 ? '+' : index === running.length - 2 ? '-' : ' ';
      if (args.includes('-p')) out(`${job.pid}\n`);
      else out(`[${job.number}]${mark} ${args.includes('-l') ? `${String(job.pid).padStart(6)} ` : ' '}Running${' '.repeat(17)}${job.text} &\n`);
    }
    return 0;
  },
};

const kill: ShellCommand = {
  name: standIn('kill'),
  run(args, { err, out, jobs: all }) {
    const { signal, names } = signalOf(args);
    if (signal === 'list') return out(`${Object.keys(SIGNALS).join(' ')}\n`), 0;
    if (signal === undefined) return err(`bash: kill: ${args[0]!.slice(1)}: invalid signal specification\n`), 1;
    if (names.length === 0) {
      err('kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]\n');
      return 2;
    }
    let status = 0;
    for (const name of names) {
      const job = all.find(name);
      if (job === undefined || job.status !== undefined) {
        err(name.startsWith('%') ? `bash: kill: ${name}: no such job\n` : `bash: kill: (${name}) - No such process\n`);
        status = 1;
      } else if (signal !== 0 && signal !== SIGNALS['CONT']) end(job, signal);
    }
    return status;
  },
};

function signalOf(args: readonly string[]): { signal: number | 'list' | undefined; names: readonly string[] } {
  const [first = '', second = '', ...rest] = args;
  if (first === '-l' || first === '-L') return { signal: 'list', names: [] };
  if (first === '-s' || first === '-n') return { signal: numberOf(second), names: rest };
  if (first === '--') return { signal: SIGNALS['TERM'], names: args.slice(1) };
  return first.startsWith('-') ? { signal: numberOf(first.slice(1)), names: args.slice(1) } : { signal: SIGNALS['TERM'], names: args };
}

function numberOf(name: string): number | undefined {
  return /^\d+$/.test(name) ? Number(name) : SIGNALS[name.toUpperCase().replace(/^SIG/, '')];
}

function end(job: Job, signal: number): void {
  job.status = BY_SIGNAL + signal;
  job.process.interrupt();
}

const wait: ShellCommand = {
  name: standIn('wait'),
  async run(args, io) {
    const names = args.filter((arg) => !arg.startsWith('-'));
    if (names.length === 0) {
      const running = io.jobs.running();
      if (args.includes('-n')) await io.process.until(() => running.length === 0 || running.some(({ status }) => status !== undefined));
      else await io.process.until(() => io.jobs.running().length === 0);
      return args.includes('-n') ? running.find(({ status }) => status !== undefined)?.status ?? NOT_FOUND : 0;
    }
    let status = 0;
    for (const name of names) status = await waitFor(name, io);
    return status;
  },
};

async function waitFor(name: string, { jobs: all, process, err }: CommandIo): Promise<number> {
  const job = all.find(name);
  if (job === undefined) {
    err(name.startsWith('%') ? `bash: wait: ${name}: no such job\n` : `bash: wait: pid ${name} is not a child of this shell\n`);
    return NOT_FOUND;
  }
  await process.until(() => job.status !== undefined);
  return job.status!;
}

const fg: ShellCommand = {
  name: standIn('fg'),
  async run([name = '%%'], { jobs: all, process, err, out }) {
    const job = all.find(name);
    if (job === undefined || job.status !== undefined) return err(`bash: fg: ${name === '%%' ? 'current' : name}: no such job\n`), 1;
    out(`${job.text}\n`);
    try {
      await process.until(() => job.status !== undefined);
    } finally {
      if (job.status === undefined) end(job, SIGNALS['INT']!);
    }
    return job.status!;
  },
};

const bg: ShellCommand = { name: standIn('bg'), run: () => 0 };
const disown: ShellCommand = { name: standIn('disown'), run: () => 0 };

/** Stand-ins for the builtins that know of jobs. */
export const JOB_COMMANDS: readonly ShellCommand[] = [jobs, kill, wait, fg, bg, disown];
