import { expect, test } from 'vitest';
import { cells, columnsOf, visible } from './terminal-width.ts';

// Widths after Unicode Standard Annexes #11 (East Asian Width) and #51 (emoji).
test.each([
  ['plain', 5],
  ['', 0],
  ['é', 1],
  ['e\u0301', 1],
  ['日本語', 6],
  ['ｆｕｌｌ', 8],
  ['한글', 4],
  ['🚀', 2],
  ['👩‍👩‍👧', 2],
  ['🇩🇪', 2],
  ['❤️', 2],
  ['a\u200bb', 2],
  ['→ — …', 5],
])('%j takes %i columns', (text, columns) => {
  expect(columnsOf(text)).toBe(columns);
});

test('a tab reaches to the next multiple of four', () => {
  expect(columnsOf('\t')).toBe(4);
  expect(columnsOf('ab\tc')).toBe(5);
  expect(columnsOf('日\tc')).toBe(5);
});

test('cells keep their offsets in UTF-16 code units', () => {
  expect(cells('🚀x').map(({ text, offset }) => [text, offset])).toEqual([
    ['🚀', 0],
    ['x', 2],
  ]);
});

test('controls that would act on the terminal are shown, not sent', () => {
  expect(visible('a\u001b[31mb\u0007\u202e')).toBe('a␛[31mb␇\ufffd');
  expect(visible('two\nlines')).toBe('two\nlines');
});
