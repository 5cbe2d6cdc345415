import { expect, test } from 'vitest';
import { wrap } from './wrap.ts';

test('breaks at spaces, keeps line breaks and indentation, and never cuts a word', () => {
  expect(wrap('one two three four five', 20)).toEqual(['one two three four', 'five']);
  expect(wrap('a\n\n  - item of a list that is long', 20)).toEqual(['a', '', '  - item of a list', '  that is long']);
  expect(wrap('see https://kubernetes.io/docs/concepts/ there', 20)).toEqual(['see', 'https://kubernetes.io/docs/concepts/', 'there']);
  expect(wrap('日本語 日本語 日本語 日本語', 20)).toEqual(['日本語 日本語 日本語', '日本語']);
});
