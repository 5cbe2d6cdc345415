import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { drydock, folderWith } from '../testing/memory-io.ts';

test('makes a lesson with the next number that passes check and extract --check at once', async () => {
  const cwd = folderWith({ 'content/01-quick-start/lesson.mdx': '', 'content/07-x/lesson.mdx': '', 'content/LICENSE': '' });
  const { code, stdout } = await drydock(cwd, ['new', 'rolling-update', '--title', 'Say "hello": again']);
  expect(code).toBe(0);
  expect(stdout).toContain('content/08-rolling-update/lesson.mdx: new lesson');
  const { findings } = JSON.parse((await drydock(cwd, ['check', 'content/08-rolling-update', '--format', 'json'])).stdout);
  expect(findings).toEqual([]);
  expect((await drydock(cwd, ['extract', '--check', 'content/08-rolling-update'])).code).toBe(0);
  expect(readFileSync(join(cwd, 'content/08-rolling-update/lesson.mdx'), 'utf8')).toMatch(/^---\ntitle: "Say \\"hello\\": again"\n/);
});

test.each([
  [['new', 'quick-start'], 'drydock new: content/01-quick-start has this slug already; choose another\n'],
  [
    ['new', 'Rolling Update'],
    'drydock new: the slug is "Rolling Update", expected a letter, then lower-case letters, digits and single dashes, at most 50; did you mean rolling-update?\n',
  ],
  [
    ['new', '../evil'],
    'drydock new: the slug is "../evil", expected a letter, then lower-case letters, digits and single dashes, at most 50; did you mean evil?\n',
  ],
  [['new'], 'drydock new: expected one slug, such as rolling-update, got none\nsee: drydock new --help\n'],
])('refuses %j', async (args, stderr) => {
  const cwd = folderWith({ 'content/01-quick-start/lesson.mdx': 'mine' });
  expect(await drydock(cwd, args)).toEqual({ code: 2, stdout: '', stderr });
});

test('needs a content folder', async () => {
  expect(await drydock(folderWith({}), ['new', 'a'])).toEqual({
    code: 2,
    stdout: '',
    stderr: 'drydock new: there is no content/ folder here; run it in the root of the course\n',
  });
});
