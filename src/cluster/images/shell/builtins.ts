import { unescaped } from './expand.ts';
import { absolute } from './machine.ts';
import { parseScript } from './parse.ts';
import { format } from './printf.ts';
import type { Step } from './process.ts';
import { Leave } from './leave.ts';
import { readFields } from './read-fields.ts';
import type { Shell } from './shell.ts';
import type { Streams } from './streams.ts';
import { ShellSyntaxError } from './syntax.ts';
import { test } from './test-command.ts';

type Builtin = (shell: Shell, args: readonly string[], streams: Streams) => number | Step;

const status = (shell: Shell, text: string | undefined): number => (text === undefined ? shell.status : Number(text) & 255);
const levels = (text: string | undefined): number => Math.max(1, Number(text ?? 1));
const SIGNALS = ['EXIT', 'HUP', 'INT', 'QUIT', 'ILL', 'TRAP', 'ABRT', 'BUS', 'FPE', 'KILL', 'USR1', 'SEGV', 'USR2', 'PIPE', 'ALRM', 'TERM'];

/** `TERM` for 15, `SIGTERM` and `TERM`. */
export function signalName(text: string): string | undefined {
  const name = /^\d+$/.test(text) ? SIGNALS[Number(text)] : text.toUpperCase().replace(/^SIG/, '');
  return name !== undefined && SIGNALS.includes(name) ? name : undefined;
}

