import { signalName } from '../builtins.ts';
import { format } from '../printf.ts';
import type { Applet, Process } from '../machine.ts';
import { LineSink } from '../machine.ts';
import { TextSource, type Step } from '../process.ts';
import { Shell } from '../shell.ts';
import { date } from './date.ts';

/** Seconds that a text means: `5`, `0.5`, `1m`, `2h`, `1d`. */
function seconds(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?|\.\d+)([smhd]?)$/.exec(text);
  return match === null ? undefined : Number(match[1]) * { '': 1, s: 1, m: 60, h: 3600, d: 86_400 }[match[2] as 's']!;
}

function* sleep({ args, stderr, name }: Process): Step {
  if (args.length === 0) {
    stderr.write(`${name}: missing operand\n`);
    return 1;
  }
  let sum = 0;
  for (const arg of args) {
    const time = arg === 'infinity' || arg === 'inf' ? 1e9 : seconds(arg);
    if (time === undefined) {
      stderr.write(`sleep: invalid number '${arg}'\n`);
      return 1;
    }
    sum += time;
  }
  yield sum;
  return 0;
}

/** `sh`, `bash`: a script after `-c`, in a file, or on the standard input. */
const shell: Applet = (process) => {
  const { args, machine, name, stdin, stdout, stderr } = process;
  const inner = new Shell(machine, name === 'bash' ? 'bash' : 'sh', process.shell.env, process.shell.cwd);
  inner.errors = stderr;
  let at = 0;
  let isScript = false;
  for (; /^[-+][a-zA-Z]/.test(args[at] ?? ''); at++) {
    if (args[at] === '-o') inner.options.add(args[++at] ?? '');
    else for (const letter of args[at]!.slice(1)) {
      if (letter === 'c') isScript = true;
      else if ('euxf'.includes(letter)) inner.options.add(letter);
    }
  }
  const first = args[at];
  // The first process gets signals; others run in its shadow.
  if (machine.main === undefined) machine.main = inner;
  inner.pid = machine.main === inner ? 1 : machine.nextPid();
  const streams = { stdin, stdout, stderr };
  if (isScript) {
    if (first === undefined) {
      stderr.write(`${name}: -c requires an argument\n`);
      return 2;
    }
    if (args[at + 1] !== undefined) inner.variables.set('0', args[at + 1]!);
    inner.positional = args.slice(at + 2);
    return inner.script(first, streams);
  }
  if (first !== undefined) {
    const text = machine.runtime.files.read(first.startsWith('/') ? first : `${process.shell.cwd}/${first}`);
    if (text === undefined) {
      stderr.write(machine.flavour === 'busybox' ? `${name}: can't open '${first}': No such file or directory\n` : `${name}: 0: cannot open ${first}: No such file\n`);
      return machine.flavour === 'busybox' ? 2 : 127;
    }
    inner.positional = args.slice(at + 1);
    inner.variables.set('0', first);
    return inner.script(text, streams);
  }
  return (function* run(): Step {
    return yield* inner.script(yield* stdin.readAll(), { ...streams, stdin: new TextSource('') });
  })();
};

/** Runs what its arguments name. */
const runs = (process: Process, [name, ...args]: readonly string[]): number | Step => (name === undefined ? 0 : process.shell.invoke(name, args, process));

function* timeout(process: Process): Step {
  let first = 0;
  for (; process.args[first]?.startsWith('-') === true; first++) if (/^-[ks]$/.test(process.args[first]!)) first++;
  const args = process.args.slice(first);
  const limit = seconds(args[0] ?? '') ?? 0;
  const step = runs(process, args.slice(1));
  if (typeof step === 'number') return step;
  const task = process.machine.spawn(args.slice(1).join(' '), step);
  const timer = process.machine.runtime.clock.after(limit, () => task.kill(process.machine.flavour === 'busybox' ? 143 : 124));
  task.resume();
  while (task.status === undefined) yield task;
  timer.cancel();
  return task.status;
}

function* yes({ args, stdout }: Process): Step {
  for (;;) {
    stdout.write(`${args.join(' ') || 'y'}\n`.repeat(100));
    yield 0.1;
  }
}

