import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { drydock, folderWith } from '../testing/memory-io.ts';

/** A lesson with these images, and a block that starts one of them. */
function lesson(images: string, more = ''): string {
  return `---
title: Answer
description: How.
objectives: [Answer]
minutes: 5
prerequisites: []
images:
${images}
---

## Answer

\`\`\`sh
echo done
\`\`\`
${more}`;
}

const ETA = `  - name: eta:1
    port: 8000
    startsIn: 1
    env: { KNOTS: "14" }
    routes:
      /version: one
  - name: eta:2
    like: eta:1
    routes:
      /version: two`;

test('writes a build context for each image and a script that builds them', async () => {
  const cwd = folderWith({ 'content/01-answer/lesson.mdx': lesson(ETA) });
  expect(await drydock(cwd, ['images'])).toEqual({
    code: 0,
    stdout: 'eta:1: wrote build/images/eta_1\neta:2: wrote build/images/eta_2\nnext: sh build/images/build.sh builds 2 images\n',
    stderr: '',
  });
  const read = (file: string): string => readFileSync(join(cwd, 'build/images', file), 'utf8');
  expect(read('eta_2/Dockerfile')).toContain('ENV KNOTS="14"\nEXPOSE 8000\n');
  expect(JSON.parse(read('eta_2/behaviour.json'))).toMatchObject({ image: 'eta:2', startsIn: 1, routes: { '/version': [{ status: 200, body: 'two' }] } });
  expect(read('eta_1/stand_in.py')).toBe(readFileSync(join(import.meta.dirname, '../images/stand_in.py'), 'utf8'));
  expect(read('build.sh')).toMatch(/\nbuild eta:1 eta_1\nbuild eta:2 eta_2\n[^]*kind load docker-image eta:1 eta:2\n[^]*minikube image load/);
  expect(process.platform === 'win32' || (statSync(join(cwd, 'build/images/build.sh')).mode & 0o111) === 0o111).toBe(true);
});

test('writes over what it made, and over no script of others', async () => {
  const cwd = folderWith({ 'content/01-answer/lesson.mdx': lesson(ETA), 'mine/build.sh': 'make\n' });
  const again = async (): Promise<number> => (await drydock(cwd, ['images', '--output', 'out/', 'content/01-answer'])).code;
  expect([await again(), await again()]).toEqual([0, 0]);
  expect(await drydock(cwd, ['images', '--output', 'mine'])).toEqual({
    code: 2,
    stdout: '',
    stderr: 'drydock images: mine/build.sh was not made by drydock images, and is not written over\nchoose another folder with --output\n',
  });
  expect(existsSync(join(cwd, 'mine/eta_1'))).toBe(false);
});

test('two lessons that say different things of an image are an error at the later one that names both', async () => {
  const other = lesson('  - name: eta:1\n    port: 8000\n    startsIn: 3\n    routes:\n      /version: { body: uno }\n  - name: eta:2\n    like: eta:1');
  const cwd = folderWith({ 'content/01-answer/lesson.mdx': lesson(ETA), 'content/02-other/lesson.mdx': other });
  const { code, stdout } = await drydock(cwd, ['images']);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^content\/02-other\/lesson\.mdx:10:5 +error +lesson\/images-differ\n +the image eta:1 is declared with startsIn: 3 here, but with startsIn: 1 in\s+content\/01-answer\/lesson\.mdx, line 10$/m);
  expect(stdout).toMatch(/^content\/02-other\/lesson\.mdx:12:7 [^]*routes\[\/version\]: \{"body":"uno"\} here, but with routes\[\/version\]:\s+'one' in/m);
  // What eta:2 takes over from eta:1 is said once; its own answer differs from the other lesson's eta:2.
  expect(stdout).toContain('read 2 images of 2 lessons · 3 errors');
  expect(existsSync(join(cwd, 'build'))).toBe(false);
});

test('what a lesson leaves open or says in other words is put together', async () => {
  const first = lesson('  - name: eta:1\n    port: 8000\n    needs: { cpu: "0.5" }\n    routes:\n      /health: ok');
  const second = lesson('  - name: docker.io/library/eta:1\n    startsIn: 2\n    needs: { cpu: 500m, memory: 64Mi }\n    routes:\n      /health: { status: 200, body: ok }\n      /version: one');
  const cwd = folderWith({ 'a/01-a/lesson.mdx': first, 'a/02-b/lesson.mdx': second });
  expect((await drydock(cwd, ['images', '--output', 'out', 'a'])).code).toBe(0);
  const behaviour: unknown = JSON.parse(readFileSync(join(cwd, 'out/eta_1/behaviour.json'), 'utf8'));
  expect(behaviour).toMatchObject({ port: 8000, startsIn: 2, needs: { cpu: 0.5, memory: 67108864 }, routes: { '/health': [{ body: 'ok' }], '/version': [{ body: 'one' }] } });
});

