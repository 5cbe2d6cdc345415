import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { lessonFolders, lessonId, lessonSlug } from './folders.ts';

const root = mkdtempSync(join(tmpdir(), 'drydock-folders-'));
afterAll(() => rmSync(root, { recursive: true }));

describe('lessonFolders', () => {
  for (const name of ['10-jobs', '02-pods', 'notes']) {
    mkdirSync(join(root, 'content', name), { recursive: true });
    if (name !== 'notes') writeFileSync(join(root, 'content', name, 'lesson.mdx'), '');
  }

  test('are in the order of their numbers, and only those with a lesson', () => {
    expect(lessonFolders(root).map(({ slug, number, file }) => [slug, number, file])).toEqual([
      ['pods', 2, 'content/02-pods/lesson.mdx'],
      ['jobs', 10, 'content/10-jobs/lesson.mdx'],
    ]);
  });
});

test('the number orders lessons and is no part of their addresses', () => {
  expect(lessonSlug('01-quick-start')).toBe('quick-start');
  expect(lessonId('01-quick-start')).toBe('lessons/quick-start');
});
