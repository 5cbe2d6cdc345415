import type { Excerpt } from '../../text/excerpt.ts';
import type { Source } from '../../text/source.ts';
import type { Command } from '../../lesson/types.ts';
import type { Step } from './step.ts';

const MEANWHILE = /^# while the next command runs, in another terminal: (.*?)(?: \((?:the watch|it) is stopped with Ctrl-C\))?$/;
const INTERRUPTED = /^# the next command is stopped with Ctrl-C$|\((?:the watch|it) is stopped with Ctrl-C\)$/;

/** The steps of a session, from its commands; remarks about other terminals and Ctrl-C are read from the file. */
export function readSteps(commands: readonly Command[], source: Source): Step[] {
  const lines = source.text.split('\n');
  return commands.map((command) => {
    const shown = command.kind === undefined;
    const remarks = shown ? remarksAbove(lines, command.range.start.line) : [];
    const meanwhile = remarks.flatMap((remark) => MEANWHILE.exec(remark)?.[1]?.split('; then: ') ?? []);
    const interrupted = remarks.some((remark) => INTERRUPTED.test(remark));
    const step: Step = {
      kind: command.kind ?? 'shown',
      command: command.text,
      range: command.range,
      expected: shown ? linesOf(command.output) : undefined,
      noFinalNewline: command.noFinalNewline === true,
      status: shown && !interrupted ? command.exitStatus : undefined,
      meanwhile,
      interrupted,
    };
    if (command.seconds !== undefined) Object.assign(step, { command: '', seconds: command.seconds });
    if (shown) step.outputLines = outputLines(lines, command);
    return step;
  });
}

/** The commands of a block of commands alone: each must succeed, what they print does not matter. */
export function scriptSteps(commands: readonly Command[]): Step[] {
  return commands.map(({ text, range }) => ({
    kind: 'script', command: text, range, expected: undefined, noFinalNewline: false, status: 0, meanwhile: [], interrupted: false,
  }));
}

function linesOf(output: Excerpt | undefined): string[] {
  return output === undefined || output.origins.length === 0 ? [] : output.text.split('\n');
}

/** The remarks right above a line, nearest first, without what stands before them in the file. */
function remarksAbove(lines: readonly string[], line: number): string[] {
  const remarks: string[] = [];
  for (let at = line - 2; at >= 0; at -= 1) {
    const remark = /# .*$/.exec(lines[at]!)?.[0];
    if (remark === undefined || !/^[\s>]*# /.test(lines[at]!)) break;
    remarks.push(remark.trimEnd());
  }
  return remarks;
}

/** Where in the file a command's output stands. */
function outputLines(lines: readonly string[], command: Command): { from: number; to: number } {
  const count = linesOf(command.output).length;
  const first = command.output?.origins?.[0]?.line;
  const typed = command.text.split('\n').length;
  const from = count > 0 && first !== undefined ? first : command.range.start.line + typed;
  return { from, to: Math.min(from + count, lines.length + 1) };
}