/** The commands that a shell does itself. Rule: POSIX.1, 2.14 and 1.6; and those of bash that containers use. */
export const builtins: Readonly<Record<string, Builtin>> = {
  ':': () => 0,
  true: () => 0,
  false: () => 1,
  break: (_shell, [count]) => { throw new Leave('break', levels(count)); },
  continue: (_shell, [count]) => { throw new Leave('continue', levels(count)); },
  return: (shell, [value]) => { throw new Leave('return', status(shell, value)); },
  exit: (shell, [value]) => { throw new Leave('exit', status(shell, value)); },
  echo(_shell, args, { stdout }) {
    const flags = args.findIndex((arg) => !/^-[neE]+$/.test(arg));
    const options = args.slice(0, flags < 0 ? args.length : flags).join('');
    const text = args.slice(flags < 0 ? args.length : flags).join(' ');
    stdout.write(`${options.includes('e') ? unescaped(text) : text}${options.includes('n') ? '' : '\n'}`);
    return 0;
  },
  printf(shell, [text, ...args], { stdout, stderr }) {
    if (text === '-v' && args.length > 1) {
      shell.set(args[0]!, format(args[1]!, args.slice(2)));
      return 0;
    }
    if (text === undefined) {
      stderr.write('printf: usage: printf FORMAT [ARG]...\n');
      return 2;
    }
    stdout.write(format(text, args));
    return 0;
  },
  pwd(shell, _args, { stdout }) {
    stdout.write(`${shell.cwd}\n`);
    return 0;
  },
  cd(shell, [given], streams) {
    const says = given === '-';
    const path = given === '-' ? (shell.get('OLDPWD') ?? shell.cwd) : (given ?? shell.get('HOME') ?? '/');
    const full = normal(absolute(path, shell.cwd));
    if (shell.machine.runtime.files.list(full) === undefined) {
      shell.complain(shell.machine.flavour === 'busybox' ? `cd: can't cd to ${path}: No such file or directory` : `cd: ${shell.name === 'bash' ? '' : "can't cd to "}${path}${shell.name === 'bash' ? ': No such file or directory' : ''}`, streams);
      return shell.name === 'bash' ? 1 : 2;
    }
    shell.set('OLDPWD', shell.cwd);
    shell.cwd = full;
    if (says) streams.stdout.write(`${full}\n`);
    return 0;
  },
  export(shell, args, { stdout }) {
    if (args.length === 0 || args[0] === '-p') for (const [name, value] of Object.entries(shell.env).sort()) stdout.write(`export ${name}='${value}'\n`);
    for (const arg of args.filter((one) => !one.startsWith('-'))) {
      const name = assign(shell, arg);
      if (args[0] === '-n') shell.exported.delete(name);
      else shell.exported.add(name);
    }
    return 0;
  },
  readonly: (shell, args) => {
    for (const arg of args) assign(shell, arg);
    return 0;
  },
  local(shell, args) {
    const locals = shell.locals.at(-1);
    for (const arg of args.filter((one) => !one.startsWith('-'))) {
      const name = arg.replace(/=[^]*$/, '');
      if (locals !== undefined && !locals.has(name)) locals.set(name, shell.variables.get(name));
      if (arg.includes('=')) assign(shell, arg);
      else shell.variables.set(name, '');
    }
    return 0;
  },
  unset(shell, args) {
    for (const name of args) {
      shell.variables.delete(name);
      shell.arrays.delete(name);
      shell.functions.delete(name);
      shell.exported.delete(name);
    }
    return 0;
  },
  set(shell, args, { stdout }) {
    if (args.length === 0) for (const [name, value] of [...shell.variables].sort()) stdout.write(`${name}='${value}'\n`);
    for (let at = 0; at < args.length; at++) {
      const arg = args[at]!;
      if (arg === '--' || !/^[-+]/.test(arg)) {
        shell.positional = args.slice(arg === '--' ? at + 1 : at);
        return 0;
      }
      const names = arg.slice(1).includes('o') && args[at + 1] !== undefined ? [...arg.slice(1).replace('o', ''), LONG_OPTIONS[args[++at]!] ?? args[at]!] : arg.slice(1);
      for (const name of names) {
        if (arg.startsWith('-')) shell.options.add(name);
        else shell.options.delete(name);
      }
    }
    return 0;
  },
  shift(shell, [count]) {
    shell.positional = shell.positional.slice(Number(count ?? 1));
    return 0;
  },
  test: (shell, args, streams) => test(args, shell, streams),
  '[': (shell, args, streams) => (args.at(-1) === ']' ? test(args.slice(0, -1), shell, streams) : complaint(shell, '[: missing ]', streams)),
  '[[': (shell, args, streams) => (args.at(-1) === ']]' ? test(args.slice(0, -1), shell, streams) : complaint(shell, '[[: missing ]]', streams)),
  *read(shell, args, { stdin }) {
    const names = args.filter((arg) => !arg.startsWith('-'));
    let line = yield* stdin.readLine();
    const ended = line?.endsWith('\n') !== true;
    line = line?.replace(/\n$/, '') ?? '';
    if (!args.includes('-r')) line = line.replace(/\\(.)/g, '$1');
    if (names.length === 0) shell.set('REPLY', line);
    const fields = readFields(line, names.length, shell.peek('IFS') ?? ' \t\n');
    for (const [index, name] of names.entries()) shell.set(name, fields[index]!);
    return Number(ended);
  },
  eval: (shell, args, streams) => inShell(shell, args.join(' '), streams),
  '.': source,
  source,
  exec(shell, [name, ...args], streams) {
    if (name === undefined) return 0;
    return (function* run(): Step {
      const end = shell.program(name, args, streams);
      throw new Leave('exit', typeof end === 'number' ? end : yield* end);
    })();
  },
  command(shell, args, streams) {
    const [name, ...rest] = args;
    if (name === '-v' || name === '-V') return which(shell, rest, streams);
    if (name === undefined) return 0;
    return (builtins[name] ?? ((own, others, all) => own.program(name, others, all)))(shell, rest, streams);
  },
  type: which,
  trap(shell, [action, ...signals]) {
    if (action === undefined) return 0;
    const names = (signals.length === 0 ? [action] : signals).map((text) => (text === '0' ? 'EXIT' : signalName(text)));
    for (const name of names) {
      if (name === undefined) continue;
      if (signals.length === 0 || action === '-') shell.traps.delete(name);
      else shell.traps.set(name, action);
    }
    return 0;
  },
  *wait(shell, args, streams) {
    const { machine } = shell;
    const names = args.filter((arg) => !arg.startsWith('-'));
    for (const name of machine.isInteractive ? names : []) {
      const job = machine.findJob(name);
      if (job === undefined) return complain(shell, name.startsWith('%') ? `wait: ${name}: no such job` : `wait: pid ${name} is not a child of this shell`, streams) * 127;
      if (job.task.status !== undefined && name === names.at(-1)) return job.task.status;
    }
    const tasks = args.length > 0 ? args.map((pid) => (machine.isInteractive ? machine.findJob(pid)?.task : machine.tasks.get(Number(pid.replace('%', ''))))) : machine.isInteractive ? machine.jobs.map(({ task }) => task) : [...shell.machine.tasks.values()].filter(({ pid }) => pid > shell.pid);
    let ended = 0;
    for (const task of tasks.filter((one) => one !== undefined)) {
      while (task.status === undefined) {
        shell.isWaiting = true;
        yield task;
        shell.isWaiting = false;
        // A signal with a trap ends the wait. Rule: POSIX.1, 2.11.
        if (shell.pending.length > 0) return 128 + SIGNALS.indexOf(shell.pending[0]!);
      }
      ended = task.status;
    }
    return args.length > 0 ? ended : 0;
  },
  kill(shell, args, streams) {
    const [first, ...rest] = args;
    const named = first?.startsWith('-') === true && first !== '--';
    const signal = named ? signalName((first === '-s' ? rest.shift() : first.slice(1)) ?? '') : 'TERM';
    let result = 0;
    for (const pid of named ? rest : args) {
      const { machine } = shell;
      const task = machine.isInteractive ? machine.findJob(pid)?.task : machine.tasks.get(Number(pid.replace('%', '')));
      if (machine.isInteractive && (task === undefined || task.status !== undefined)) {
        result = complain(shell, pid.startsWith('%') ? `kill: ${pid}: no such job` : `kill: (${pid}) - No such process`, streams);
      } else if (pid === '1') {
        // The first process of a container gets only the signals that it handles.
        if (signal !== 'KILL' && first !== '-0') machine.terminate();
      } else if (task === undefined) {
        shell.complain(`kill: (${pid}) - No such process`, streams);
        result = 1;
      } else if (first !== '-0') task.kill(128 + SIGNALS.indexOf(signal ?? 'TERM'));
    }
    return result;
  },
  umask: () => 0,
  ulimit: () => 0,
  alias(shell, args, streams) {
    if (args.length === 0) for (const [name, text] of [...shell.aliases].sort()) streams.stdout.write(`alias ${name}='${text}'\n`);
    let result = 0;
    for (const arg of args) {
      const equals = arg.indexOf('=');
      if (equals > 0) shell.aliases.set(arg.slice(0, equals), arg.slice(equals + 1));
      else if (shell.aliases.has(arg)) streams.stdout.write(`alias ${arg}='${shell.aliases.get(arg)!}'\n`);
      else result = complain(shell, `alias: ${arg}: not found`, streams);
    }
    return result;
  },
  unalias(shell, args) {
    for (const name of args[0] === '-a' ? [...shell.aliases.keys()] : args) shell.aliases.delete(name);
    return 0;
  },
  jobs(shell, args, { stdout }) {
    const running = shell.machine.jobs.filter(({ task }) => task.status === undefined);
    for (const [index, { number, task, text }] of running.entries()) {
      const mark = index === running.length - 1 ? '+' : index === running.length - 2 ? '-' : ' ';
      stdout.write(args.includes('-p') ? `${task.pid}\n` : `[${number}]${mark} ${args.includes('-l') ? `${String(task.pid).padStart(6)} ` : ' '}Running${' '.repeat(17)}${text} &\n`);
    }
    return 0;
  },
  *time(shell, [name, ...args], streams) {
    const { clock } = shell.machine.runtime;
    const before = clock.now;
    const ended = name === undefined ? 0 : yield* shell.invoke(name, args, streams);
    const spent = (clock.now - before) / 1000;
    const shown = (seconds: number): string => `${Math.floor(seconds / 60)}m${(seconds % 60).toFixed(3)}s`;
    streams.stderr.write(`\nreal\t${shown(spent)}\nuser\t${shown(0)}\nsys\t${shown(0)}\n`);
    return ended;
  },
  bg: () => 0,
  disown: () => 0,
  *fg(shell, [name = '%%'], streams) {
    const job = shell.machine.findJob(name);
    if (job === undefined || job.task.status !== undefined) return complain(shell, `fg: ${name === '%%' ? 'current' : name}: no such job`, streams);
    streams.stdout.write(`${job.text}\n`);
    try {
      while (job.task.status === undefined) yield job.task;
    } finally {
      job.task.kill(130);
    }
    return job.task.status;
  },
  declare: declared, typeset: declared,
  mapfile: readArray, readarray: readArray,
  let: (shell, args, streams) => inShell(shell, args.map((arg) => `((${arg}))`).join('; '), streams),
};

