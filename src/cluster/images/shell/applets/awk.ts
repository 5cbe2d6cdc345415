import type { Process } from '../machine.ts';
import type { Step } from '../process.ts';
import { inputs, linesOf } from './input.ts';
import { readOptions } from './options.ts';

/** Programs of `awk` that print fields: `{print $1, $NF}`, with a pattern before it. */
export function* awk(process: Process): Step {
  const { stderr, stdout } = process;
  const options = readOptions(process, 'F:v:');
  if (options === undefined) return 1;
  const { flags, operands } = options;
  const program = operands.shift() ?? '';
  const match = /^\s*(?:\/((?:[^/\\]|\\.)*)\/|NR\s*(==|>|<|>=|<=|!=)\s*(\d+))?\s*(?:\{\s*print\s*([^{}]*?);?\s*\})?\s*$/.exec(program);
  const printed = match?.[4]?.match(/"(?:[^"\\]|\\.)*"|\$(?:\d+|NF)|NR|NF|,/g) ?? ['$0'];
  if (match === null || program.trim() === '' || (match[4] ?? '').replace(/"(?:[^"\\]|\\.)*"|\$(?:\d+|NF)|NR|NF|,|\s/g, '') !== '') {
    stderr.write(`awk: this simulation runs programs of the form '/pattern/ {print $1, $2}' only: ${program}\n`);
    return 2;
  }
  const { parts, failed } = yield* inputs(process, operands);
  const separator = flags.get('F');
  for (const [index, line] of parts.flatMap(({ text }) => linesOf(text)).entries()) {
    const number = index + 1;
    if (match[1] !== undefined && !new RegExp(match[1]).test(line)) continue;
    if (match[2] !== undefined && !COMPARE[match[2]]!(number, Number(match[3]))) continue;
    const fields = separator === undefined ? line.trim().split(/\s+/) : line.split(separator.length === 1 ? separator : new RegExp(separator));
    stdout.write(`${(printed.length === 0 ? ['$0'] : printed).map((part) => {
      if (part === ',') return ' ';
      if (part.startsWith('"')) return part.slice(1, -1).replace(/\\n/g, '\n').replace(/\\t/g, '\t').replace(/\\(.)/g, '$1');
      if (part === 'NR') return String(number);
      if (part === 'NF') return String(fields.length);
      const place = part === '$NF' ? fields.length : Number(part.slice(1));
      return place === 0 ? line : (fields[place - 1] ?? '');
    }).join('')}\n`);
  }
  return Number(failed);
}

const COMPARE: Readonly<Record<string, (a: number, b: number) => boolean>> = { '==': (a, b) => a === b, '!=': (a, b) => a !== b, '>': (a, b) => a > b, '<': (a, b) => a < b, '>=': (a, b) => a >= b, '<=': (a, b) => a <= b };
