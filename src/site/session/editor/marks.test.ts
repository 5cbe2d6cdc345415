import { EditorState, Text } from '@codemirror/state';
import { describe, expect, test } from 'vitest';
import { createSource, offsetAt } from '../../../text/source.ts';
import type { Finding } from '../../../findings/finding.ts';
import { findingMarks, markedRange, marksOf, offsetOf, setFindings } from './marks.ts';

const TEXT = 'kind: Pod\nspec:\n\n  x: y\n';
const doc = Text.of(TEXT.split('\n'));

function marked(line: number, column: number, endLine: number, endColumn: number): string {
  const { from, to } = markedRange(doc, { line, column, endLine, endColumn });
  return TEXT.slice(from, to);
}

describe('the place of a finding in the text', () => {
  test('is the one that the checks mean, for every place', () => {
    const source = createSource('a.yaml', TEXT);
    for (let line = 1; line <= 7; line += 1) {
      for (let column = 1; column <= 12; column += 1) expect(offsetOf(doc, { line, column })).toBe(offsetAt(source, { line, column }));
    }
  });

  test('is underlined as far as its first line goes', () => {
    expect(marked(1, 7, 1, 10)).toBe('Pod');
    expect(marked(1, 1, 4, 3)).toBe('kind: Pod');
  });

  test('is a character where it has no length', () => {
    expect(marked(4, 3, 4, 3)).toBe('x');
    expect(marked(1, 10, 1, 10)).toBe('d');
    expect(marked(9, 1, 9, 1)).toBe('');
    expect(marked(3, 1, 3, 1)).toBe('');
  });

  test('moves with the text until the next check', () => {
    const finding: Finding = { rule: 'schema/not-in-enum', severity: 'error', message: 'no', file: 'a.yaml', line: 1, column: 7, endLine: 1, endColumn: 10 };
    const first = EditorState.create({ doc: TEXT, extensions: findingMarks });
    const found = first.update({ effects: setFindings.of([finding]) }).state;
    expect(marksOf(found)).toEqual([{ finding, from: 6, to: 9 }]);
    const typed = found.update({ changes: { from: 0, insert: '# one\n' } }).state;
    expect(marksOf(typed)).toEqual([{ finding, from: 12, to: 15 }]);
    expect(marksOf(typed.update({ effects: setFindings.of([]) }).state)).toEqual([]);
  });

  test('is never outside of the text, whatever is taken away', () => {
    const finding: Finding = { rule: 'schema/not-in-enum', severity: 'warning', message: 'no', file: 'a.yaml', line: 4, column: 3, endLine: 4, endColumn: 7 };
    const found = EditorState.create({ doc: TEXT, extensions: findingMarks }).update({ effects: setFindings.of([finding]) }).state;
    const [mark] = marksOf(found.update({ changes: { from: 2, to: TEXT.length } }).state);
    expect(mark).toMatchObject({ from: 2, to: 2 });
  });
});
