import type { Chapter } from './course.ts';
import { expectedIds, type Part, type Topic } from './data.ts';
import { placeOf } from './problems.ts';

const INTRODUCTION = `# What the course covers

What five tutorials teach is the least that this course has to teach: every topic, command, kind, field and picture of
theirs, every subject that they only name, and every walk-through, with what really happens in it. This is the list, and
where each of it is.

The page is written by \`npm run coverage\` from \`test/coverage/data/\`. There each topic also has the texts, commands, fields
and pictures by which it can be recognised. A test fails when a row has no place, when an anchor does not exist, or when
these are not found there. Capital letters in commands stand for any name.
`;

/** The page \`docs/coverage.md\`. */
export function renderCoverage(parts: readonly Part[], chapters: ReadonlyMap<string, Chapter>): string {
  const topics = parts.flatMap(({ rows }) => Object.values(rows).flat());
  const rows = parts.flatMap(expectedIds).length;
  return [INTRODUCTION, `${rows} rows, ${topics.length} topics.\n`, ...parts.map((part) => renderPart(part, chapters))].join('\n');
}

function renderPart(part: Part, chapters: ReadonlyMap<string, Chapter>): string {
  const lines = [`## ${part.part} ${part.title}`, '', '| | What | Where |', '|---|---|---|'];
  for (const id of expectedIds(part)) {
    for (const [index, topic] of (part.rows[id] ?? []).entries()) lines.push(`| ${index === 0 ? id : ''} | ${escaped(topic.topic)} | ${links(topic, chapters)} |`);
  }
  return `${lines.join('\n')}\n`;
}

function links({ covered }: Topic, chapters: ReadonlyMap<string, Chapter>): string {
  return covered
    .map((reference) => {
      const [slug = '', anchor = ''] = reference.split('#');
      const chapter = chapters.get(slug);
      const place = placeOf(reference, chapters);
      if (chapter === undefined || typeof place === 'string') return reference;
      if (anchor === '_top') return `[${escaped(chapter.title)}](../${chapter.file})`;
      return `[${escaped(chapter.title)}: ${escaped(place.title)}](../${chapter.file}#${anchor})`;
    })
    .join('<br>');
}

/** A bar would end the cell of a table. */
function escaped(text: string): string {
  return text.replaceAll('|', '\\|');
}
