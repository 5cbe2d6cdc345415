import type { ExpressiveCodeBlock } from '@expressive-code/core';
import type { Block } from '../../lesson/types.ts';
import { courseLesson, type CourseLesson } from '../course/lessons.ts';
import { STAMP } from '../markdown/stamp-blocks.ts';

/** A block of code on a page together with the block of the lesson that it shows. */
export interface ShownBlock {
  lesson: CourseLesson;
  block: Block;
}

/** The lesson's block that a rendered block shows, by its stamp; nothing for code that is in no lesson. */
export function shownBlock(codeBlock: ExpressiveCodeBlock): ShownBlock | undefined {
  const stamp = /^(.+):(\d+)$/.exec(codeBlock.metaOptions.getString(STAMP) ?? '');
  const lesson = stamp ? courseLesson(stamp[1]!) : undefined;
  const block = lesson?.lesson.blocks[Number(stamp?.[2])];
  return lesson && block ? { lesson, block } : undefined;
}
