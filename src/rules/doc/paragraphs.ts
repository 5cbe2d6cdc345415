import type { Lesson, ProseSpan } from '../../lesson/types.ts';
import type { Position, Range } from '../../text/position.ts';
import { comparePositions } from '../lesson-commands.ts';

/** A paragraph, list item or heading of a page. */
export interface Paragraph {
  spans: readonly ProseSpan[];
  /** What a reader reads: inline code stands between backticks, a link is its text. */
  text: string;
  range: Range;
  /** How many blocks stand before it. */
  block: number;
  /** It is an item of a list: a step, where the page gives instructions. */
  item: boolean;
  /** It is a heading. */
  heading: boolean;
}

const memo = new WeakMap<Lesson, Paragraph[]>();

/** The prose of a page, one entry for each paragraph, list item and heading, in reading order. */
export function paragraphsOf(lesson: Lesson): readonly Paragraph[] {
  const known = memo.get(lesson);
  if (known !== undefined) return known;
  const spans = new Map<number, ProseSpan[]>();
  for (const span of lesson.prose) {
    const same = spans.get(span.paragraph);
    if (same === undefined) spans.set(span.paragraph, [span]);
    else same.push(span);
  }
  const lines = lesson.source.text.split('\n');
  const headings = new Set(lesson.headings.map((heading) => heading.range.start.line));
  const paragraphs = [...spans.values()]
    .map((list): Paragraph => {
      const first = list[0]!;
      const { line, column } = first.range.start;
      const before = (lines[line - 1] ?? '').slice(0, column - 1);
      return {
        spans: list,
        text: list.map((span) => (span.kind === 'code' ? `\`${span.text}\`` : span.text)).join(''),
        range: { start: first.range.start, end: list.at(-1)!.range.end },
        block: first.blocksBefore,
        item: /^[\s>]*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?[`*_[~<]*$/.test(before),
        heading: headings.has(line),
      };
    })
    .toSorted((a, b) => comparePositions(a.range.start, b.range.start));
  memo.set(lesson, paragraphs);
  return paragraphs;
}

/** The paragraph that a place stands in. */
export function paragraphAt(lesson: Lesson, at: Position): Paragraph | undefined {
  const paragraph = lastBefore(paragraphsOf(lesson), at);
  return paragraph !== undefined && comparePositions(at, paragraph.range.end) <= 0 ? paragraph : undefined;
}

/** The last of some things in reading order that begins at or before a place. */
export function lastBefore<Thing extends { range: Range }>(things: readonly Thing[], at: Position): Thing | undefined {
  let [low, high] = [0, things.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (comparePositions(things[middle]!.range.start, at) <= 0) low = middle + 1;
    else high = middle;
  }
  return things[low - 1];
}
