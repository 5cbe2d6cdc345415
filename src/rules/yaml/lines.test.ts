import { describe, expect, test } from 'vitest';
import { linesByDocument, yamlLines } from './lines.ts';

/** The kinds of the lines of a text. */
function kinds(text: string): string[] {
  return yamlLines(text).map((line) => line.kind);
}

describe('kinds of lines', () => {
  test('comments, blanks, markers and content', () => {
    expect(kinds('# a\n\n---\na: 1\n...')).toEqual(['comment', 'blank', 'document-start', 'content', 'document-end']);
  });

  test.each([
    ['under a key', 'a:\n  b: |\n    # text\n\n    x: 1\n  c: 2', ['content', 'content', 'literal', 'literal', 'literal', 'content']],
    ['folded, with an indicator', 'a: >-2\n   text\nb: 1', ['content', 'literal', 'content']],
    ['as the item of a list', '- |\n  text\n- b', ['content', 'literal', 'content']],
    ['under a key of a list item', '- a: |\n    text\n  b: 1', ['content', 'literal', 'content']],
    ['with a comment behind the indicator', 'a: | # why\n  text', ['content', 'literal']],
  ])('a block scalar %s', (_, text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });
});

describe('keys', () => {
  test.each([
    ['a: b', 'a', 'b'],
    ['  "a b": c', 'a b', 'c'],
    ["'a': c # d", 'a', 'c'],
    ['app.kubernetes.io/name: x', 'app.kubernetes.io/name', 'x'],
    ['image: nginx:1.29', 'image', 'nginx:1.29'],
    ['a:', 'a', ''],
    ['a: # b', 'a', ''],
    ['a: "x # y"', 'a', '"x # y"'],
  ])('%s', (text, name, value) => {
    const [line] = yamlLines(text);
    expect([line!.key?.name, line!.value]).toEqual([name, value]);
  });

  test('a value alone has no key', () => {
    expect(yamlLines('- http://localhost:8000')[0]).toMatchObject({ value: 'http://localhost:8000', dashes: [0] });
    expect(yamlLines('- http://localhost:8000')[0]!.key).toBeUndefined();
  });

  test('dashes and the column of the key', () => {
    expect(yamlLines('  - - name: x')[0]).toMatchObject({ dashes: [2, 4], column: 6, key: { name: 'name' } });
  });

  test('line ends of Windows', () => {
    expect(yamlLines('a: 1\r\nb: 2\r\n').map((line) => [line.start, line.text])).toEqual([
      [0, 'a: 1'],
      [6, 'b: 2'],
      [12, ''],
    ]);
  });
});

test('documents are split at their markers', () => {
  expect(linesByDocument(yamlLines('a: 1\n---\nb: 2\n--- # c\nc: 3')).map((lines) => lines.map((line) => line.text))).toEqual([
    ['a: 1'],
    ['b: 2'],
    ['c: 3'],
  ]);
});
