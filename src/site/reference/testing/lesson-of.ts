import { parseLesson } from '../../../lesson/parse.ts';
import { createSource } from '../../../text/source.ts';
import type { ReferencedLesson } from '../places.ts';

/** A lesson with this text, as a reference page gets it; its slug is `lesson-1` for the number 1. */
export function lessonOf(number: number, body: string): ReferencedLesson {
  const slug = `lesson-${number}`;
  const file = `content/0${number}-${slug}/lesson.mdx`;
  return { slug, number, title: `Lesson ${number}`, file, lesson: parseLesson(createSource(file, `---\ntitle: T\n---\n\n${body}\n`)) };
}

/** A block of commands with what they print. */
export function session(...lines: string[]): string {
  return ['```console', ...lines, '```'].join('\n');
}
