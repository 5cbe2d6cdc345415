import type { Command, Lesson, ManifestDocument } from '../../src/lesson/types.ts';
import { inlineCommands } from '../../src/lesson/inline-commands.ts';
import { PAGE_TITLE_ID } from '../../src/site/page-title-id.ts';

/** A piece of a lesson that an anchor leads to. */
export interface Place {
  /** What a reader sees at the anchor, for links. */
  title: string;
  text: string;
  /** The commands of its blocks that are shown. */
  commands: Command[];
  /** Commands in inline code. */
  inline: Command[];
  documents: ManifestDocument[];
  /** Names of components, and languages of blocks. */
  shown: Set<string>;
}

interface Span {
  title: string;
  from: number;
  to: number;
}

/**
 * The places of a lesson by anchor: what stands above the first heading, each heading with what is below it, and each
 * exercise. Anchors are as the site makes them (src/site/components/lesson/Exercise.astro for exercises).
 */
export function placesOf(lesson: Lesson): Map<string, Place> {
  const end = lesson.source.text.split('\n').length;
  const { headings } = lesson;
  const first = headings[0]?.range.start.line ?? end + 1;
  const title = lesson.frontMatter?.value.title;
  const spans = new Map<string, Span>([[PAGE_TITLE_ID, { title: typeof title === 'string' ? title : '', from: 1, to: first - 1 }]]);
  for (const [index, heading] of headings.entries()) {
    const next = headings.slice(index + 1).find(({ depth }) => depth <= heading.depth);
    spans.set(heading.slug, { title: heading.text, from: heading.range.start.line, to: (next?.range.start.line ?? end + 1) - 1 });
  }
  const exercises = lesson.components.filter(({ name }) => name === 'Exercise');
  for (const [index, { attributes, range }] of exercises.entries()) {
    spans.set(`exercise-${index + 1}`, { title: `Exercise ${index + 1}: ${String(attributes.title)}`, from: range.start.line, to: range.end.line });
  }
  return new Map([...spans].map(([anchor, span]) => [anchor, placeAt(lesson, span)]));
}

function placeAt(lesson: Lesson, { title, from, to }: Span): Place {
  const within = ({ range }: { range: { start: { line: number } } }) => range.start.line >= from && range.start.line <= to;
  const blocks = lesson.blocks.filter(within);
  const numbers = new Set(blocks.map(({ index }) => index));
  return {
    title,
    text: lesson.source.text.split('\n').slice(from - 1, to).join('\n'),
    commands: blocks.flatMap(({ commands }) => commands ?? []).filter(({ kind }) => kind === undefined),
    inline: inlineCommands(lesson).map(({ command }) => command).filter(within),
    documents: lesson.revisions.filter(({ block }) => numbers.has(block)).flatMap(({ documents }) => documents),
    shown: new Set([...blocks.map(({ language }) => language), ...lesson.components.filter(within).map(({ name }) => name)]),
  };
}
