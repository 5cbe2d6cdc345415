import { expect, test } from 'vitest';
import { readExample } from './example.ts';

const PAGE = '---\ntitle: A.\nexpect:\n  - "7:1 a"\n  - "8:1 b"\n---\n\ntext\n';

test('the lines of the page keep their numbers', () => {
  expect(readExample('bad-a.md', PAGE)).toMatchObject({ bad: true, expect: ['7:1 a', '8:1 b'], text: '\n\n\n\n\n\n\ntext\n', body: '\ntext\n' });
  expect(readExample('bad-a.mdx', PAGE).text).toBe('---\ntitle: A.\n\n\n\n---\n\ntext\n');
});

test.each([
  ['example.md', PAGE, 'an example is named bad-<why>.md'],
  ['bad-a.md', 'text\n', 'begins with front matter'],
  ['bad-a.md', '---\nexpect: []\n---\n', '"title" is one sentence'],
  ['bad-a.md', '---\ntitle: A.\n---\n', 'lists in "expect"'],
  ['bad-a.md', '---\ntitle: A.\nexpect: a\n---\n', 'a list of "LINE:COLUMN message"'],
  ['good-a.md', PAGE, 'a good example expects nothing'],
  ['good-a.md', '---\ntitle: a: b\n---\n', 'the front matter cannot be read'],
])('%s is refused: %j', (name, text, message) => {
  expect(() => readExample(name, text)).toThrow(`examples/${name}: `);
  expect(() => readExample(name, text)).toThrow(message);
});