const LONG_OPTIONS: Readonly<Record<string, string>> = { errexit: 'e', nounset: 'u', xtrace: 'x', noglob: 'f', allexport: 'a' };

function complaint(shell: Shell, message: string, streams: Streams): number {
  shell.complain(message, streams);
  return 2;
}

function complain(shell: Shell, message: string, streams: Streams): number {
  shell.complain(message, streams);
  return 1;
}

function declared(shell: Shell, args: readonly string[]): number {
  const flags = args.filter((arg) => arg.startsWith('-')).join('');
  for (const arg of args.filter((one) => !one.startsWith('-'))) {
    const name = assign(shell, arg);
    if (flags.includes('A')) shell.associative.add(name);
    if (/[aA]/.test(flags) && !shell.arrays.has(name)) shell.arrays.set(name, new Map());
    if (flags.includes('x')) shell.exported.add(name);
  }
  return 0;
}

function* readArray(shell: Shell, args: readonly string[], { stdin }: Streams): Step {
  const text = yield* stdin.readAll();
  const lines = text.split(/(?<=\n)/).map((line) => (args.includes('-t') ? line.replace(/\n$/, '') : line));
  shell.arrays.set(args.findLast((arg) => !arg.startsWith('-')) ?? 'MAPFILE', new Map(lines.map((line, index) => [String(index), line])));
  return 0;
}

