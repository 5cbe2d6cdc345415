import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { drydock, folderWith } from '../testing/memory-io.ts';

const LESSON = `---
title: Deploy
description: How.
---

\`\`\`yaml title="deployment.yaml"
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: nginx:1.29
\`\`\`

\`\`\`yaml fragment="deployment.yaml"
spec:
  replicas: 3
\`\`\`

\`\`\`python title="app/main.py"
print("hello")
\`\`\`
`;

const FOLDER = 'content/01-deploy/manifests';

test('writes the files as they are at the end of the lesson, merged fragments included', async () => {
  const cwd = folderWith({ 'content/01-deploy/lesson.mdx': LESSON });
  expect(await drydock(cwd, ['extract'])).toEqual({
    code: 0,
    stdout: `${FOLDER}: wrote deployment.yaml, app/main.py\n`,
    stderr: '',
  });
  expect(readFileSync(join(cwd, FOLDER, 'deployment.yaml'), 'utf8')).toMatch(/^apiVersion: apps\/v1\n[^]*replicas: 3\n/);
  expect(readFileSync(join(cwd, FOLDER, 'app/main.py'), 'utf8')).toBe('print("hello")\n');
  expect((await drydock(cwd, ['extract'])).stdout).toBe(`${FOLDER}: 2 unchanged\n`);
  expect(await drydock(cwd, ['extract', '--check'])).toEqual({
    code: 0,
    stdout: 'compared 2 files of 1 lesson · no problems\n',
    stderr: '',
  });
});

test('--check names what differs at the block that shows it, and changes nothing', async () => {
  const cwd = folderWith({ 'content/01-deploy/lesson.mdx': LESSON });
  await drydock(cwd, ['extract']);
  writeFileSync(join(cwd, FOLDER, 'app/main.py'), 'print("bye")\n');
  writeFileSync(join(cwd, FOLDER, 'old.yaml'), 'a: 1\n');
  const { code, stdout } = await drydock(cwd, ['extract', '--check', '--format', 'json']);
  expect(code).toBe(1);
  expect(JSON.parse(stdout).findings).toEqual([
    expect.objectContaining({ rule: 'lesson/extract-differs', line: 1, message: `${FOLDER}/old.yaml exists, but no block of this lesson shows it` }),
    expect.objectContaining({
      rule: 'lesson/extract-differs',
      file: 'content/01-deploy/lesson.mdx',
      line: 30,
      message: `${FOLDER}/app/main.py differs from this block: its line 1 is "print(\\"bye\\")", the lesson has "print(\\"hello\\")"`,
    }),
  ]);
  expect(existsSync(join(cwd, FOLDER, 'old.yaml'))).toBe(true);
});

test('removes what the lesson no longer shows, with folders left empty, but no hidden files', async () => {
  const cwd = folderWith({ 'content/01-deploy/lesson.mdx': LESSON });
  mkdirSync(join(cwd, FOLDER, 'old'), { recursive: true });
  writeFileSync(join(cwd, FOLDER, 'old/a.yaml'), '');
  writeFileSync(join(cwd, FOLDER, '.keep'), '');
  expect((await drydock(cwd, ['extract', 'content/01-deploy'])).stdout).toContain('removed old/a.yaml');
  expect(existsSync(join(cwd, FOLDER, 'old'))).toBe(false);
  expect(existsSync(join(cwd, FOLDER, '.keep'))).toBe(true);
});

test('line ends of Windows are no difference', async () => {
  const cwd = folderWith({ 'content/01-deploy/lesson.mdx': LESSON });
  await drydock(cwd, ['extract']);
  writeFileSync(join(cwd, FOLDER, 'app/main.py'), 'print("hello")\r\n');
  expect((await drydock(cwd, ['extract', '--check'])).code).toBe(0);
});

test.each(['../../outside.yaml', '/etc/x.yaml', 'a/../../b.yaml', '~/.kube/config.yaml'])('never writes outside: %s', async (name) => {
  const cwd = folderWith({ 'content/01-deploy/lesson.mdx': LESSON.replace('app/main.py', name) });
  const { code, stdout } = await drydock(cwd, ['extract', '--format', 'json']);
  expect(code).toBe(1);
  expect(stdout).toContain('"rule": "lesson/extract-name"');
});

test('a lesson that cannot be read is left alone', async () => {
  const cwd = folderWith({ 'content/01-deploy/lesson.mdx': LESSON });
  await drydock(cwd, ['extract']);
  writeFileSync(join(cwd, 'content/01-deploy/lesson.mdx'), LESSON.replace('# How', '').replace(/```\n$/, ''));
  const { code, stdout } = await drydock(cwd, ['extract']);
  expect(code).toBe(1);
  expect(stdout).toContain('lesson/unclosed-fence');
  expect(existsSync(join(cwd, FOLDER, 'deployment.yaml'))).toBe(true);
});

test.each([
  [['nowhere'], 'drydock extract: nowhere: no such file or folder\n'],
  [['docs'], 'drydock extract: no lesson.mdx in docs\n'],
  [['docs/a.md'], 'drydock extract: docs/a.md is no lesson, expected a file named lesson.mdx\n'],
])('%j is a mistake of the call', async (args, stderr) => {
  const cwd = folderWith({ 'docs/a.md': '# a\n' });
  expect(await drydock(cwd, ['extract', ...args])).toEqual({ code: 2, stdout: '', stderr });
});
