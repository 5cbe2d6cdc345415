import { describe, expect, test } from 'vitest';
import { createSource } from '../../text/source.ts';
import { refuseSilence } from './nothing-checked.ts';

const none = { blocks: 0, manifests: 0, commands: 0, others: 0 };
const page = createSource('notes.md', 'apiVersion: v1\n\nkubectl get pods\n');

describe('a run that held nothing against any rule', () => {
  test.each([
    ['pages without code blocks', none, 'nothing was checked: the file has no Kubernetes manifest or command in a code block'],
    ['blocks of something else', { ...none, blocks: 2 }, 'nothing was checked: the file has no Kubernetes manifest or command'],
  ])('%s', (_, counts, message) => {
    expect(refuseSilence([], [page], counts)).toMatchObject([{ rule: 'input/nothing-checked', message }]);
  });

  test('a command in a sentence is something', () => {
    expect(refuseSilence([], [page], { ...none, others: 1 })).toEqual([]);
  });
});
