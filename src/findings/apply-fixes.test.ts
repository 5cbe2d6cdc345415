import { expect, test } from 'vitest';
import { applyFixes } from './apply-fixes.ts';
import type { Finding } from './finding.ts';

const finding = (line: number, column: number, endColumn: number, text: string, file = 'a.yaml'): Finding => {
  const place = { file, line, column, endLine: line, endColumn };
  return { rule: 'a/b', severity: 'error', message: text, ...place, fix: { ...place, text } };
};

test('fixes are applied in place, whatever their order, and all else stays as it is', () => {
  const text = 'kind: pod\r\nspec:\tx\n  containrs: []  \n';
  const { text: fixed, applied } = applyFixes('a.yaml', text, [finding(3, 3, 12, 'containers'), finding(1, 7, 10, 'Pod')]);
  expect(fixed).toBe('kind: Pod\r\nspec:\tx\n  containers: []  \n');
  expect(applied.map(({ message }) => message)).toEqual(['Pod', 'containers']);
});

test('of two that overlap, or insert at the same place, the first is applied', () => {
  expect(applyFixes('a.yaml', 'abcdef', [finding(1, 3, 5, 'X'), finding(1, 2, 4, 'Y')]).text).toBe('aYdef');
  expect(applyFixes('a.yaml', 'abc', [finding(1, 2, 2, 'X'), finding(1, 2, 2, 'X')]).text).toBe('aXbc');
  expect(applyFixes('a.yaml', 'abc', [finding(1, 1, 2, 'X'), finding(1, 2, 3, 'Y')]).text).toBe('XYc');
});

test('nothing is done for other files, for findings without a fix, and where the text is there already', () => {
  const { fix: _, ...without } = finding(1, 1, 2, 'X');
  const { text, applied } = applyFixes('a.yaml', 'abc', [finding(1, 1, 2, 'X', 'b.yaml'), without, finding(1, 1, 2, 'a')]);
  expect([text, applied]).toEqual(['abc', []]);
});

test('columns count UTF-16 code units', () => {
  expect(applyFixes('a.yaml', 'é😀 x', [finding(1, 5, 6, 'y')]).text).toBe('é😀 y');
});
