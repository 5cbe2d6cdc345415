import type { Block, Lesson } from '../../lesson/types.ts';
import { blockAnchor } from '../course/block-status.ts';
import type { CourseLesson } from '../course/lessons.ts';

/** What the reference pages need of a lesson. */
export type ReferencedLesson = Pick<CourseLesson, 'slug' | 'number' | 'title' | 'file' | 'lesson'>;

/** A place of the course that a reference page links to. */
export interface Place {
  lesson: Pick<ReferencedLesson, 'slug' | 'number' | 'title'>;
  /** The id of an element of the lesson's page; undefined for the page as a whole. */
  anchor: string | undefined;
  /** It is hidden until the reader asks for it, as a solution is. */
  folded: boolean;
}

/** The path of a place, below the site's base. */
export function placePath({ lesson, anchor }: Place): string {
  return `/lessons/${lesson.slug}/${anchor === undefined ? '' : `#${anchor}`}`;
}

/** A block of a lesson; a hidden one has no element of its own, so the section that it stands in. */
export function blockPlace(lesson: ReferencedLesson, block: Block): Place {
  const anchor = block.hidden ? sectionAnchor(lesson.lesson, block.index) : blockAnchor(block);
  return { lesson, anchor, folded: isFolded(lesson.lesson, block.component) };
}

/** The section that a place in prose belongs to, by its line. */
export function linePlace(lesson: ReferencedLesson, line: number): Place {
  const heading = lesson.lesson.headings.findLast(({ range }) => range.start.line <= line);
  return { lesson, anchor: heading?.slug, folded: false };
}

/** The first place of each lesson, in the order of the lessons; one that is not folded is preferred. */
export function firstOfEachLesson(places: readonly Place[]): Place[] {
  const first = new Map<string, Place>();
  for (const place of places) {
    const known = first.get(place.lesson.slug);
    if (known === undefined || (known.folded && !place.folded)) first.set(place.lesson.slug, place);
  }
  return [...first.values()].sort((a, b) => a.lesson.number - b.lesson.number);
}

function sectionAnchor(lesson: Lesson, blockIndex: number): string | undefined {
  return lesson.headings.findLast(({ blocksBefore }) => blocksBefore <= blockIndex)?.slug;
}

/** Components whose content is closed when a page is opened. */
const FOLDS = new Set(['Solution', 'Hint', 'Answer', 'Fold']);

function isFolded(lesson: Lesson, component: number | undefined): boolean {
  for (let at = component; at !== undefined; at = lesson.components[at]?.parent) {
    if (FOLDS.has(lesson.components[at]?.name ?? '')) return true;
  }
  return false;
}
