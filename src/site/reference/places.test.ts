import { describe, expect, test } from 'vitest';
import { blockPlace, firstOfEachLesson, linePlace, type Place, placePath } from './places.ts';
import { lessonOf, session } from './testing/lesson-of.ts';

describe('a place of a lesson', () => {
  const lesson = lessonOf(1, `## First steps\n\n${session('$ kubectl get pods')}\n\n\`\`\`sh hidden\nkubectl version\n\`\`\`\n\n<Solution>\n\n${session('$ kubectl get nodes')}\n\n</Solution>`);
  const paths = lesson.lesson.blocks.map((block) => placePath(blockPlace(lesson, block)));

  test('is the block, or the section of a block that is hidden', () => {
    expect(paths).toEqual(['/lessons/lesson-1/#block-1', '/lessons/lesson-1/#first-steps', '/lessons/lesson-1/#block-3']);
  });

  test('is folded within a solution', () => {
    expect(lesson.lesson.blocks.map((block) => blockPlace(lesson, block).folded)).toEqual([false, false, true]);
  });

  test('is the page before its first heading', () => {
    expect(placePath(linePlace(lesson, 2))).toBe('/lessons/lesson-1/');
    expect(placePath(linePlace(lesson, 8))).toBe('/lessons/lesson-1/#first-steps');
  });
});

test('of each lesson the first place counts, but one that is not folded before one that is', () => {
  const place = (number: number, anchor: string, folded = false): Place => ({ lesson: lessonOf(number, ''), anchor, folded });
  const places = firstOfEachLesson([place(2, 'a', true), place(2, 'b'), place(2, 'c'), place(1, 'd', true)]);
  expect(places.map(({ anchor }) => anchor)).toEqual(['d', 'b']);
});
