import { standIn } from '../bash/rewrite.ts';
import type { ShellCommand } from './command.ts';
import { formatDate } from './date-format.ts';

const UNITS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86400 };

const sleep: ShellCommand = {
  name: 'sleep',
  async run(args, { err, process }) {
    if (args.length === 0) return err("sleep: missing operand\nTry 'sleep --help' for more information.\n"), 1;
    let seconds = 0;
    for (const arg of args) {
      const [, number, unit] = /^(\d*\.?\d+|\d+\.)([smhd]?)$/.exec(arg) ?? [];
      if (number === undefined && arg !== 'infinity') return err(`sleep: invalid time interval '${arg}'\nTry 'sleep --help' for more information.\n`), 1;
      seconds += number === undefined ? Infinity : Number(number) * UNITS[unit!]!;
    }
    await process.sleep(seconds);
    return 0;
  },
};

const date: ShellCommand = {
  name: 'date',
  run(args, { out, err, process }) {
    let format = '%a %b %e %H:%M:%S %Z %Y';
    for (const arg of args) {
      if (arg.startsWith('+')) format = arg.slice(1);
      else if (/^(?:-I|--iso-8601)/.test(arg)) format = /(?:s|seconds)$/.test(arg) ? '%Y-%m-%dT%H:%M:%S+00:00' : '%F';
      else if (arg === '-R' || arg === '--rfc-email') format = '%a, %d %b %Y %H:%M:%S +0000';
      else if (arg !== '-u' && arg !== '--utc') return err(`date: ${arg} is not simulated here: -u, -I, -R and +FORMAT are\n`), 1;
    }
    out(`${formatDate(process.now(), format)}\n`);
    return 0;
  },
};

/** How often `watch` calls its command when nobody ends it: enough to see something happen. */
const INTERVAL = 2;

const watch: ShellCommand = {
  name: 'watch',
  async run(args, { err, process, shell }) {
    let interval = INTERVAL;
    let first = 0;
    for (; args[first]?.startsWith('-') === true; first += 1) {
      const [, attached] = /^(?:-n|--interval=)(.+)$/.exec(args[first]!) ?? [];
      if (attached !== undefined) interval = Number(attached);
      else if (args[first] === '-n' || args[first] === '--interval') interval = Number(args[(first += 1)]);
    }
    const line = args.slice(first).join(' ');
    if (line === '' || Number.isNaN(interval)) return err('Usage:\n watch [options] command\n'), 1;
    for (;;) {
      await shell(line);
      await process.sleep(Math.max(0.1, interval));
    }
  },
};

/** Rule: timeout(1) of the GNU coreutils. */
const timeout: ShellCommand = {
  name: 'timeout',
  async run(args, { err, process, computer, shell }) {
    const words = args.filter((arg, index) => !(arg.startsWith('-') && index < args.findIndex((other) => /^\d/.test(other))));
    const [, number, unit] = /^(\d*\.?\d+)([smhd]?)$/.exec(words[0] ?? '') ?? [];
    if (number === undefined || words.length < 2) return err("timeout: missing operand\nTry 'timeout --help' for more information.\n"), 125;
    const timer = computer.cluster.clock.after(Number(number) * UNITS[unit!]!, () => {
      if (process.interrupted) return;
      process.expired = true;
      process.interrupt();
    });
    const status = await shell(words.slice(1).map(quoted).join(' '));
    timer.cancel();
    if (!process.expired) return status;
    process.expired = false;
    process.interrupted = false;
    return 124;
  },
};

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

const random: ShellCommand = {
  name: standIn('random'),
  run: (_args, { out, computer }) => (out(`${computer.cluster.random.below(32768)}\n`), 0),
};

const seconds: ShellCommand = {
  name: standIn('seconds'),
  run: (_args, { out, computer, process }) => (out(`${Math.floor((process.now() - computer.started) / 1000)}\n`), 0),
};

const epochSeconds: ShellCommand = {
  name: standIn('epochseconds'),
  run: (_args, { out, process }) => (out(`${Math.floor(process.now() / 1000)}\n`), 0),
};

/** Commands that take their time, or tell it, by the cluster's clock. */
export const CLOCK_COMMANDS: readonly ShellCommand[] = [sleep, date, watch, timeout, random, seconds, epochSeconds];
