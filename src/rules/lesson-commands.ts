import { inlineCommands } from '../lesson/inline-commands.ts';
import type { Block, Command, Lesson, SimpleCommand } from '../lesson/types.ts';
import type { Position } from '../text/position.ts';

/** A command of a page, in a block or as inline code in prose. */
export interface PlacedCommand {
  command: Command;
  /** Index of the first block that the workspace does not yet hold when the command is run. */
  before: number;
  /** The block that it stands in; undefined for inline code. */
  block?: Block;
}

const memo = new WeakMap<Lesson, PlacedCommand[]>();

/** Every command of a page in reading order, inline code included; those of skipped blocks are left out. */
export function lessonCommands(lesson: Lesson): readonly PlacedCommand[] {
  const known = memo.get(lesson);
  if (known !== undefined) return known;
  const commands: PlacedCommand[] = inlineCommands(lesson).map(({ command, blocksBefore }) => ({
    command,
    before: blocksBefore,
  }));
  for (const block of lesson.blocks) {
    if (block.skip !== undefined) continue;
    for (const command of block.commands ?? []) commands.push({ command, before: block.index, block });
  }
  commands.sort((a, b) => comparePositions(a.command.range.start, b.command.range.start));
  memo.set(lesson, commands);
  return commands;
}

/** The simple commands of a page in reading order. */
export function simpleCommands(lesson: Lesson): { simple: SimpleCommand; placed: PlacedCommand }[] {
  return lessonCommands(lesson).flatMap((placed) => placed.command.simple.map((simple) => ({ simple, placed })));
}

/** Orders places of one file. */
export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.column - b.column;
}
