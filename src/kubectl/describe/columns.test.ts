import { describe, expect, test } from 'vitest';
import { alignColumns } from './columns.ts';

// Expected values: the rules of Go's text/tabwriter with padding 2, and lines that kubectl 1.36 printed.
describe('alignColumns', () => {
  test.each([
    ['a column is as wide as its widest cell', 'Name:\tx\nNamespace:\ty\n', 'Name:       x\nNamespace:  y\n'],
    ['a line without a tab ends a column', 'Name:\tx\nIPs:\n  IP:\ty\n', 'Name:  x\nIPs:\n  IP:  y\n'],
    ['the last cell belongs to no column', 'a\tlong text\nb\tc\td\n', 'a  long text\nb  c  d\n'],
    ['an empty column is as wide as the padding', 'Namespace\tName\t\tAge\n', 'Namespace  Name    Age\n'],
    ['a cell at the end of a line keeps its blanks', '  shop.example.com\t\n  a\t/\n', '  shop.example.com  \n  a                 /\n'],
    ['columns to the right end where a line has none', 'a\tbbbb\tc\nd\te\nf\tg\th\n', 'a  bbbb  c\nd  e\nf  g  h\n'],
    ['the text may end without a line break', 'a\tb', 'a  b'],
    ['characters beyond 16 bits count once', '😀\tx\nab\ty\n', '😀   x\nab  y\n'],
    ['a form feed ends all columns', 'a\tb\flong\tc\n', 'a  b\nlong  c\n'],
    ['an empty text stays empty', '', ''],
  ])('%s', (_, text, expected) => {
    expect(alignColumns(text)).toBe(expected);
  });
});