function assign(shell: Shell, text: string): string {
  const equals = text.indexOf('=');
  if (equals < 0) return text;
  shell.set(text.slice(0, equals), text.slice(equals + 1));
  return text.slice(0, equals);
}

function* inShell(shell: Shell, text: string, streams: Streams): Step {
  yield* shell.list(parseScript(text), streams);
  return shell.status;
}

function source(shell: Shell, [path, ...args]: readonly string[], streams: Streams): number | Step {
  const text = path === undefined ? undefined : shell.machine.runtime.files.read(absolute(path, shell.cwd));
  if (text === undefined) throw new ShellSyntaxError(`.: can't open '${path ?? ''}': No such file or directory`);
  if (args.length > 0) shell.positional = args;
  return inShell(shell, text, streams);
}

function which(shell: Shell, args: readonly string[], { stdout }: Streams): number {
  let result = 0;
  const names = args[0] === '-t' ? args.slice(1) : args;
  const kind = (name: string): string => (shell.functions.has(name) ? 'function' : Object.hasOwn(builtins, name) ? 'builtin' : 'file');
  for (const name of names) {
    if (args[0] === '-t' && (kind(name) !== 'file' || Object.hasOwn(shell.machine.programs, name))) stdout.write(`${kind(name)}\n`);
    else if (shell.functions.has(name) || Object.hasOwn(builtins, name)) stdout.write(`${name}\n`);
    else if (Object.hasOwn(shell.machine.programs, name)) stdout.write(`/bin/${name}\n`);
    else result = 127;
  }
  return result;
}

/** An absolute path without `.` and `..`. */
export function normal(path: string): string {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return `/${steps.join('/')}`;
}
