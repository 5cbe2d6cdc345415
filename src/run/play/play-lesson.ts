import type { ImageDeclaration } from '../../cluster/images/declaration.ts';
import type { Lesson } from '../../lesson/types.ts';
import { GeneratedNames } from './generated-names.ts';
import { KnownText } from './known-text.ts';
import { lessonScript } from './lesson-script.ts';
import { playStep, type Played } from './play-steps.ts';
import type { Stage } from './stage.ts';

export interface PlayedLesson {
  played: Played[];
  /** What the cluster holds at the end and did not hold at the beginning, and the other way round. */
  left: string[];
  gone: string[];
  /** Which generated names of the page stand for which of this run. */
  names: GeneratedNames;
}

/** How long things may take to be gone after the last command. */
const CLEANING = 45;

/** The images that a lesson declares in its front matter. */
export function imagesOf(lesson: Lesson): readonly ImageDeclaration[] {
  const images = lesson.frontMatter?.value['images'];
  return Array.isArray(images) ? images.filter((image): image is ImageDeclaration => typeof (image as ImageDeclaration | null)?.name === 'string') : [];
}

/** Plays a lesson: its files appear in the workspace where the lesson shows them, its commands run in order. */
export async function playLesson(lesson: Lesson, stage: Stage, onStep: (played: Played) => void = () => {}): Promise<PlayedLesson> {
  const before = await stage.objects();
  const played: Played[] = [];
  const names = new GeneratedNames();
  const known = new KnownText();
  for (const { files, steps } of lessonScript(lesson)) {
    for (const { name, text } of files) await stage.write(name, known.file(text));
    for (const step of steps) {
      known.typed(step);
      const result = await playStep(step, stage, known.text, names);
      played.push(result);
      onStep(result);
    }
  }
  await stage.sleep(CLEANING);
  const after = await stage.objects();
  return { played, left: after.filter((name) => !before.includes(name)), gone: before.filter((name) => !after.includes(name)), names };
}
