import { expect, test } from 'vitest';
import { formatFieldPath } from '../../text/field-path.ts';
import { yamlLines } from './lines.ts';
import { missingIndentation } from './missing-indentation.ts';

/** The fields of a small made-up kind; any name may stand in labels. */
const FIELDS: Record<string, string[]> = {
  '': ['apiVersion', 'kind', 'metadata', 'spec'],
  metadata: ['name', 'labels'],
  spec: ['template', 'containers', 'volumes'],
  'spec.template': ['metadata', 'spec'],
  'spec.template.metadata': ['name', 'labels'],
  'spec.template.spec': ['containers', 'volumes'],
  'spec.template.spec.containers[0]': ['name', 'image', 'ports'],
  'spec.volumes[0]': ['name', 'emptyDir'],
  'spec.volumes[0].emptyDir': ['medium'],
};

function fields(path: readonly (string | number)[]): ReadonlySet<string> | undefined {
  const names = FIELDS[formatFieldPath(path)];
  return names === undefined ? undefined : new Set(names);
}

/** What is found in a text: the key's path and its children as they are written. */
function found(text: string): [string, string[]][] {
  return missingIndentation(yamlLines(text), fields).map(({ path, children }) => [
    formatFieldPath(path),
    children.map((child) => formatFieldPath(child.written)),
  ]);
}

test('fields in the column of their key', () => {
  expect(found('kind: X\nmetadata:\nname: a\nlabels:\n  app: a\nspec:\n  containers: []')).toEqual([
    ['metadata', ['name', 'labels']],
  ]);
});

test('comments and blank lines between them', () => {
  expect(found('metadata: # about\n\n# the name\nname: a')).toEqual([['metadata', ['name']]]);
});

test('in a template, and twice', () => {
  expect(
    found('spec:\n  template:\n    metadata:\n    labels:\n      app: a\n    spec:\n    containers:\n    - name: a\n      image: b'),
  ).toEqual([
    ['spec.template.metadata', ['spec.template.labels']],
    ['spec.template.spec', ['spec.template.containers']],
  ]);
});

test.each([
  ['a key that is empty and means it', 'spec:\n  volumes:\n  - emptyDir:\n    name: a'],
  ['a list in the column of its key', 'spec:\n  volumes:\n  - name: a'],
  ['an empty key before a sibling', 'metadata:\nspec:\n  volumes: []'],
  ['a field that neither knows', 'metadata:\nnome: a'],
  ['names that may be anything', 'metadata:\n  labels:\n    metadata:\n    name: a'],
])('nothing in %s', (_, text) => {
  expect(found(text)).toEqual([]);
});
