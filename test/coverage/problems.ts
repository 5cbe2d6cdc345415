import type { Chapter } from './course.ts';
import { expectedIds, type Part, type Topic } from './data.ts';
import { evidenceOf } from './evidence.ts';
import type { Place } from './places.ts';

/** What is missing: rows without topics, topics without a place, and places that do not hold what they are named for. */
export function problemsOf(parts: readonly Part[], chapters: ReadonlyMap<string, Chapter>): string[] {
  return parts.flatMap((part) => [
    ...rowProblems(part),
    ...Object.entries(part.rows).flatMap(([id, topics]) => (topics ?? []).flatMap((topic) => topicProblems(topic, chapters).map((problem) => `${id} (${topic.topic}): ${problem}`))),
  ]);
}

function rowProblems(part: Part): string[] {
  const ids = expectedIds(part);
  return [
    ...ids.filter((id) => (part.rows[id] ?? []).length === 0).map((id) => `${id}: the row is missing`),
    ...Object.keys(part.rows).filter((id) => !ids.includes(id)).map((id) => `${id}: part ${part.part} has no such row`),
  ];
}

function topicProblems(topic: Topic, chapters: ReadonlyMap<string, Chapter>): string[] {
  if (topic.covered === undefined || topic.covered.length === 0) return ['no lesson covers it'];
  const evidence = evidenceOf(topic);
  if (evidence.length === 0) return ['nothing says how to recognise it'];
  const problems: string[] = [];
  const places: [string, Place][] = [];
  for (const reference of topic.covered) {
    const place = placeOf(reference, chapters);
    if (typeof place === 'string') problems.push(place);
    else places.push([reference, place]);
  }
  for (const { text, isIn } of evidence) {
    if (!places.some(([, place]) => isIn(place))) problems.push(`${text} is not at ${topic.covered.join(' or ')}`);
  }
  for (const [reference, place] of places) {
    if (!evidence.some(({ isIn }) => isIn(place))) problems.push(`nothing of it is at ${reference}`);
  }
  return problems;
}

/** The place that `slug#anchor` leads to, or what is wrong with it. */
export function placeOf(reference: string, chapters: ReadonlyMap<string, Chapter>): Place | string {
  const [slug = '', anchor = ''] = reference.split('#');
  const chapter = chapters.get(slug);
  if (chapter === undefined) return `there is no lesson ${slug}`;
  return chapter.places.get(anchor) ?? `the lesson ${slug} has no anchor #${anchor}`;
}
