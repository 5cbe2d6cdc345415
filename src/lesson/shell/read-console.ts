import type { Excerpt } from '../../text/excerpt.ts';
import type { Command } from '../types.ts';
import { excerptLines, linesOf } from '../sub-excerpt.ts';
import { readCommands } from './read-commands.ts';

interface LinePart {
  index: number;
  /** How many characters at the beginning do not belong to it. */
  skip: number;
}

const SETUP = /^#\s*setup:\s*/;
const WAIT = /^#\s*wait:\s*/;
const SECONDS = /^(\d+(?:\.\d+)?)\s*s$/;
const STATUS = /^\? (\d+)(?: \(no newline at the end of the output\))?\s*$/;
/** A printed line that looks like one of the format's own has a backslash before it. */
const ESCAPED = /^\\(?:[$>#?] |\\)/;

/** A line that begins a command, shown or not, or a remark: it ends the output before it. */
function endsOutput(line: string): boolean {
  return line.startsWith('$ ') || line === '$' || line.startsWith('# ') || line === '#' || STATUS.test(line);
}

/** Whether a block is a session: one of its lines is a prompt or one of the format's instructions. */
export function looksLikeConsole(text: string): boolean {
  return text.split('\n').some((line) => line.startsWith('$ ') || SETUP.test(line) || WAIT.test(line));
}

/**
 * Reads a session: `$ command` with its output, `> ` continuation lines, `? N` exit statuses,
 * `# setup: command` and `# wait: command` or `# wait: 5 s`; other lines `# …` are remarks.
 */
export function readConsole(excerpt: Excerpt): Command[] {
  const lines = excerptLines(excerpt);
  const commands: Command[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at]!;
    const instruction = SETUP.exec(line) ?? WAIT.exec(line);
    if (line.startsWith('$ ')) {
      const typed = commandLines(excerpt, lines, at);
      at = typed.next;
      const output: LinePart[] = [];
      while (at < lines.length && !endsOutput(lines[at]!)) {
        output.push({ index: at, skip: ESCAPED.test(lines[at]!) ? 1 : 0 });
        at += 1;
      }
      const command = asCommand(excerpt, lines, typed.parts);
      command.output = linesOf(excerpt, lines, withoutTrailingBlank(lines, output));
      at = readStatus(lines[at], command, at);
      commands.push(command);
    } else {
      if (instruction !== null) commands.push(hiddenCommand(excerpt, lines, at, instruction[0]));
      at += 1;
    }
  }
  return commands;
}

/** The blank lines that end a block are not output. */
function withoutTrailingBlank(lines: readonly string[], output: LinePart[]): LinePart[] {
  if (output.at(-1)?.index !== lines.length - 1) return output;
  let count = output.length;
  while (count > 0 && lines[output[count - 1]!.index]!.trim() === '') count -= 1;
  return output.slice(0, count);
}

function readStatus(line: string | undefined, command: Command, at: number): number {
  const status = line === undefined ? null : STATUS.exec(line);
  if (status === null) return at;
  command.exitStatus = Number(status[1]);
  if (line!.includes('no newline')) command.noFinalNewline = true;
  return at + 1;
}

/**
 * The lines of a command: its first and the `> ` lines after it. Sessions pasted from a terminal often
 * lack `> `; then a backslash at the end of a line, or a here-document, takes what follows.
 */
function commandLines(excerpt: Excerpt, lines: readonly string[], first: number): { parts: LinePart[]; next: number } {
  const parts: LinePart[] = [{ index: first, skip: 2 }];
  let next = first + 1;
  while (next < lines.length && (lines[next]!.startsWith('> ') || lines[next] === '>')) {
    parts.push({ index: next, skip: lines[next] === '>' ? 1 : 2 });
    next += 1;
  }
  if (parts.length > 1) return { parts, next };
  while (next < lines.length && endsWithBackslash(lines[next - 1]!) && !endsOutput(lines[next]!)) {
    parts.push({ index: next, skip: 0 });
    next += 1;
  }
  const delimiter = lines[first]!.includes('<<') ? openHeredoc(excerpt, lines, parts) : undefined;
  const close = delimiter === undefined ? -1 : lines.slice(next, next + LONGEST_HEREDOC).findIndex((line) => line.trim() === delimiter);
  for (let count = 0; count <= close; count += 1) parts.push({ index: next + count, skip: 0 });
  return { parts, next: next + close + 1 };
}

/** The end of a here-document without `> ` is looked for in so many lines. */
const LONGEST_HEREDOC = 300;

function endsWithBackslash(line: string): boolean {
  return (/\\+$/.exec(line)?.[0].length ?? 0) % 2 === 1;
}

function openHeredoc(excerpt: Excerpt, lines: readonly string[], parts: readonly LinePart[]): string | undefined {
  const command = asCommand(excerpt, lines, parts);
  const open = command.problems?.some((problem) => problem.code === 'unclosed-heredoc') ?? false;
  return open ? command.heredocs.at(-1)?.delimiter : undefined;
}

/** What is typed at one prompt is one command, also when a shell would read it as several. */
function asCommand(excerpt: Excerpt, lines: readonly string[], parts: readonly LinePart[]): Command {
  const typed = linesOf(excerpt, lines, parts);
  const [first, ...others] = readCommands(typed);
  const empty: Command = {
    text: typed.text.trim(),
    range: { start: typed.origins[0]!, end: typed.origins[0]! },
    simple: [],
    heredocs: [],
    output: undefined,
    exitStatus: 0,
  };
  if (first === undefined) return empty;
  const all = [first, ...others];
  const heredocs = all.flatMap((command) => command.heredocs);
  const problems = all.flatMap((command) => command.problems ?? []);
  let before = 0;
  const simple = all.flatMap((command) => {
    const shift = before;
    before += command.heredocs.length;
    if (shift > 0) {
      for (const redirect of command.simple.flatMap((one) => one.redirects)) {
        if (redirect.heredoc !== undefined) redirect.heredoc += shift;
      }
    }
    return command.simple;
  });
  const whole: Command = { ...first, text: typed.text.trim(), simple, heredocs };
  whole.range = { start: first.range.start, end: all.at(-1)!.range.end };
  if (problems.length > 0) whole.problems = problems;
  return whole;
}

function hiddenCommand(excerpt: Excerpt, lines: readonly string[], index: number, prefix: string): Command {
  const line = lines[index]!;
  const command = asCommand(excerpt, lines, [{ index, skip: prefix.length }]);
  command.kind = SETUP.test(line) ? 'setup' : 'wait';
  const seconds = command.kind === 'wait' ? SECONDS.exec(line.slice(prefix.length).trim()) : null;
  if (seconds !== null) {
    command.seconds = Number(seconds[1]);
    command.simple = [];
    delete command.problems;
  }
  return command;
}
