import { hexadecimal, sha256 } from '../../../../kube/sha256.ts';
import { CLASSES } from '../pattern.ts';
import { awk } from './awk.ts';
import { grep } from './grep.ts';
import { absolute, type Applet, type Process } from '../machine.ts';
import type { Step } from '../process.ts';
import { inputs, linesOf } from './input.ts';
import { readOptions } from './options.ts';
import { sed } from './sed.ts';

/** Seconds between two looks of `tail -f`. */
const FOLLOW_SECONDS = 1;

/** A command that turns all lines into others. */
const filter = (spec: string, change: (lines: string[], flags: Map<string, string>, process: Process) => readonly string[] | undefined): Applet =>
  function* run(process) {
    const options = readOptions(process, spec);
    if (options === undefined) return 1;
    const { parts, failed } = yield* inputs(process, options.operands);
    const lines = change(parts.flatMap(({ text }) => linesOf(text)), options.flags, process);
    if (lines === undefined) return 1;
    for (const line of lines) process.stdout.write(`${line}\n`);
    return Number(failed);
  };

/** `1-3,5,7-` as a test of a place that counts from 1. */
function ranges(text: string): (place: number) => boolean {
  const parts = text.split(',').map((part) => {
    const [from, to] = part.split('-') as [string, string?];
    return [Number(from || 1), to === undefined ? Number(from) : to === '' ? Infinity : Number(to)] as const;
  });
  return (place) => parts.some(([from, to]) => place >= from && place <= to);
}

function* head(process: Process): Step {
  const { name, stdout } = process;
  const args = process.args.map((arg) => (/^-\d+$/.test(arg) ? `-n${arg.slice(1)}` : arg));
  const options = readOptions({ ...process, args }, 'n:c:fFqv lines=n follow=f');
  if (options === undefined) return 1;
  const { flags, operands } = options;
  const count = flags.get('n') ?? '10';
  if (name === 'head' && operands.length === 0 && !count.startsWith('-')) {
    for (let left = Number(count); left > 0; left--) {
      const line = yield* process.stdin.readLine();
      if (line === undefined) return 0;
      stdout.write(line);
    }
    return 0;
  }
  const { parts, failed } = yield* inputs(process, operands);
  parts.forEach(({ path, text }, index) => {
    if (parts.length > 1) stdout.write(`${index > 0 ? '\n' : ''}==> ${path} <==\n`);
    const bytes = flags.get('c');
    const lines = linesOf(text);
    const number = Number(count);
    if (bytes !== undefined) stdout.write(name === 'head' ? text.slice(0, Number(bytes)) : text.slice(-Number(bytes)));
    else for (const line of name === 'head' ? lines.slice(0, number) : count.startsWith('+') ? lines.slice(number - 1) : number === 0 ? [] : lines.slice(-Math.abs(number))) stdout.write(`${line}\n`);
  });
  if (name === 'tail' && (flags.has('f') || flags.has('F'))) yield* follow(process, operands);
  return Number(failed);
}

/** Writes what is added to files. What `/dev/null` gets is nothing: `tail -f /dev/null` just waits. */
function* follow({ machine: { runtime: { files } }, shell, stdout }: Process, paths: readonly string[]): Step<void> {
  const seen = new Map(paths.filter((path) => path !== '/dev/null').map((path) => [absolute(path, shell.cwd), files.read(absolute(path, shell.cwd))?.length ?? 0]));
  for (;;) {
    yield seen.size === 0 ? 1e9 : FOLLOW_SECONDS;
    for (const [path, length] of seen) {
      const text = files.read(path) ?? '';
      if (text.length !== length) stdout.write(text.slice(text.length < length ? 0 : length));
      seen.set(path, text.length);
    }
  }
}

