import { expect, test } from 'vitest';
import type { ImageDeclaration } from '../../cluster/images/declaration.ts';
import { agreementProblems } from './agreement.ts';
import { readDockerfile, type Instruction } from './dockerfile.ts';

const APP = '@app.get("/version")\ndef version(): ...\n\n@app.get("/items/{item}")\ndef item(item): ...\n';
const DECLARED: ImageDeclaration[] = [
  { name: 'eta:0.1.0', port: 8000, env: { VERSION: '0.1.0' }, routes: { '/version': '1', '/items/7?x=1': '2', '/docs': '3' } },
  { name: 'eta:0.2.0', like: 'eta:0.1.0', env: { VERSION: '0.2.0' } },
];

function problems(name: string, dockerfile: string, buildArgs: Record<string, string> = {}, app = APP): string[] {
  return agreementProblems(DECLARED, name, { dockerfile: readDockerfile(dockerfile) as Instruction[], buildArgs, sources: [{ name: 'app.py', text: app }] });
}

const DOCKERFILE = 'FROM python:3.13-slim\nARG VERSION\nENV VERSION=${VERSION}\nCOPY app.py .\nEXPOSE 8000\nCMD ["uvicorn", "app:app", "--port", "8000"]\n';

test('files that agree with what is declared', () => {
  expect(problems('eta:0.1.0', DOCKERFILE, { VERSION: '0.1.0' })).toEqual([]);
  expect(problems('eta:0.2.0', DOCKERFILE, { VERSION: '0.2.0' })).toEqual([]);
});

test.each<[what: string, found: string[], expected: string[]]>([
  ['another port', problems('eta:0.1.0', DOCKERFILE.replaceAll('8000', '9000')), ['the Dockerfile says port 9000 (CMD), but the front matter declares eta:0.1.0 with port 8000']],
  ['another version', problems('eta:0.2.0', DOCKERFILE, { VERSION: '0.1.0' }), ['the build sets VERSION to 0.1.0, but the front matter declares eta:0.2.0 with VERSION: 0.2.0']],
  ['a route that the source lacks', problems('eta:0.1.0', 'FROM scratch\n', {}, '@app.get("/items/{item}")\n'), ['the front matter declares a route /version of eta:0.1.0, but app.py has only /items/{item}']],
  ['an image that is not declared', problems('other:1', DOCKERFILE), ["no image other:1 is declared: nobody knows what it does; declare it under images in the lesson's front matter"]],
])('%s', (_, found, expected) => {
  expect(found).toEqual(expected);
});

test.each<[text: string, message: string]>([
  ['FORM python\n', 'dockerfile parse error on line 1: unknown instruction: FORM'],
  ['# nothing\n', 'dockerfile parse error: file with no instructions'],
])('a Dockerfile that cannot be read: %s', (text, message) => {
  expect(readDockerfile(text)).toBe(message);
});
