import { distance } from '../../../kube/nearest.ts';
import type { Lesson } from '../../../lesson/types.ts';
import type { Rule } from '../../types.ts';
import { paragraphsOf, type Paragraph } from '../paragraphs.ts';

/** A table of contents must list the sections that there are. */
export const rule: Rule = {
  id: 'doc/contents-differ',
  severity: 'info',
  summary: 'An entry of the table of contents has no section of that name.',
  why: `A table of contents that is written by hand promises what was once planned: sections that were never written, or
that have another name by now. Readers look for them, and searching for the name finds nothing.

A numbered list is taken for a table of contents when it stands below a heading such as "Contents", "Overview" or "What
this tutorial covers" and at least three of its entries are headings of the page. Entries that are links are checked by
\`doc/dead-link\`.`,
  check({ lesson, report }) {
    const headings = lesson.headings.map((heading) => ({ heading, words: wordsOf(heading.text) }));
    for (const entries of contents(lesson)) {
      const missing = entries.filter((entry) => !headings.some(({ words }) => isSame(wordsOf(entry.text), words)));
      if (entries.length - missing.length < 3) continue;
      for (const entry of missing) {
        const near = headings.find(({ heading }) => isSlip(entry.text, heading.text))?.heading;
        report({
          range: entry.range,
          message:
            near === undefined
              ? `the contents list ${shorten(entry.text)}, but no section of this page has that name`
              : `the contents list ${shorten(entry.text)}, but the section in line ${near.range.start.line} is called ${shorten(near.text)}`,
          help: near === undefined ? 'write the section, or take the entry out' : `write ${near.text}`,
        });
      }
    }
  },
};

const TITLE = /^(?:table of )?contents\b|\b(?:this|the) (?:tutorial|guide|page|document|article|course|post) covers\b|^(?:overview|agenda|outline|toc|summary)\b/i;

/** The numbered entries below each heading that announces contents. */
function contents(lesson: Lesson): Paragraph[][] {
  const lines = lesson.source.text.split('\n');
  return lesson.headings.flatMap((heading, index) => {
    if (!TITLE.test(heading.text.trim())) return [];
    const to = lesson.headings[index + 1]?.range.start.line ?? Number.POSITIVE_INFINITY;
    const entries = paragraphsOf(lesson).filter(
      ({ range: { start }, item, spans }) =>
        item && start.line > heading.range.start.line && start.line < to && /^\s{0,3}\d+[.)]\s/.test(lines[start.line - 1] ?? '') && spans.every(({ kind }) => kind !== 'link'),
    );
    return [entries];
  });
}

function wordsOf(text: string): Set<string> {
  return new Set((text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !/^(?:a|an|the|of|in|to|and|with|for|\d+)$/.test(word)).map((word) => word.replace(/s$/, '')));
}

/** One has all words of the other. */
function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  if (one.size === 0 || other.size === 0) return false;
  return [...one].every((word) => other.has(word)) || [...other].every((word) => one.has(word));
}

function isSlip(entry: string, heading: string): boolean {
  const [one, other] = [entry, heading].map((text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
  return one!.length >= 5 && distance(one!, other!) <= 2;
}

function shorten(text: string): string {
  const plain = text.trim();
  return `"${plain.length > 40 ? `${plain.slice(0, 39)}…` : plain}"`;
}
