import type { Lesson } from '../../../lesson/types.ts';
import type { Rule } from '../../types.ts';
import { paragraphsOf, type Paragraph } from '../paragraphs.ts';

/** What a sentence announces must follow. */
export const rule: Rule = {
  id: 'doc/output-not-shown',
  severity: 'info',
  summary: 'A sentence announces an output or a picture, and none follows.',
  why: `"You should see something like this" lets the reader compare. When the picture has been lost or the block was
forgotten, the next step follows instead, and the reader does not know what to compare with.

It is reported where the next item of the list, a heading or the end of the page follows.`,
  check({ lesson, report }) {
    const lines = lesson.source.text.split('\n');
    for (const paragraph of paragraphsOf(lesson)) {
      if (paragraph.heading || paragraph.spans.at(-1)!.image || !ANNOUNCED.test(paragraph.text.trim())) continue;
      if (isFollowed(paragraph, lines, lesson)) continue;
      report({
        range: paragraph.range,
        message: `this says "${ANNOUNCED.exec(paragraph.text.trim())![1]}", but neither a block nor a picture follows`,
        help: 'show the output in a block',
      });
    }
  },
};

const ANNOUNCED = /\b(?:see|get|output|prints?|shows?|result|displays?|looks?)\b[^.]*?\b(something like (?:this|the following)|(?:look|looks|output) like (?:this|the following)|similar to (?:this|the following)|the following output)\s*:?$/i;

/** What comes next may be what was announced. It is not in the next item of the list, and not in a heading. */
function isFollowed({ range, item }: Paragraph, lines: readonly string[], lesson: Lesson): boolean {
  let at = range.end.line;
  while (lines[at]?.trim() === '') at += 1;
  const next = lines[at];
  if (next === undefined) return false;
  if (lesson.blocks.some((block) => block.range.start.line === at + 1)) return true;
  const indent = next.length - next.trimStart().length;
  const own = (lines[range.start.line - 1] ?? '').search(/\S/);
  if (/^\s*(?:[-*+]|\d+[.)])\s/.test(next)) return item ? indent > own : true;
  return !lesson.headings.some((heading) => heading.range.start.line === at + 1);
}
