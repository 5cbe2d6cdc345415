import { expect, test } from 'vitest';
import { compareByPlace, compareWorstFirst, groupByFile } from './sort.ts';
import { finding } from './testing/report.ts';

const warning = finding({ file: 'a.md', line: 1, severity: 'warning' });
const late = finding({ file: 'a.md', line: 9 });
const early = finding({ file: 'a.md', line: 2 });
const other = finding({ file: 'B.md', line: 1, severity: 'info' });

test('by place: file (by code units), line, column, severity', () => {
  expect([late, warning, other, early].sort(compareByPlace)).toEqual([other, warning, early, late]);
});

test('worst first, by place among equals', () => {
  expect([other, late, warning, early].sort(compareWorstFirst)).toEqual([early, late, warning, other]);
});

test('grouped by file', () => {
  expect([...groupByFile([late, other, early]).entries()]).toEqual([
    ['B.md', [other]],
    ['a.md', [early, late]],
  ]);
});
