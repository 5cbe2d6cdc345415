import type { FileRevision, Lesson } from '../../lesson/types.ts';
import { filesAt } from '../../lesson/workspace.ts';

/** The lesson's files as they are at a line of it: what the blocks above that line have made of them. */
export function filesAtLine(lesson: Lesson, line: number): Map<string, FileRevision> {
  return filesAt(lesson, lesson.blocks.filter((block) => block.range.start.line < line).length);
}
