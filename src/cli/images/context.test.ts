import { expect, test } from 'vitest';
import type { ImageDeclaration } from '../../cluster/images/declaration.ts';
import type { CourseImage } from './agree.ts';
import { folderName } from './build-script.ts';
import { buildContext } from './context.ts';
import { isBuildable, limitsOf } from './limits.ts';

function image(declaration: Partial<ImageDeclaration>, commands: string[] = []): CourseImage {
  return { name: 'eta:1', declaration: { name: 'eta:1', ...declaration }, lessons: ['content/01-a/lesson.mdx'], builtIn: [], commands };
}

test('the whole Dockerfile', () => {
  expect(buildContext(image({ port: 8000, env: { GREETING: 'say "$5" \\o/' } }), 'pass\n')['Dockerfile']).toBe(`# eta:1 as declared in content/01-a/lesson.mdx. Made by drydock images.
FROM python:3.13-slim
COPY --chmod=755 stand_in.py behaviour.json /opt/stand-in/
RUN ln -s /opt/stand-in/stand_in.py /usr/local/bin/app
WORKDIR /app
ENV GREETING="say \\"\\$5\\" \\\\o/"
EXPOSE 8000
LABEL drydock.stand-in="yes"
ENTRYPOINT ["app"]
`);
});

test.each([
  ['uvicorn', 'command -v uvicorn || ln -s /opt/stand-in/stand_in.py /usr/local/bin/uvicorn'],
  ['python', 'ln -sf /opt/stand-in/stand_in.py /usr/local/bin/python'],
  ['/srv/serve', '[ -e /srv/serve ] || { mkdir -p "$(dirname /srv/serve)" && ln -s /opt/stand-in/stand_in.py /srv/serve; }'],
])('a container starts %s', (command, run) => {
  expect(buildContext(image({}, [command]), '')['Dockerfile']).toContain(`\nRUN ${run}\n`);
});

test.each<[Partial<ImageDeclaration>, string[], string[]]>([
  [{ routes: { '/a': [{ status: 503 }, { from: 5, body: 'ok' }] }, needs: { cpu: '1', memory: '24Mi' } }, ['sh', '/bin/app'], []],
  [{ routes: { '/a': { status: 100 } } }, [], ['/a is declared with the status 100, after which clients wait for another answer that never comes']],
  [{ routes: { '/a': { status: 204, body: 'x' } } }, [], ['/a is declared with a body and the status 204, with which HTTP allows none']],
  [{ needs: { cpu: '1500m', memory: '8Mi' } }, [], ['it uses one processor at most, because it is one Python program', 'it is declared with 8Mi, but Python alone takes about 20Mi']],
  [{ env: { 'my name': 'x', LINES: 'a\nb' } }, [], ['my name', 'LINES'].map((name) => `the variable "${name}" cannot be set by a Dockerfile, because of its name or of a line break in its value`)],
  [{}, ['./serve'], ['containers start "./serve" in it, which it does not have']],
])('%j, %j: what cannot be done', (declaration, commands, limits) => {
  expect(limitsOf(image(declaration, commands))).toEqual(limits);
});

test('a digest cannot be chosen', () => {
  const pinned = { ...image({}), name: `eta@sha256:${'a'.repeat(64)}` };
  expect([isBuildable(pinned), limitsOf(pinned).length, isBuildable(image({}))]).toEqual([false, 1, true]);
});

test('each image has a folder of its own', () => {
  const names = ['registry.example:5000/team/eta:1', 'eta:1_0', 'eta_1:0'];
  const folders: string[] = [];
  for (const name of names) folders.push(folderName(name, new Set(folders)));
  expect(folders).toEqual(['registry.example_5000+team+eta_1', 'eta_1_0', 'eta_1_0-2']);
});
