import { expect, test } from 'vitest';
import type { Finding } from '../findings/finding.ts';
import type { Suppression } from '../lesson/types.ts';
import { applySuppressions } from './suppress.ts';

const finding = (rule: string, line: number, file = 'a.md'): Finding => ({
  rule,
  severity: 'error',
  message: 'm',
  file,
  line,
  column: 1,
  endLine: line,
  endColumn: 2,
});

const suppression = (rule: string, from: number, to: number): Suppression => ({
  rule,
  reason: 'shown on purpose',
  range: { start: { line: from, column: 1 }, end: { line: from, column: 9 } },
  from,
  to,
});

test('only its rule, only its lines, only its file', () => {
  const kept = [finding('yaml/tab', 4), finding('yaml/syntax', 5), finding('yaml/tab', 8), finding('yaml/tab', 5, 'b.md')];
  const covers = suppression('yaml/tab', 5, 7);
  const silenced = [finding('yaml/tab', 5), finding('yaml/tab', 7)];
  expect(applySuppressions([...kept, ...silenced], [covers], 'a.md')).toEqual({ findings: kept, unused: [] });
});

test('one that silences nothing is unused; of two that cover the same, both are used', () => {
  const idle = suppression('yaml/tab', 20, 30);
  const twice = [suppression('yaml/tab', 5, 7), suppression('yaml/tab', 5, 9)];
  expect(applySuppressions([finding('yaml/tab', 6)], [idle, ...twice], 'a.md')).toEqual({ findings: [], unused: [idle] });
});
