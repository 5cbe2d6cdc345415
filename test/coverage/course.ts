import { readFileSync } from 'node:fs';
import { parseLesson } from '../../src/lesson/parse.ts';
import { lessonFolders } from '../../src/site/course/folders.ts';
import { createSource } from '../../src/text/source.ts';
import { placesOf, type Place } from './places.ts';

/** A lesson with the places that anchors lead to. */
export interface Chapter {
  slug: string;
  /** From the project's root. */
  file: string;
  title: string;
  places: Map<string, Place>;
}

/** All lessons, by slug. */
export function loadChapters(): Map<string, Chapter> {
  return new Map(
    lessonFolders().map(({ slug, file, path }) => [slug, chapterOf(slug, file, readFileSync(path, 'utf8'))]),
  );
}

/** A lesson from its text. */
export function chapterOf(slug: string, file: string, text: string): Chapter {
  const places = placesOf(parseLesson(createSource(file, text)));
  return { slug, file, title: places.get('_top')!.title, places };
}
