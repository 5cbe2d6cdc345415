import { absolute, type Process } from '../machine.ts';
import type { Step } from '../process.ts';
import { basicExpression } from './basic-expression.ts';
import { inputs, linesOf } from './input.ts';
import { readOptions } from './options.ts';

function expression(source: string, extended: boolean, flags: string): RegExp {
  return new RegExp(basicExpression(source, extended), flags);
}

/** Commands of `sed` that containers use: `s`, `p`, `d`, `q` with an address of a line, of lines or of a pattern. */
export function* sed(process: Process): Step {
  const { stderr, stdout, machine: { runtime: { files } }, shell } = process;
  const options = readOptions(process, 'ne:iErf:');
  if (options === undefined) return 1;
  const { flags, operands } = options;
  const script = options.all.get('e')?.join('\n') ?? operands.shift() ?? '';
  const extended = flags.has('E') || flags.has('r');
  const commands = script.split(/;(?=\s*(?:\d|\$|\/|[spdq](?:\W|$)))|\n/).map((text) => text.trim()).filter((text) => text !== '').map((text) => {
    const match = /^(?:(\d+|\$)(?:,(\d+|\$))?|\/((?:[^/\\]|\\.)*)\/)?\s*(?:(s)(.)((?:(?!\5)[^\\]|\\.)*)\5((?:(?!\5)[^\\]|\\.)*)\5([gip\d]*)|([pdq]))$/s.exec(text);
    if (match === null) return undefined;
    const [, from, to, pattern, substitute, , source, by, how = '', letter] = match;
    const isAt = (line: string, number: number, last: boolean): boolean => {
      if (pattern !== undefined) return expression(pattern, extended, '').test(line);
      if (from === undefined) return true;
      const start = from === '$' ? (last ? number : Infinity) : Number(from);
      const end = to === undefined ? start : to === '$' ? Infinity : Number(to);
      return number >= start && number <= end;
    };
    const change = substitute === undefined ? undefined : {
      expression: expression(source!, extended, `${how.includes('g') ? 'g' : ''}${how.includes('i') ? 'i' : ''}`),
      by: by!.replace(/\$/g, '$$$$').replace(/\\n/g, '\n').replace(/\\([0-9])/g, '$$$1').replace(/\\(.)|&/gs, (_found, kept: string | undefined) => kept ?? '$&'),
      prints: how.includes('p'),
    };
    return { isAt, change, letter };
  });
  if (commands.includes(undefined)) {
    stderr.write(`sed: unsupported command: ${script}\n`);
    return 1;
  }
  const { parts, failed } = yield* inputs(process, operands);
  for (const { path, text } of parts) {
    let result = '';
    const lines = linesOf(text);
    for (const [index, original] of lines.entries()) {
      let line = original;
      let kept = true;
      let quits = false;
      for (const command of commands) {
        if (!command!.isAt(line, index + 1, index === lines.length - 1)) continue;
        if (command!.change !== undefined) {
          const changed = line.replace(command!.change.expression, command!.change.by);
          if (command!.change.prints && changed !== line) result += `${changed}\n`;
          line = changed;
        } else if (command!.letter === 'p') result += `${line}\n`;
        else if (command!.letter === 'd') kept = false;
        else quits = true;
      }
      if (kept && !flags.has('n')) result += `${line}\n`;
      if (quits) break;
    }
    if (flags.has('i') && path !== '-') files.write(absolute(path, shell.cwd), result, false);
    else stdout.write(result);
  }
  return Number(failed);
}
