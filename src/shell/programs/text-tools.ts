import { inputs, linesOf, open } from '../../cluster/images/shell/applets/input.ts';
import { readOptions } from '../../cluster/images/shell/applets/options.ts';
import { absolute, type Applet, type Process } from '../../cluster/images/shell/machine.ts';
import type { Step } from '../../cluster/images/shell/process.ts';
import { lineChanges, type Change } from '../../kubectl/diff/line-diff.ts';

/** The lines of each file, or of the standard input. */
function* columnsOf(process: Process, operands: readonly string[]): Step<string[][]> {
  const { parts } = yield* inputs(process, operands);
  return parts.map(({ text }) => linesOf(text));
}

function* paste(process: Process): Step {
  const options = readOptions(process, 'd:s');
  if (options === undefined) return 1;
  const separators = [...(options.flags.get('d') ?? '\t').replaceAll('\\n', '\n').replaceAll('\\t', '\t')];
  const files: string[][] = [];
  const standard = options.operands.filter((operand) => operand === '-').length;
  for (const operand of options.operands.length === 0 ? ['-'] : options.operands) {
    if (operand === '-' && files.length > 0 && standard > 1) continue;
    const lines = (yield* columnsOf(process, [operand]))[0];
    if (lines === undefined) return 1;
    if (operand === '-' && standard > 1) for (let at = 0; at < standard; at += 1) files.push(lines.filter((_, index) => index % standard === at));
    else files.push(lines);
  }
  const join = (parts: readonly string[]): string => parts.map((part, index) => (index === 0 ? part : separators[(index - 1) % separators.length]! + part)).join('');
  if (options.flags.has('s')) for (const lines of files) process.stdout.write(`${join(lines)}\n`);
  else for (let row = 0; row < Math.max(...files.map((lines) => lines.length)); row += 1) process.stdout.write(`${join(files.map((lines) => lines[row] ?? ''))}\n`);
  return 0;
}

function* column(process: Process): Step {
  const options = readOptions(process, 'ts:o:c:x table=t separator=s output-separator=o');
  if (options === undefined) return 1;
  const lines = (yield* columnsOf(process, options.operands)).flat().filter((line) => line.trim() !== '');
  if (!options.flags.has('t')) {
    for (const line of lines) process.stdout.write(`${line}\n`);
    return 0;
  }
  const by = options.flags.get('s');
  const rows = lines.map((line) => (by === undefined ? line.trim().split(/\s+/) : line.split(new RegExp(`[${by.replace(/[\\\]^-]/g, '\\$&')}]`))));
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, index) => (widths[index] = Math.max(widths[index] ?? 0, cell.length)));
  for (const row of rows) process.stdout.write(`${row.map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index]!))).join(options.flags.get('o') ?? '  ')}\n`);
  return 0;
}

function* comm(process: Process): Step {
  const options = readOptions(process, '123');
  if (options === undefined) return 1;
  const [left, right] = yield* columnsOf(process, options.operands);
  if (left === undefined || right === undefined) return 1;
  const write = (kind: number, line: string): void => {
    if (!options.flags.has(String(kind))) process.stdout.write(`${'\t'.repeat([1, 2].filter((other) => other < kind && !options.flags.has(String(other))).length)}${line}\n`);
  };
  for (let [a, b] = [0, 0]; a < left.length || b < right.length;) {
    if (b >= right.length || (a < left.length && left[a]! < right[b]!)) write(1, left[a++]!);
    else if (a >= left.length || right[b]! < left[a]!) write(2, right[b++]!);
    else {
      write(3, left[a++]!);
      b += 1;
    }
  }
  return 0;
}

function* fold(process: Process): Step {
  const options = readOptions(process, 'w:sb');
  if (options === undefined) return 1;
  const width = Number(options.flags.get('w') ?? 80);
  for (const line of (yield* columnsOf(process, options.operands)).flat()) {
    let rest = line;
    while (rest.length > width) {
      const space = options.flags.has('s') ? rest.slice(0, width).lastIndexOf(' ') + 1 : 0;
      process.stdout.write(`${rest.slice(0, space || width)}\n`);
      rest = rest.slice(space || width);
    }
    process.stdout.write(`${rest}\n`);
  }
  return 0;
}

function* base64(process: Process): Step {
  const options = readOptions(process, 'dDw:i decode=d wrap=w');
  if (options === undefined) return 1;
  const { parts, failed } = yield* inputs(process, options.operands);
  const text = parts.map((part) => part.text).join('');
  if (options.flags.has('d') || options.flags.has('D')) {
    try {
      process.stdout.write(new TextDecoder().decode(Uint8Array.from(atob(text.replace(/\s/g, '')), (character) => character.charCodeAt(0))));
    } catch {
      process.stderr.write('base64: invalid input\n');
      return 1;
    }
    return Number(failed);
  }
  const encoded = btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
  const width = Number(options.flags.get('w') ?? 76);
  process.stdout.write(width === 0 ? encoded : encoded === '' ? '' : `${encoded.match(new RegExp(`.{1,${width}}`, 'g'))!.join('\n')}\n`);
  return Number(failed);
}

const range = (from: number, end: number): string => (end - from === 1 ? String(from + 1) : `${from + 1},${end}`);

