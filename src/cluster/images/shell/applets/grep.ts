import type { Process } from '../machine.ts';
import type { Step } from '../process.ts';
import { basicExpression } from './basic-expression.ts';
import { inputs, linesOf } from './input.ts';
import { readOptions } from './options.ts';

/** Writes the lines that match. Rule: POSIX.1, grep. */
export function* grep(process: Process): Step {
  const { stdout, stderr, name } = process;
  const options = readOptions(process, 'ivnclqoEFwxhHrsRe:A:B:m:f:P');
  if (options === undefined) return 2;
  const { flags, operands } = options;
  const source = flags.get('e') ?? operands.shift();
  if (source === undefined) {
    stderr.write('Usage: grep [OPTIONS] PATTERN [FILE]...\n');
    return 2;
  }
  let pattern = flags.has('F') || name === 'fgrep' ? source.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') : basicExpression(source, flags.has('E') || flags.has('P') || name === 'egrep');
  if (flags.has('w')) pattern = `\\b(?:${pattern})\\b`;
  if (flags.has('x')) pattern = `^(?:${pattern})$`;
  let test: RegExp;
  try {
    test = new RegExp(pattern, flags.has('i') ? 'i' : '');
  } catch {
    stderr.write(`grep: bad regex '${source}'\n`);
    return 2;
  }
  let matched = false;
  const one = (line: string, path: string, number: number, several: boolean): boolean => {
    if (test.test(line) === flags.has('v')) return false;
    matched = true;
    if (flags.has('q') || flags.has('c') || flags.has('l')) return true;
    const prefix = `${several ? `${path}:` : ''}${flags.has('n') ? `${number}:` : ''}`;
    const shown = flags.has('o') ? [...line.matchAll(new RegExp(test, `${test.flags}g`))].map(([found]) => found).filter((found) => found !== '') : [line];
    for (const text of shown) stdout.write(`${prefix}${text}\n`);
    return true;
  };
  if (operands.length === 0) {
    let count = 0;
    let number = 0;
    for (let line = yield* process.stdin.readLine(); line !== undefined; line = yield* process.stdin.readLine()) {
      if (one(line.replace(/\n$/, ''), '', ++number, false)) count++;
      if ((matched && flags.has('q')) || count === Number(flags.get('m') ?? Infinity)) break;
    }
    if (flags.has('c')) stdout.write(`${count}\n`);
    return Number(!matched);
  }
  const { parts, failed } = yield* inputs(process, operands);
  for (const { path, text } of parts) {
    const lines = linesOf(text).map((line, index) => one(line, path, index + 1, parts.length > 1 || flags.has('H'))).filter(Boolean).length;
    if (flags.has('c')) stdout.write(`${parts.length > 1 ? `${path}:` : ''}${lines}\n`);
    if (flags.has('l') && lines > 0) stdout.write(`${path}\n`);
  }
  return failed ? 2 : Number(!matched);
}
