import { expect, test } from 'vitest';
import { parseLesson } from '../../lesson/parse.ts';
import { createSource } from '../../text/source.ts';
import { checkLesson } from '../check.ts';

const fence = (yaml: string): string => `\`\`\`yaml\n${yaml}\`\`\`\n\n`;

const PATCH = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 5
`;
const LABELLED = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
      - name: web
        image: nginx:1.29
`;
const WHOLE = LABELLED.replace('spec:\n', 'spec:\n  selector:\n    matchLabels:\n      app: web\n');

/** The severities of what is reported as missing. */
function missing(text: string, file = 'page.md'): string[] {
  return checkLesson(parseLesson(createSource(file, text)))
    .findings.filter(({ rule }) => rule === 'schema/missing-field')
    .map(({ severity }) => severity);
}

test('a Deployment that has only lost its selector is wrong', () => {
  expect(missing(fence(LABELLED))).toEqual(['error']);
});

test('one that hardly has anything may be a part', () => {
  expect(new Set(missing(fence(PATCH)))).toEqual(new Set(['warning']));
});

test.each([
  ['the page shows it whole', fence(WHOLE) + fence(PATCH)],
  ['the page speaks of patches', `Kustomize puts this over it:\n\n${fence(PATCH)}`],
  ['it has directives', fence(`${LABELLED}        $patch: delete\n`)],
  ['it says so', fence(LABELLED.replace('        image: nginx:1.29\n', '        ...\n'))],
])('and surely is one when %s', (_, text) => {
  expect(missing(text)).toEqual([]);
});

test('a file is meant as it is, unless its path says that it is a patch', () => {
  expect(new Set(missing(PATCH, 'web.yaml'))).toEqual(new Set(['error']));
  expect(missing(LABELLED, 'overlays/prod/web.yaml')).toEqual(['warning']);
  expect(missing(PATCH, 'overlays/prod/replicas.yaml')).toEqual([]);
});

test('a lesson shows parts as fragments only', () => {
  const lesson = `---\ntitle: A\n---\n\n${fence(PATCH).replace('yaml', 'yaml title="web.yaml"')}`;
  expect(new Set(missing(lesson, 'lesson.mdx'))).toEqual(new Set(['error']));
});
