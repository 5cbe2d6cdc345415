import { expect, test } from 'vitest';
import { isEqual } from './equal.ts';

test.each([
  [{ a: 1, b: undefined }, { a: 1 }, true],
  [{ a: [1, { b: null }] }, { a: [1, { b: null }] }, true],
  [{ a: '0' }, {}, false],
  [{}, { a: '0' }, false],
  [{ a: [] }, { a: {} }, false],
  [{ a: null }, {}, false],
  [[1, 2], [1], false],
  ['1', 1, false],
])('%j and %j: %s', (a, b, expected) => {
  expect(isEqual(a, b)).toBe(expected);
});
