import { createSource, type Source } from '../../text/source.ts';
import { wholeExcerpt, type Excerpt } from '../../text/excerpt.ts';
import { parseLesson } from '../parse.ts';
import type { Lesson } from '../types.ts';

/** A lesson from lines, as tests write them. */
export function lessonOf(file: string, ...lines: string[]): Lesson {
  return parseLesson(createSource(file, `${lines.join('\n')}\n`));
}

/** Lines as a whole file. */
export function sourceOf(...lines: string[]): Source {
  return createSource('page.md', lines.join('\n'));
}

/** Lines as an excerpt that begins at line 1, column 1. */
export function excerptOf(...lines: string[]): Excerpt {
  return wholeExcerpt(sourceOf(...lines));
}

/** `line:column rule` of each problem. */
export function problemsOf(lesson: Lesson): string[] {
  return lesson.problems.map(({ rule, range }) => `${range.start.line}:${range.start.column} ${rule}`);
}

/** Front matter that is complete for a page which is no lesson. */
export const FRONT = ['---', 'title: A page', '---'];

/** A Pod of a name, as lines. */
export function podLines(name: string, image = 'nginx'): string[] {
  return ['apiVersion: v1', 'kind: Pod', 'metadata:', `  name: ${name}`, 'spec:', '  containers:', '  - name: web', `    image: ${image}`];
}
