import { expect, test } from 'vitest';
import { parseLesson } from '../../../lesson/parse.ts';
import { createSource } from '../../../text/source.ts';
import { breaksOf, headingNumber, numberedLists } from './numbers.ts';

function breaks(text: string): string[] {
  const lesson = parseLesson(createSource('test.md', text));
  return numberedLists(lesson).flatMap(breaksOf).map(({ item }) => `${item.range.start.line}: ${item.label}`);
}

test.each([
  ['1. Install', '1.'],
  ['b) Scale', 'b)'],
  ['Step 3: Clean up', 'Step 3'],
  ['1.36 is current', undefined],
  ['2024. A year', undefined],
  ['Step 1.2 of it', undefined],
])('%s begins with the number %s', (text, label) => {
  expect(headingNumber(text)?.label).toBe(label);
});

test('a number that repeats, and one that is missing', () => {
  expect(breaks('1. a\n2. b\n2. c\n3. d\n5. e\n')).toEqual(['3: 2.', '5: 5.']);
});

test('a list goes on behind a block, a rule and a nested list', () => {
  expect(breaks('1. a\n\n   ```sh\n   ls\n   ```\n\n2. b\n   1. x\n   2. y\n3. c\n\n---\n\n4. d\n')).toEqual([]);
});

test('lists that start anew, and lists that the renderer counts', () => {
  expect(breaks('1. a\n2. b\n\nText.\n\n1. a\n2. b\n\n## Heading\n\n5. e\n6. f\n\nText.\n\n1. a\n1. b\n1. c\n')).toEqual([]);
});

test('numbers in blocks are not list items', () => {
  expect(breaks('```text\n1. a\n3. b\n4. c\n5. d\n```\n')).toEqual([]);
});