/** The characters that a set of `tr` names. */
function characters(set: string): string {
  return set.replace(/\[:(\w+):\]/g, (_found, name: string) => (CLASSES[name] ?? '').replace('\\s', ' \t\n\r\f\v').replace('\\t', '\t'))
    .replace(/\\n/g, '\n').replace(/\\t/g, '\t').replace(/\\r/g, '\r').replace(/\\(\d{3})/g, (_found, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
    .replace(/(.)-(.)/gs, (_found, from: string, to: string) => Array.from({ length: Math.max(0, to.charCodeAt(0) - from.charCodeAt(0) + 1) }, (_, index) => String.fromCharCode(from.charCodeAt(0) + index)).join(''));
}

function* sha256sum(process: Process): Step {
  const { parts, failed } = yield* inputs(process, process.args);
  for (const { path, text } of parts) process.stdout.write(`${hexadecimal(sha256(text))}  ${path}\n`);
  return Number(failed);
}

/** Commands on text. */
export const textApplets: Readonly<Record<string, Applet>> = {
  head, tail: head, grep, egrep: grep, fgrep: grep, sed, awk, sha256sum,
  sort: filter('nruk:t:hfsV', (lines, flags) => {
    const column = Number.parseInt(flags.get('k') ?? '0', 10);
    const keyOf = (line: string): string => (column === 0 ? line : ((flags.has('t') ? line.split(flags.get('t')!) : line.trim().split(/\s+/))[column - 1] ?? ''));
    const sorted = [...lines].sort((a, b) => {
      const [left, right] = [keyOf(a), keyOf(b)];
      const byNumber = flags.has('n') || flags.has('h') ? (Number.parseFloat(left) || 0) - (Number.parseFloat(right) || 0) : 0;
      return byNumber || (left < right ? -1 : left > right ? 1 : 0);
    });
    const result = flags.has('r') ? sorted.reverse() : sorted;
    return flags.has('u') ? [...new Set(result)] : result;
  }),
  uniq: filter('cdu', (lines, flags) => {
    const runs: { line: string; count: number }[] = [];
    for (const line of lines) {
      if (runs.at(-1)?.line === line) runs.at(-1)!.count++;
      else runs.push({ line, count: 1 });
    }
    return runs.filter(({ count }) => (flags.has('d') ? count > 1 : !flags.has('u') || count === 1)).map(({ line, count }) => (flags.has('c') ? `${String(count).padStart(7)} ${line}` : line));
  }),
  cut: filter('d:f:c:b:s', (lines, flags, { stderr }) => {
    const fields = flags.get('f');
    const places = fields ?? flags.get('c') ?? flags.get('b');
    if (places === undefined) {
      stderr.write('cut: you must specify a list of bytes, characters, or fields\n');
      return undefined;
    }
    const isWanted = ranges(places);
    const by = fields === undefined ? '' : (flags.get('d') ?? '\t');
    return lines.filter((line) => !flags.has('s') || line.includes(by)).map((line) => (fields !== undefined && !line.includes(by) ? line : line.split(by).filter((_, index) => isWanted(index + 1)).join(by)));
  }),
  rev: filter('', (lines) => lines.map((line) => [...line].reverse().join(''))),
  tac: filter('', (lines) => [...lines].reverse()),
  nl: filter('', (lines) => lines.map((line, index) => `${String(index + 1).padStart(6)}\t${line}`)),
  *wc(process) {
    const options = readOptions(process, 'lwcm');
    if (options === undefined) return 1;
    const { parts, failed } = yield* inputs(process, options.operands);
    const flags = options.flags.size === 0 ? ['l', 'w', 'c'] : ['l', 'w', 'c', 'm'].filter((flag) => options.flags.has(flag));
    for (const { path, text } of parts) {
      const counts: Readonly<Record<string, number>> = { l: text.split('\n').length - 1, w: text.trim() === '' ? 0 : text.trim().split(/\s+/).length, c: new TextEncoder().encode(text).length, m: text.length };
      const numbers = flags.map((flag) => String(counts[flag]));
      const shown = numbers.length === 1 ? numbers[0]! : numbers.map((number) => number.padStart(9)).join(' ').slice(process.machine.flavour === 'busybox' ? 0 : 2);
      process.stdout.write(`${shown}${path === '-' ? '' : ` ${path}`}\n`);
    }
    return Number(failed);
  },
  *tr(process) {
    const options = readOptions(process, 'dsc');
    if (options === undefined) return 1;
    const [from = '', to = ''] = options.operands.map(characters);
    const { flags } = options;
    for (let line = yield* process.stdin.readLine(); line !== undefined; line = yield* process.stdin.readLine()) {
      let text = '';
      for (const character of line) {
        const at = from.indexOf(character);
        const isIn = at >= 0 !== flags.has('c');
        const next = !isIn ? character : flags.has('d') ? '' : to === '' ? character : (to[flags.has('c') ? to.length - 1 : Math.min(at, to.length - 1)]!);
        if (!(flags.has('s') && next !== '' && text.endsWith(next) && (to === '' ? isIn : to.includes(next)))) text += next;
      }
      process.stdout.write(text);
    }
    return 0;
  },
  seq(process) {
    const operands = process.args.filter((arg) => !/^-[ws]/.test(arg));
    const separator = process.args.includes('-s') ? process.args[process.args.indexOf('-s') + 1]! : '\n';
    const numbers = operands.filter((arg) => arg !== separator).map(Number);
    if (numbers.length === 0 || numbers.some(Number.isNaN)) {
      process.stderr.write(`seq: invalid number '${operands[0] ?? ''}'\n`);
      return 1;
    }
    const [first, step, last] = numbers.length === 1 ? [1, 1, numbers[0]!] : numbers.length === 2 ? [numbers[0]!, 1, numbers[1]!] : (numbers as [number, number, number]);
    const list: number[] = [];
    for (let value = first; step > 0 ? value <= last : step < 0 && value >= last; value += step) if (list.push(value) >= 100_000) break;
    if (list.length > 0) process.stdout.write(`${list.join(separator)}\n`);
    return 0;
  },
  *xargs(process) {
    const options = readOptions(process, 'n:I:0rt');
    if (options === undefined) return 1;
    const text = yield* process.stdin.readAll();
    const [name = 'echo', ...args] = options.operands;
    const place = options.flags.get('I');
    const items = place === undefined ? text.split(/\s+/).filter((item) => item !== '') : linesOf(text);
    const size = Number(options.flags.get('n') ?? items.length) || 1;
    let status = 0;
    for (let at = 0; at < items.length; at += place === undefined ? size : 1) {
      const all = place === undefined ? [...args, ...items.slice(at, at + size)] : args.map((arg) => arg.replaceAll(place, items[at]!));
      status ||= yield* process.shell.invoke(name, all, process);
    }
    return status === 0 ? 0 : 123;
  },
};