/** Commands about the system and about processes. */
export const systemApplets: Readonly<Record<string, Applet>> = {
  sh: shell, bash: shell, ash: shell, sleep, date, yes, timeout,
  true: () => 0,
  false: () => 1,
  echo: (process) => process.shell.invoke('echo', process.args, process),
  printf({ args: [text, ...args], stdout }) {
    stdout.write(format(text ?? '', args));
    return 0;
  },
  test: (process) => process.shell.invoke('test', process.args, process),
  '[': (process) => process.shell.invoke('[', process.args, process),
  kill: (process) => process.shell.invoke('kill', process.args, process),
  pwd({ shell: { cwd }, stdout }) {
    stdout.write(`${cwd}\n`);
    return 0;
  },
  env(process) {
    const own = process.shell.clone();
    let at = 0;
    for (; /^-[iu0]$|=/.test(process.args[at] ?? ''); at++) {
      const arg = process.args[at]!;
      const equals = arg.indexOf('=');
      if (arg === '-u') own.variables.delete(process.args[++at] ?? '');
      else if (arg === '-i') own.exported.clear();
      else if (equals > 0) {
        own.variables.set(arg.slice(0, equals), arg.slice(equals + 1));
        own.exported.add(arg.slice(0, equals));
      }
    }
    if (at < process.args.length) return own.program(process.args[at]!, process.args.slice(at + 1), process);
    for (const [name, value] of Object.entries(own.env)) process.stdout.write(`${name}=${value}\n`);
    return 0;
  },
  printenv({ args, shell: { env }, stdout }) {
    if (args.length === 0) for (const [name, value] of Object.entries(env)) stdout.write(`${name}=${value}\n`);
    let status = 0;
    for (const name of args) {
      if (env[name] === undefined) status = 1;
      else stdout.write(`${env[name]}\n`);
    }
    return status;
  },
  hostname({ args, machine: { runtime }, stdout }) {
    stdout.write(`${args.some((arg) => arg === '-i' || arg === '-I') ? runtime.podIp : runtime.hostname}\n`);
    return 0;
  },
  uname({ args, machine: { runtime }, stdout }) {
    const flags = args.join('');
    const facts = [['s', 'Linux'], ['n', runtime.hostname], ['r', '6.10.14-linuxkit'], ['v', '#1 SMP'], ['m', 'x86_64'], ['o', 'GNU/Linux']] as const;
    const shown = flags === '' ? ['Linux'] : facts.filter(([letter]) => flags.includes('a') || flags.includes(letter)).map(([, text]) => text);
    stdout.write(`${shown.join(' ')}\n`);
    return 0;
  },
  id({ args, machine: { user, userNames }, stdout }) {
    const name = userNames.get(user);
    const flags = args.join('');
    const number = name === undefined ? String(user) : `${user}(${name})`;
    const shown = !/[ugG]/.test(flags) ? `uid=${number} gid=${number} groups=${number}` : flags.includes('n') ? (name ?? String(user)) : String(user);
    stdout.write(`${shown}\n`);
    return 0;
  },
  whoami({ machine: { user, userNames }, stdout, stderr }) {
    const name = userNames.get(user);
    if (name !== undefined) stdout.write(`${name}\n`);
    else stderr.write(`whoami: unknown uid ${user}\n`);
    return Number(name === undefined);
  },
  ps({ machine: { tasks, title, flavour }, stdout, args }) {
    stdout.write(flavour === 'busybox' ? 'PID   USER     TIME  COMMAND\n' : '    PID TTY          TIME CMD\n');
    const line = (pid: number, command: string): void => void stdout.write(flavour === 'busybox' ? `${String(pid).padStart(5)} root      0:00 ${command}\n` : `${String(pid).padStart(7)} ?        00:00:00 ${command}\n`);
    line(1, title);
    for (const [pid, task] of tasks) if (pid !== 1) line(pid, task.title);
    if (tasks.size === 0) line(2, ['ps', ...args].join(' '));
    return 0;
  },
  uptime({ machine: { runtime: { clock } }, stdout }) {
    stdout.write(` ${clock.timestamp().slice(11, 19)} up 1:00,  0 users,  load average: 0.00, 0.00, 0.00\n`);
    return 0;
  },
  nproc({ stdout }) {
    stdout.write('8\n');
    return 0;
  },
  df({ stdout }) {
    stdout.write('Filesystem           1K-blocks      Used Available Use% Mounted on\noverlay               61202244  12240448  45820468  21% /\ntmpfs                    65536         0     65536   0% /dev\n');
    return 0;
  },
  free({ machine: { runtime }, stdout }) {
    const total = Math.floor((runtime.memoryLimit ?? 32 * 1024 ** 3) / 1024);
    stdout.write(`              total        used        free      shared  buff/cache   available\nMem:${String(total).padStart(15)}${'16384'.padStart(12)}${String(total - 16384).padStart(12)}${'0'.padStart(12)}${'0'.padStart(12)}${String(total - 16384).padStart(12)}\n`);
    return 0;
  },
  nohup: (process) => runs(process, process.args),
  nice: (process) => runs(process, process.args),
  exec: (process) => runs(process, process.args),
  *watch(process) {
    const args = process.args.filter((arg) => !arg.startsWith('-') && !/^\d+(\.\d+)?$/.test(arg));
    const interval = Number(process.args[process.args.indexOf('-n') + 1]) || 2;
    for (;;) {
      yield* process.shell.script(args.join(' '), process);
      yield interval;
    }
  },
  which(process) {
    const found = process.args.filter((name) => Object.hasOwn(process.machine.programs, name));
    for (const name of found) process.stdout.write(`/bin/${name}\n`);
    return Number(found.length < process.args.length);
  },
  logger({ args, machine: { runtime } }) {
    const sink = new LineSink((line) => runtime.log(line));
    sink.write(`${args.join(' ')}\n`);
    return 0;
  },
  pkill: killByName,
  killall: killByName,
  pidof({ args, machine: { tasks, title }, stdout }) {
    const pids = [[1, title] as const, ...[...tasks].map(([pid, task]) => [pid, task.title] as const)].filter(([, command]) => command.split(' ')[0]!.split('/').at(-1) === args[0]).map(([pid]) => pid);
    if (pids.length > 0) stdout.write(`${[...new Set(pids)].reverse().join(' ')}\n`);
    return Number(pids.length === 0);
  },
};

function killByName({ args, machine, name, stderr }: Process): number {
  const signal = args[0]?.startsWith('-') === true ? signalName(args[0].slice(1)) : 'TERM';
  const wanted = args.at(-1) ?? '';
  const isMeant = (title: string): boolean => title.split(' ')[0]!.split('/').at(-1) === wanted;
  const tasks = [...machine.tasks.values()].filter(({ pid, title }) => pid !== 1 && isMeant(title));
  for (const task of tasks) task.kill(143);
  if (isMeant(machine.title) && signal !== 'KILL') machine.terminate();
  else if (tasks.length === 0) {
    stderr.write(`${name}: ${wanted}: no process killed\n`);
    return 1;
  }
  return 0;
}
