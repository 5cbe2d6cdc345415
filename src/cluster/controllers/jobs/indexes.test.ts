import { describe, expect, it } from 'vitest';
import { readIndexes, writeIndexes } from './indexes.ts';

// The field completedIndexes: "if the completed indexes are 1, 3, 4, 5 and 7, they are represented as 1,3-5,7".
describe('completed indexes', () => {
  it.each([
    [[], ''], [[0], '0'], [[0, 1], '0,1'], [[1, 3, 4, 5, 7], '1,3-5,7'], [[0, 1, 2, 3, 4], '0-4'],
  ])('%j are written as %j, and read again', (indexes, text) => {
    expect(writeIndexes(new Set(indexes))).toBe(text);
    expect([...readIndexes(text, 8)]).toEqual(indexes);
  });

  it('are not read when there are not so many', () => {
    expect([...readIndexes('1,3-9', 5)]).toEqual([1, 3, 4]);
  });
});
