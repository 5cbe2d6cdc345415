import type { SessionScene } from './lesson-session.ts';

/** A place of a lesson: a block, or the check of an exercise. */
export interface Place {
  /** Index of the block; of a check, of the last block before it. */
  block: number;
  exercise?: number | undefined;
  solution?: boolean | undefined;
}

/**
 * The scenes that have to be played before a place: all before it but exercises, which a reader may leave out, and which
 * clean up after themselves. A place in an exercise builds on that exercise, and on its solution only from within.
 * `course-sessions.test.ts` holds that every block of the course gets by with that.
 */
export function preludeOf(place: Place, scenes: readonly SessionScene[]): SessionScene[] {
  return scenes.filter(({ block, exercise, solution }) => {
    if (block >= place.block) return false;
    return exercise === undefined || (exercise === place.exercise && (solution !== true || place.solution === true));
  });
}
