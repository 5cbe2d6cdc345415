import type { Block, Lesson } from '../../lesson/types.ts';
import { isPlayed } from '../../run/play/lesson-script.ts';
import { filesInUse } from './files-in-use.ts';

/**
 * What the build proved of a block.
 * - `checked`: its YAML was held against the API and the rules
 * - `run`: its commands were run in a simulated cluster; what a session prints was compared with the page
 * - `used`: a source file that commands of the lesson work with, as a build works with its Dockerfile
 * - `read`: its commands were parsed and held against the rest of the lesson, but not run
 * - `skipped`: left out, for the reason its author gave
 * - `shown`: something that Drydock has no check for, such as a drawing of letters
 */
export type BlockStatus =
  | { kind: 'checked' }
  | { kind: 'run' }
  | { kind: 'used' }
  | { kind: 'read' }
  | { kind: 'skipped'; reason: string }
  | { kind: 'shown' };

/** What became of a block; the same answer serves the mark under the block and the coverage page. */
export function blockStatus(block: Block, lesson: Pick<Lesson, 'blocks'>): BlockStatus {
  if (block.skip !== undefined) return { kind: 'skipped', reason: block.skip };
  if (block.role === 'template') return { kind: 'skipped', reason: 'a form with placeholders, to be filled in' };
  if (block.yaml !== undefined && block.role !== 'other') return { kind: 'checked' };
  if (isPlayed(block)) return { kind: 'run' };
  if (filesInUse(lesson).has(block)) return { kind: 'used' };
  if (block.commands !== undefined) return { kind: 'read' };
  return { kind: 'shown' };
}

/** How many blocks of lessons have each status. */
export function countStatuses(lessons: readonly Pick<Lesson, 'blocks'>[]): Record<BlockStatus['kind'], number> {
  const counts = { checked: 0, run: 0, used: 0, read: 0, skipped: 0, shown: 0 };
  for (const lesson of lessons) for (const block of lesson.blocks) counts[blockStatus(block, lesson).kind] += 1;
  return counts;
}

/** The share of blocks that are checked or run, or are files with which commands run, from 0 to 1. */
export function provedShare(lessons: readonly Pick<Lesson, 'blocks'>[]): number {
  const { checked, run, used } = countStatuses(lessons);
  const blocks = lessons.reduce((sum, lesson) => sum + lesson.blocks.length, 0);
  return blocks === 0 ? 0 : (checked + run + used) / blocks;
}

/** How many commands of a lesson are run. */
export function runCommands({ blocks }: Pick<Lesson, 'blocks'>): number {
  return blocks.filter(isPlayed).reduce((sum, block) => sum + (block.commands?.length ?? 0), 0);
}

const ROLES: Record<Block['role'], string> = {
  file: 'file',
  manifest: 'manifest',
  fragment: 'part of a file',
  explains: 'explanation of a file',
  fails: 'rejected on purpose',
  console: 'console session',
  commands: 'commands',
  template: 'form',
  other: 'text',
};

/** A block's role in plain words. */
export function roleName(block: Block): string {
  return ROLES[block.role];
}

/** The id that a block's element has on its lesson's page. */
export function blockAnchor(block: Block): string {
  return `block-${block.index + 1}`;
}
