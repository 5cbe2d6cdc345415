import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseLesson } from '../../lesson/parse.ts';
import { createSource } from '../../text/source.ts';
import { courseLessons } from '../course/lessons.ts';
import { extractDifferences } from './extract-differences.ts';

const LESSON = '---\ntitle: A page\n---\n\n```text title="note.txt"\none\n```\n';

function lessonWith(extracted: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'drydock-'));
  mkdirSync(join(folder, 'manifests'));
  for (const [name, text] of Object.entries(extracted)) writeFileSync(join(folder, 'manifests', name), text);
  const file = 'content/01-page/lesson.mdx';
  return { name: '01-page', path: join(folder, 'lesson.mdx'), file, lesson: parseLesson(createSource(file, LESSON)) };
}

test('nothing is said of a folder that holds what the lesson shows', async () => {
  expect(await extractDifferences(lessonWith({ 'note.txt': 'one\n' }))).toEqual([]);
});

test.each([
  ['a missing file', {}],
  ['another text', { 'note.txt': 'two\n' }],
  ['a file that the lesson does not show', { 'note.txt': 'one\n', 'old.txt': 'x\n' }],
])('%s is an error of the lesson', async (_, extracted) => {
  const findings = await extractDifferences(lessonWith(extracted));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ severity: 'error' });
  expect(findings[0]!.message).toMatch(/(?:note|old)\.txt/);
});

test('the course is extracted', async () => {
  expect((await Promise.all(courseLessons().map(extractDifferences))).flat()).toEqual([]);
});
