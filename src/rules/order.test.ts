import { expect, test } from 'vitest';
import type { Finding } from '../findings/finding.ts';
import { orderedFindings } from './order.ts';

const at = (line: number, column: number, rule = 'yaml/tab', message = 'm', file = 'a.md'): Finding => ({
  rule,
  severity: 'error',
  message,
  file,
  line,
  column,
  endLine: line,
  endColumn: column + 1,
});

test('by file, line, column, rule and message', () => {
  const ordered = [
    at(1, 1, 'yaml/tab', 'm', 'a.md'),
    at(2, 1),
    at(2, 3, 'schema/x'),
    at(2, 3, 'yaml/a', 'a'),
    at(2, 3, 'yaml/a', 'b'),
    at(10, 1),
    at(1, 1, 'yaml/tab', 'm', 'b.md'),
  ];
  expect(orderedFindings(ordered.toReversed())).toEqual(ordered);
});

test('the same finding is listed once, whatever its field path', () => {
  const findings = [{ ...at(1, 1), path: 'spec.containers[0]' }, { ...at(1, 1), path: 'spec.containers[1]' }, at(1, 2)];
  expect(orderedFindings(findings)).toEqual([findings[0], findings[2]]);
});
