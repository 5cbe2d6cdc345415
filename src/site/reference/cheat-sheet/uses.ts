import { inlineCommands } from '../../../lesson/inline-commands.ts';
import type { Command, SimpleCommand } from '../../../lesson/types.ts';
import { type KubectlLine, readKubectlLine } from '../../../rules/kubectl/read-line.ts';
import { offsetAt } from '../../../text/source.ts';
import { blockPlace, linePlace, type Place, type ReferencedLesson } from '../places.ts';

/** A kubectl command that a lesson shows to its reader. */
export interface CommandUse {
  line: KubectlLine;
  /** As it stands in the lesson, in one line. */
  text: string;
  place: Place;
  /** `content/03-pods/lesson.mdx:120`. */
  source: string;
  /** How good an example it is; less is better. */
  flaws: number;
}

/**
 * The kubectl commands of lessons, in reading order: those of blocks that are shown, and whole ones in sentences.
 * What runs unseen (`# setup:`, hidden blocks) is left out, as are forms such as `kubectl label node NAME`.
 */
export function commandUses(lessons: readonly ReferencedLesson[]): CommandUse[] {
  return lessons.flatMap((lesson) => {
    const uses: CommandUse[] = [];
    const add = (command: Command, place: Place, flaws: number): void => {
      if (command.kind !== undefined || (command.problems ?? []).length > 0) return;
      for (const simple of command.simple) {
        const line = readKubectlLine(simple);
        if (line === undefined || line.command.path === '') continue;
        const source = `${lesson.file}:${command.range.start.line}`;
        const text = writtenText(lesson, simple);
        uses.push({ line, text, place, source, flaws: flaws + ownFlaws(command, simple, line, text) });
      }
    };
    for (const block of lesson.lesson.blocks) {
      if (block.hidden) continue;
      const place = blockPlace(lesson, block);
      const flaws = (place.folded ? 2 : 0) + (block.skip === undefined ? 0 : 2);
      for (const command of block.commands ?? []) add(command, place, flaws);
    }
    for (const { command } of inlineCommands(lesson.lesson)) {
      if (isWhole(command)) add(command, linePlace(lesson, command.range.start.line), 3);
    }
    return uses;
  });
}

/** A sentence may name a command (`kubectl apply`) or its form (`kubectl label node NAME`); neither can be typed. */
function isWhole({ simple }: Command): boolean {
  const line = simple.length === 1 ? readKubectlLine(simple[0]!) : undefined;
  const names = line?.operands.length || line?.flags.some(({ name }) => ['filename', 'kustomize', 'help'].includes(name));
  if (line === undefined || !names) return false;
  return !line.operands.some(({ value }) => /^[A-Z_]+$|^<|^\[|…|\.\.\./.test(value));
}

function ownFlaws(command: Command, simple: SimpleCommand, line: KubectlLine, text: string): number {
  const dynamic = simple.words.some((word) => word.dynamic) || simple.nested === true;
  // A command that is long, fails on purpose or needs a variable of the page shows less than another.
  return (command.exitStatus === 0 ? 0 : 8) + (dynamic ? 4 : 0) + (text.length > 76 ? 2 : 0) + (line.unsure || /["']/.test(text) ? 1 : 0);
}

/** The text of a command without line breaks. Redirections and what it is piped into are not part of it. */
function writtenText({ lesson: { source } }: ReferencedLesson, simple: SimpleCommand): string {
  const start = offsetAt(source, simple.words[0]!.range.start);
  const end = offsetAt(source, simple.words.at(-1)!.range.end);
  return source.text.slice(start, end).replace(/\s*\\?\n\s*(?:> )?\s*/g, ' ');
}

/**
 * What the words behind a command are, one by one: `word`, `type/name`, `list` for several with commas, `KEY=VALUE` for
 * one with an equals sign, and `remove` as a whole when one ends with a minus, as labels and taints do to go.
 */
export function operandShape(line: KubectlLine): string {
  const values = line.operands.map(({ value }) => value);
  if (values.some((value) => /[^/\s]-$/.test(value))) return 'remove';
  return values
    .map((value) => {
      if (value.includes('=')) return 'KEY=VALUE';
      if (value.includes(',')) return 'list';
      return value.includes('/') ? 'type/name' : 'word';
    })
    .join(' ');
}