test('what only the lessons that build it have is left out; for others it is made, and marked', async () => {
  const builder = lesson(ETA, '\n```sh\ndocker build --tag eta:1 .\ndocker build -t eta:2 .\n```\n');
  const user = lesson('  - name: eta:2\n    port: 8000');
  const cwd = folderWith({ 'content/01-build/lesson.mdx': builder, 'content/02-use/lesson.mdx': user });
  expect((await drydock(cwd, ['images', 'content/01-build'])).stdout).toBe(
    'eta:1: left out, because content/01-build/lesson.mdx builds it\neta:2: left out, because content/01-build/lesson.mdx builds it\nnothing to build\n',
  );
  expect((await drydock(cwd, ['images'])).stdout).toBe(
    'eta:2: wrote build/images/eta_2\neta:1: left out, because content/01-build/lesson.mdx builds it\nnext: sh build/images/build.sh builds 1 image\n',
  );
  expect(readFileSync(join(cwd, 'build/images/build.sh'), 'utf8')).toContain('# content/01-build/lesson.mdx builds this one from its own sources.\nbuild eta:2 eta_2\n');
});

test('containers may start the program under a name of their own', async () => {
  const pod = '\n```yaml title="pod.yaml"\napiVersion: v1\nkind: Pod\nmetadata:\n  name: eta\nspec:\n  containers:\n  - name: api\n    image: eta:1\n    command: [uvicorn, "main:app"]\n```\n';
  const cwd = folderWith({ 'content/01-answer/lesson.mdx': lesson(ETA, pod) });
  expect((await drydock(cwd, ['images'])).code).toBe(0);
  const dockerfile = (folder: string): string => readFileSync(join(cwd, 'build/images', folder, 'Dockerfile'), 'utf8');
  expect(dockerfile('eta_1')).toContain('RUN command -v uvicorn || ln -s /opt/stand-in/stand_in.py /usr/local/bin/uvicorn\n');
  expect(dockerfile('eta_2')).not.toContain('uvicorn');
});

test('says what a stand-in cannot do, also in its Dockerfile', async () => {
  const cwd = folderWith({ 'content/01-answer/lesson.mdx': lesson('  - name: eta:1\n    port: 80\n    published: true') });
  const { code, stderr } = await drydock(cwd, ['images']);
  expect([code, stderr]).toEqual([0, 'drydock images: eta:1: it is declared as published, but is in no registry: with imagePullPolicy Always it cannot be pulled until you push it to one\n']);
  expect(readFileSync(join(cwd, 'build/images/eta_1/Dockerfile'), 'utf8')).toContain('# What it cannot do: it is declared as published,');
});

test('front matter with a mistake is reported, and nothing is written', async () => {
  const cwd = folderWith({ 'content/01-answer/lesson.mdx': lesson('  - name: eta:1\n    port: "8000"') });
  const { code, stdout } = await drydock(cwd, ['images']);
  expect([code, existsSync(join(cwd, 'build'))]).toEqual([1, false]);
  expect(stdout).toMatch(/lesson\.mdx:9:\d+ +error +lesson\/front-matter/);
});

test.each([
  [['nowhere'], 'drydock images: nowhere: no such file or folder\n'],
  [['docs'], 'drydock images: no lesson.mdx in docs\n'],
  [['docs/a.md'], 'drydock images: docs/a.md is no lesson, expected a file named lesson.mdx\n'],
  [['content/01-none'], 'drydock images: no lesson in content/01-none declares an image\n'],
])('%j is a mistake of the call', async (args, stderr) => {
  const cwd = folderWith({ 'docs/a.md': '# a\n', 'content/01-none/lesson.mdx': lesson('').replace('images:\n', '') });
  expect(await drydock(cwd, ['images', ...args])).toEqual({ code: 2, stdout: '', stderr });
});

test('the images of the course agree, and stand-ins can do all that is declared of them', async () => {
  const { code, stdout, stderr } = await drydock(resolve(import.meta.dirname, '../../..'), ['images', '--output', folderWith({})]);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^eta:0\.1\.0: wrote /m);
}, 60_000);
