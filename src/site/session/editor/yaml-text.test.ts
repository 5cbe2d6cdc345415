import { getIndentation, IndentContext } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { describe, expect, test } from 'vitest';
import { indentAfter, yamlText } from './yaml-text.ts';

describe('the indentation of the next line', () => {
  test.each([
    ['spec:', 2],
    ['  containers:', 4],
    ['  containers:  # one of them', 4],
    ['- name:', 4],
    ['  - - metadata:', 8],
    ['  data: |', 4],
    ['  data: >-', 4],
    ['"quoted key":', 2],
  ])('after %j is %i', (line, columns) => expect(indentAfter(line)).toBe(columns));

  test.each(['kind: Pod', '# a comment:', '', '- name: web', 'url: http://x', '{a: b}', 'spec'])('after %j is that of the text', (line) => {
    expect(indentAfter(line)).toBeUndefined();
  });

  test.each([
    ['spec:', 2],
    ['spec:\n  containers:\n  - name: web', 4],
    ['metadata:\n  name: web', 2],
  ])('of %j is %i in an editor', (text, columns) => {
    const state = EditorState.create({ doc: text, extensions: yamlText() });
    expect(getIndentation(new IndentContext(state, { simulateBreak: text.length }), text.length)).toBe(columns);
  });
});
