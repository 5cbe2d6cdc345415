import type { ImageDeclaration } from '../../cluster/images/declaration.ts';
import type { Block, Lesson } from '../../lesson/types.ts';
import { BESIDE_THE_PAGE } from '../../lesson/workspace/together.ts';
import { readSteps, scriptSteps } from '../console/read-steps.ts';
import type { Step } from '../console/step.ts';
import { GeneratedNames, withoutGeneratedNames } from './generated-names.ts';
import { playStep, type Played } from './play-steps.ts';
import type { Stage } from './stage.ts';

export interface PlayedLesson {
  played: Played[];
  /** What the cluster holds at the end and did not hold at the beginning, and the other way round. */
  left: string[];
  gone: string[];
}

/** How long things may take to be gone after the last command. */
const CLEANING = 45;

/** The images that a lesson declares in its front matter. */
export function imagesOf(lesson: Lesson): readonly ImageDeclaration[] {
  const images = lesson.frontMatter?.value['images'];
  return Array.isArray(images) ? images.filter((image): image is ImageDeclaration => typeof (image as ImageDeclaration | null)?.name === 'string') : [];
}

/** Whether a block has commands that are to be played. */
export function isPlayed(block: Block): boolean {
  return block.commands !== undefined && block.skip === undefined && (block.role === 'console' || block.role === 'commands');
}

/** Plays a lesson: its files appear in the workspace where the lesson shows them, its commands run in order. */
export async function playLesson(lesson: Lesson, stage: Stage, onStep: (played: Played) => void = () => {}): Promise<PlayedLesson> {
  const before = await stage.objects();
  const played: Played[] = [];
  const names = new GeneratedNames();
  let known = '';
  for (const index of [BESIDE_THE_PAGE, ...lesson.blocks.map((block) => block.index)]) {
    for (const revision of lesson.revisions) {
      if (revision.block !== index || revision.heredoc !== undefined || revision.name.startsWith('#')) continue;
      await stage.write(revision.name, endWithNewline(revision.text));
      known += `${revision.text}\n`;
    }
    const block = index === BESIDE_THE_PAGE ? undefined : lesson.blocks[index];
    if (block === undefined || !isPlayed(block)) continue;
    for (const step of stepsOf(block, lesson)) {
      known += withoutGeneratedNames(`${step.command}\n${step.meanwhile.join('\n')}\n`);
      const result = await playStep(step, stage, known, names);
      played.push(result);
      onStep(result);
    }
  }
  await stage.sleep(CLEANING);
  const after = await stage.objects();
  return { played, left: after.filter((name) => !before.includes(name)), gone: before.filter((name) => !after.includes(name)) };
}

function stepsOf(block: Block, lesson: Lesson): Step[] {
  return block.role === 'console' ? readSteps(block.commands!, lesson.source) : scriptSteps(block.commands!);
}

function endWithNewline(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
