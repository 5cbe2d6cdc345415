import { join } from 'node:path';
import { projectRoot } from '../../course/folders.ts';
import { type GlossaryEntry, readGlossary } from '../../lesson-markdown/glossary.ts';
import { firstOfEachLesson, linePlace, type Place, type ReferencedLesson } from '../places.ts';

/** A word of the glossary with the lessons that explain or at least use it. */
export interface GlossaryWord extends GlossaryEntry {
  places: Place[];
  /** No lesson marks the word; the place is where the text first has it. */
  unmarked: boolean;
}

/** The glossary in alphabetical order, each word with the first place of every lesson that marks it by `<Term>`. */
export function glossaryWords(lessons: readonly ReferencedLesson[], entries = readGlossary(join(projectRoot(), 'content/glossary.yaml'))): GlossaryWord[] {
  return [...entries.values()]
    .map((entry) => {
      const marked = firstOfEachLesson(lessons.flatMap((lesson) => termPlaces(lesson, entry.id)));
      if (marked.length > 0) return { ...entry, places: marked, unmarked: false };
      const named = lessons.flatMap((lesson) => firstMention(lesson, entry.term) ?? []);
      return { ...entry, places: named.slice(0, 1), unmarked: true };
    })
    .sort((a, b) => (a.term.toLowerCase() < b.term.toLowerCase() ? -1 : 1));
}

function termPlaces(lesson: ReferencedLesson, id: string): Place[] {
  return lesson.lesson.components
    .filter(({ name, attributes }) => name === 'Term' && attributes['id'] === id)
    .map(({ range }) => linePlace(lesson, range.start.line));
}

/** The first sentence of a lesson that has the word, in singular or plural. */
function firstMention(lesson: ReferencedLesson, term: string): Place | undefined {
  const escaped = term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const word = new RegExp(`(?<![\\w-])${escaped}s?(?![\\w-])`);
  const span = lesson.lesson.prose.find(({ kind, text }) => kind === 'text' && word.test(text));
  return span && linePlace(lesson, span.range.start.line);
}
