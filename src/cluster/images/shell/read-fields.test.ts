import { expect, test } from 'vitest';
import { readFields } from './read-fields.ts';

// What bash 5.2 and dash 0.5.12 print.
test.each([
  ['a,,b', 3, ',', ['a', '', 'b']],
  [' a , b ,c,d ', 3, ', ', ['a', 'b', 'c,d']],
  ['a:b:', 2, ':', ['a', 'b']],
  ['a:b:c:', 2, ':', ['a', 'b:c:']],
  [':a', 2, ':', ['', 'a']],
  ['  x  y ', 1, ' \t\n', ['x  y']],
  ['  x  y ', 1, '', ['  x  y ']],
  ['x', 3, ' \t\n', ['x', '', '']],
  ['', 2, ' \t\n', ['', '']],
])('%j into %i with separators %j', (line, count, separators, fields) => {
  expect(readFields(line, count, separators)).toEqual(fields);
});
