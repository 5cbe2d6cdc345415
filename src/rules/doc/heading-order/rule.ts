import type { Heading, Lesson } from '../../../lesson/types.ts';
import type { Rule } from '../../types.ts';
import { breaksOf, headingNumber, numberedLists, type Numbered } from './numbers.ts';

/** Headings and numbers must follow each other. */
export const rule: Rule = {
  id: 'doc/heading-order',
  severity: 'warning',
  summary: 'A heading skips a level, or the number of a heading or list item repeats or leaves one out.',
  why: `Readers with a screen reader move from heading to heading by their level, and a \`####\` right below a \`##\` seems to
have lost its parent. "Step 5" behind "Step 3" makes everybody look for step 4. Markdown counts list items itself, so a
list that is numbered 1, 2, 2, 3 in the source is shown otherwise than it is written.

In documents other than lessons of ours it is for information.`,
  source: 'https://www.w3.org/WAI/tutorials/page-structure/headings/',
  check({ lesson, report }) {
    const severity = lesson.dialect === 'mdx' ? {} : { severity: 'info' as const };
    for (const [index, heading] of lesson.headings.entries()) {
      const before = lesson.headings[index - 1];
      if (before === undefined || heading.depth <= before.depth + 1) continue;
      report({
        range: heading.range,
        message: `this heading is of level ${heading.depth}, but the one before it (line ${before.range.start.line}) is of level ${before.depth}`,
        help: `write ${'#'.repeat(before.depth + 1)}`,
        ...severity,
      });
    }
    const headings = headingSeries(lesson).map((series) => ({ series, what: 'heading' }));
    const lists = numberedLists(lesson).map((series) => ({ series, what: 'item' }));
    for (const { series, what } of [...headings, ...lists]) {
      for (const { item, before } of breaksOf(series)) {
        const already = item.value === before.value ? ', too' : '';
        report({
          range: item.range,
          message: `this ${what} is numbered ${item.label}, but the ${what} before it (line ${before.range.start.line}) is ${before.label}${already}`,
          help: `write ${following(before)}`,
          ...severity,
        });
      }
    }
  },
};

/** Headings of one level below one parent that are numbered in the same way. */
function headingSeries(lesson: Lesson): Numbered[][] {
  const series = new Map<string, Numbered[]>();
  const parents: (Heading | undefined)[] = [];
  for (const heading of lesson.headings) {
    parents.length = heading.depth;
    parents[heading.depth] = heading;
    const number = headingNumber(heading.text);
    if (number === undefined) continue;
    const parent = parents.slice(0, heading.depth).findLast((one) => one !== undefined);
    const key = `${parent?.range.start.line ?? 0} ${heading.depth} ${number.style}`;
    const list = series.get(key) ?? [];
    if (list.length === 0) series.set(key, list);
    list.push({ ...number, range: heading.range });
  }
  return [...series.values()];
}

function following({ label, value, style }: Numbered): string {
  return style === 'a' ? label.replace(/^./, String.fromCharCode(97 + value)) : label.replace(/\d+/, String(value + 1));
}
