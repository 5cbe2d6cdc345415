import type { Lesson } from '../lesson/types.ts';
import type { Range } from '../text/position.ts';
import { offsetAt } from '../text/source.ts';

/** The text of a lesson's file that a range covers. */
export function textOf(lesson: Lesson, range: Range): string {
  return lesson.source.text.slice(offsetAt(lesson.source, range.start), offsetAt(lesson.source, range.end));
}
