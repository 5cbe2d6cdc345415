import { describe, expect, it } from 'vitest';
import { createSource, lineAt, offsetAt, positionAt, rangeAt } from './source.ts';

describe('createSource', () => {
  it('drops a byte order mark', () => {
    expect(createSource('a.yaml', '\ufeffkind: Pod').text).toBe('kind: Pod');
  });

  it('knows all three line ends', () => {
    expect(createSource('a', 'a\nb\r\nc\rd').lineStarts).toEqual([0, 2, 5, 7]);
  });
});

describe('positions', () => {
  const source = createSource('a', 'ab\ncde\n\nf');

  it.each([
    [0, 1, 1],
    [2, 1, 3],
    [3, 2, 1],
    [6, 2, 4],
    [7, 3, 1],
    [8, 4, 1],
    [9, 4, 2],
  ])('offset %i is line %i, column %i', (offset, line, column) => {
    expect(positionAt(source, offset)).toEqual({ line, column });
    expect(offsetAt(source, { line, column })).toBe(offset);
  });

  it('clamps offsets outside of the text', () => {
    expect(positionAt(source, -5)).toEqual({ line: 1, column: 1 });
    expect(positionAt(source, 500)).toEqual({ line: 4, column: 2 });
  });

  it('clamps columns to the end of their line and unknown lines to the end of the text', () => {
    expect(offsetAt(source, { line: 1, column: 80 })).toBe(2);
    expect(offsetAt(source, { line: 80, column: 1 })).toBe(9);
  });

  it('counts UTF-16 code units', () => {
    expect(positionAt(createSource('a', '👋x'), 2)).toEqual({ line: 1, column: 3 });
  });

  it('gives the text of a line without its line end', () => {
    const windows = createSource('a', 'one\r\ntwo\r\n');
    expect([lineAt(windows, 1), lineAt(windows, 2), lineAt(windows, 3), lineAt(windows, 9)]).toEqual(['one', 'two', '', '']);
  });

  it('makes ranges', () => {
    expect(rangeAt(source, 0, 4)).toEqual({ start: { line: 1, column: 1 }, end: { line: 2, column: 2 } });
  });
});
