import { nearest } from '../../lesson/nearest.ts';
import type { FileRevision, Lesson } from '../../lesson/types.ts';
import { filesAt } from '../../lesson/workspace.ts';

/** A mistake in the use of a component, to be shown at the place of its tag. */
export class LessonMistake extends Error {}

/** The lesson's files as they are at a line of it: what the blocks above that line have made of them. */
export function filesAtLine(lesson: Lesson, line: number): Map<string, FileRevision> {
  return filesAt(lesson, lesson.blocks.filter((block) => block.range.start.line < line).length);
}

/**
 * A file of the lesson by its name.
 * @throws LessonMistake when no block above has written it.
 */
export function fileNamed(files: Map<string, FileRevision>, name: string): FileRevision {
  const file = files.get(name);
  if (file) return file;
  const named = [...files.keys()].filter((known) => !known.startsWith('#'));
  const meant = nearest(name, named);
  const hint = meant ? `did you mean ${meant}?` : `there ${named.length === 0 ? 'is none' : `are ${named.join(', ')}`}`;
  throw new LessonMistake(`no block above this line writes a file ${JSON.stringify(name)}; ${hint}`);
}