/** A change as diff writes it without options. */
function normalChange({ from, fromEnd, to, toEnd }: Change, before: readonly string[], after: readonly string[]): string {
  const kind = from === fromEnd ? 'a' : to === toEnd ? 'd' : 'c';
  const head = `${from === fromEnd ? from : range(from, fromEnd)}${kind}${to === toEnd ? to : range(to, toEnd)}`;
  return [head, ...before.slice(from, fromEnd).map((line) => `< ${line}`), ...(kind === 'c' ? ['---'] : []), ...after.slice(to, toEnd).map((line) => `> ${line}`)].join('\n');
}

/** Changes with three lines of what surrounds them. */
function* hunks(changes: readonly Change[], before: readonly string[], after: readonly string[]): Generator<string> {
  for (let at = 0; at < changes.length;) {
    let last = at;
    while (changes[last + 1] !== undefined && changes[last + 1]!.from - changes[last]!.fromEnd <= 6) last += 1;
    const from = Math.max(0, changes[at]!.from - 3);
    const to = Math.max(0, changes[at]!.to - 3);
    const fromEnd = Math.min(before.length, changes[last]!.fromEnd + 3);
    const toEnd = Math.min(after.length, changes[last]!.toEnd + 3);
    const size = (start: number, end: number): string => (end - start === 1 ? String(start + 1) : `${end === start ? start : start + 1},${end - start}`);
    yield `@@ -${size(from, fromEnd)} +${size(to, toEnd)} @@`;
    let place = from;
    for (const change of changes.slice(at, last + 1)) {
      for (; place < change.from; place += 1) yield ` ${before[place]}`;
      for (; place < change.fromEnd; place += 1) yield `-${before[place]}`;
      for (const line of after.slice(change.to, change.toEnd)) yield `+${line}`;
    }
    for (; place < fromEnd; place += 1) yield ` ${before[place]}`;
    at = last + 1;
  }
}

function* diff(process: Process): Step {
  const options = readOptions(process, 'uqswBN unified=u brief=q');
  if (options === undefined) return 2;
  const [left, right] = options.operands;
  if (left === undefined || right === undefined) {
    process.stderr.write(`diff: missing operand after '${left ?? 'diff'}'\ndiff: Try 'diff --help' for more information.\n`);
    return 2;
  }
  const texts: string[] = [];
  for (const path of [left, right]) {
    const text = path === '-' ? yield* process.stdin.readAll() : open(process, path);
    if (text === undefined) return 2;
    texts.push(text);
  }
  const [before, after] = texts.map(linesOf) as [string[], string[]];
  const changes = lineChanges(before, after);
  if (changes.length === 0) return 0;
  if (options.flags.has('q')) process.stdout.write(`Files ${left} and ${right} differ\n`);
  else if (options.flags.has('u')) process.stdout.write(`${[`--- ${left}`, `+++ ${right}`, ...hunks(changes, before, after)].join('\n')}\n`);
  else for (const change of changes) process.stdout.write(`${normalChange(change, before, after)}\n`);
  return 1;
}

const tree: Applet = ({ args, stdout, machine: { runtime: { files } }, shell }) => {
  const root = args.find((arg) => !arg.startsWith('-')) ?? '.';
  const counts = { folders: 0, files: 0 };
  const show = (path: string, prefix: string): void => {
    const names = (files.list(path) ?? []).filter((name) => !name.startsWith('.'));
    names.forEach((name, index) => {
      const isLast = index === names.length - 1;
      const isFolder = files.read(`${path}/${name}`) === undefined;
      counts[isFolder ? 'folders' : 'files'] += 1;
      stdout.write(`${prefix}${isLast ? '└── ' : '├── '}${name}\n`);
      if (isFolder) show(`${path}/${name}`, `${prefix}${isLast ? '    ' : '│   '}`);
    });
  };
  stdout.write(`${root}\n`);
  show(absolute(root, shell.cwd), '');
  stdout.write(`\n${counts.folders} director${counts.folders === 1 ? 'y' : 'ies'}, ${counts.files} file${counts.files === 1 ? '' : 's'}\n`);
  return 0;
};

const EXPR: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b, '-': (a, b) => a - b, '*': (a, b) => a * b, '/': (a, b) => Math.trunc(a / b), '%': (a, b) => a % b,
  '=': (a, b) => Number(a === b), '!=': (a, b) => Number(a !== b), '<': (a, b) => Number(a < b), '>': (a, b) => Number(a > b), '<=': (a, b) => Number(a <= b), '>=': (a, b) => Number(a >= b),
};

/** `expr` for numbers, from left to right. Rule: POSIX.1, expr, without its patterns. */
const expr: Applet = ({ args, stdout, stderr }) => {
  let value = Number(args[0]);
  for (let at = 1; at < args.length; at += 2) value = EXPR[args[at]!]?.(value, Number(args[at + 1])) ?? Number.NaN;
  if (Number.isNaN(value)) {
    stderr.write(args.length === 0 ? 'expr: missing operand\n' : 'expr: syntax error\n');
    return 2;
  }
  stdout.write(`${value}\n`);
  return Number(value === 0);
};

/** Programs on text and files that containers of the course do not need. */
export const TEXT_TOOLS: Readonly<Record<string, Applet>> = { paste, column, comm, fold, base64, diff, expr, tree, clear: () => 0 };
