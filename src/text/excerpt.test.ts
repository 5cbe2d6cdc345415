import { describe, expect, it } from 'vitest';
import { createExcerpt, excerptPosition, excerptRange, wholeExcerpt } from './excerpt.ts';
import { createSource } from './source.ts';

describe('an excerpt whose lines begin at different columns', () => {
  // A fence in a list: the first line stands behind four spaces, the second behind a quotation mark and two.
  const excerpt = createExcerpt('guide.md', ['kind: Pod', 'metadata:', '  name: web'], [
    { line: 12, column: 5 },
    { line: 13, column: 4 },
    { line: 14, column: 5 },
  ]);

  it('has the lines as its text', () => {
    expect(excerpt.text).toBe('kind: Pod\nmetadata:\n  name: web');
  });

  it.each([
    ['kind', 12, 5],
    ['Pod', 12, 11],
    ['metadata', 13, 4],
    ['name', 14, 7],
    ['web', 14, 13],
  ])('finds %s at %i:%i of the file', (word, line, column) => {
    expect(excerptPosition(excerpt, excerpt.text.indexOf(word))).toEqual({ line, column });
  });

  it('gives the end of a line the column behind its last character', () => {
    expect(excerptPosition(excerpt, excerpt.text.indexOf('\n'))).toEqual({ line: 12, column: 14 });
  });

  it('makes ranges over lines, and empty ones where the end comes before the start', () => {
    expect(excerptRange(excerpt, 0, excerpt.text.length)).toEqual({ start: { line: 12, column: 5 }, end: { line: 14, column: 16 } });
    expect(excerptRange(excerpt, 3, 1)).toEqual({ start: { line: 12, column: 8 }, end: { line: 12, column: 8 } });
  });
});

it('refuses lines without an origin', () => {
  expect(() => createExcerpt('a', ['x', 'y'], [{ line: 1, column: 1 }])).toThrow('an excerpt of 2 lines needs as many origins, got 1');
});

it('drops a byte order mark and keeps the positions', () => {
  const excerpt = createExcerpt('a', ['\ufeffkind: Pod'], [{ line: 3, column: 1 }]);
  expect(excerpt.text).toBe('kind: Pod');
  expect(excerptPosition(excerpt, 0)).toEqual({ line: 3, column: 2 });
});

it('takes a whole file as it is, also with Windows line ends', () => {
  const excerpt = wholeExcerpt(createSource('a.yaml', 'a: 1\r\nb: 2\r\n'));
  expect(excerptPosition(excerpt, excerpt.text.indexOf('b'))).toEqual({ line: 2, column: 1 });
});

it('gives an empty excerpt a position', () => {
  expect(excerptPosition(createExcerpt('a', [], []), 0)).toEqual({ line: 1, column: 1 });
});
