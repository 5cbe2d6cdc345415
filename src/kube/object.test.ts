import { expect, test } from 'vitest';
import { items, sortedEntries } from './object.ts';

test('a list that is not set has no items', () => {
  expect(items(undefined)).toEqual([]);
  expect(items(null)).toEqual([]);
  expect(items([1])).toEqual([1]);
});

test('maps are sorted by their keys as Go sorts texts', () => {
  expect(sortedEntries({ b: 1, a: 2, B: 3, 10: 4, 9: 5 })).toEqual([['10', 4], ['9', 5], ['B', 3], ['a', 2], ['b', 1]]);
  expect(sortedEntries(undefined)).toEqual([]);
});
