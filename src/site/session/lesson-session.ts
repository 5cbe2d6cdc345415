import type { ImageDeclaration } from '../../cluster/images/declaration.ts';
import type { Lesson } from '../../lesson/types.ts';
import type { Step, WrittenStep } from '../../run/console/step.ts';
import { imagesOf } from '../../run/play/play-lesson.ts';
import { lessonScript, type Scene } from '../../run/play/lesson-script.ts';

/** What a page needs to play its lesson: served beside it, and loaded when the reader presses Run. */
export interface LessonSession {
  images: readonly ImageDeclaration[];
  /** The blocks that put files into the workspace or have commands, in order. */
  scenes: readonly SessionScene[];
}

/** A block as it is played; see `Scene`. */
export interface SessionScene {
  /** Index of the block; -1 for files that came with the page. */
  block: number;
  files: readonly { name: string; text: string }[];
  steps: readonly WrittenStep[];
  /** The exercise it belongs to, counted from 0, and whether it stands in its solution. */
  exercise?: number;
  solution?: true;
}

/** The session of a lesson. */
export function lessonSession(lesson: Lesson): LessonSession {
  const scenes = lessonScript(lesson).filter(({ files, steps }) => files.length > 0 || steps.length > 0);
  return { images: imagesOf(lesson), scenes: scenes.map((scene) => sessionScene(scene, lesson)) };
}

function sessionScene({ block, files, steps }: Scene, lesson: Lesson): SessionScene {
  return { block, files, steps: steps.map(writtenStep), ...exerciseOf(block, lesson) };
}

/** A step without the places in the lesson's file. */
function writtenStep({ range: _range, outputLines: _outputLines, ...written }: Step): WrittenStep {
  return written;
}

function exerciseOf(block: number, { blocks, components }: Lesson): Pick<SessionScene, 'exercise' | 'solution'> {
  let solution = false;
  for (let at = blocks[block]?.component; at !== undefined; at = components[at]?.parent) {
    const { name } = components[at]!;
    if (name === 'Solution') solution = true;
    if (name !== 'Exercise') continue;
    const exercise = components.slice(0, at).filter((other) => other.name === 'Exercise').length;
    return { exercise, ...(solution ? { solution } : {}) };
  }
  return {};
}
