import { ExpressiveCodeBlock } from '@expressive-code/core';
import { expect, test } from 'vitest';
import { documentedKeys } from './documented-keys.ts';

function keys(code: string): string[] {
  return documentedKeys(new ExpressiveCodeBlock({ code, language: 'yaml' })).map(({ key, path }) => `${key.start}-${key.end} ${path.join('.')}`);
}

test('each key of a manifest once, with its field path', () => {
  expect(keys('apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: a\n')).toEqual(['0-10 apiVersion', '15-19 kind', '25-29 spec', '33-43 spec.containers', '49-53 spec.containers.0.name']);
});

test('what an alias repeats is not counted again', () => {
  const pod = 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - command: &c [sh]\n    env: &e\n    - name: A\n  - env: *e\n    command: *c\n';
  expect(keys(pod).filter((key) => key.endsWith('.name'))).toEqual(['84-88 spec.containers.0.env.0.name']);
});

test('what is no manifest has none', () => {
  expect(keys('replicas: 3\n')).toEqual([]);
});
