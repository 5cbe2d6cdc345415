import { imageProblems } from '../../lesson/front-matter/images.ts';
import type { Block, Lesson } from '../../lesson/types.ts';
import { BESIDE_THE_PAGE } from '../../lesson/workspace/together.ts';
import { readSteps, scriptSteps } from '../console/read-steps.ts';
import type { Step } from '../console/step.ts';

/** A block of a lesson as it is played: the files that appear, then the steps. */
export interface Scene {
  /** Index of the block; `BESIDE_THE_PAGE` for files that came with the page. */
  block: number;
  /** The files that the block puts into the workspace, whole. */
  files: { name: string; text: string }[];
  steps: Step[];
}

/** Mistakes after which it is not certain which blocks a page has. */
const UNREADABLE: ReadonlySet<string> = new Set(['lesson/mdx-syntax', 'lesson/unclosed-fence', 'lesson/unreadable']);

/** Whether a block has commands that are to be played. */
export function isPlayed(block: Block): boolean {
  return block.commands !== undefined && block.skip === undefined && (block.role === 'console' || block.role === 'commands');
}

/**
 * Why a page cannot be played as it is meant: it is not certain which blocks it has, or its images are not declared as they
 * have to be. Undefined when nothing is in the way.
 */
export function whyNotPlayed(lesson: Lesson): string | undefined {
  const unreadable = lesson.problems.find(({ rule }) => UNREADABLE.has(rule));
  const images = lesson.frontMatter?.value['images'];
  return unreadable?.message ?? (images === undefined ? undefined : imageProblems(images)[0]?.message);
}

/** A lesson as it is played, block by block. */
export function lessonScript(lesson: Lesson): Scene[] {
  return [BESIDE_THE_PAGE, ...lesson.blocks.map((block) => block.index)].map((index) => {
    const block = index === BESIDE_THE_PAGE ? undefined : lesson.blocks[index];
    const files = lesson.revisions
      .filter((revision) => revision.block === index && revision.heredoc === undefined && !revision.name.startsWith('#'))
      .map(({ name, text }) => ({ name, text: endWithNewline(text) }));
    return { block: index, files, steps: block !== undefined && isPlayed(block) ? stepsOf(block, lesson) : [] };
  });
}

function stepsOf(block: Block, lesson: Lesson): Step[] {
  return block.role === 'console' ? readSteps(block.commands!, lesson.source) : scriptSteps(block.commands!);
}

function endWithNewline(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
