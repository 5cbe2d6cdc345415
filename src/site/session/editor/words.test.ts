import { describe, expect, test } from 'vitest';
import type { Finding, Severity } from '../../../findings/finding.ts';
import { foundSentence, placeWords } from './words.ts';

function finding(severity: Severity): Finding {
  return { rule: 'yaml/syntax', severity, message: '', file: 'a.yaml', line: 3, column: 7, endLine: 3, endColumn: 8 };
}

describe('the number of findings in words', () => {
  test('none', () => expect(foundSentence([])).toBe('No problems found by the checks'));
  test('one', () => expect(foundSentence([finding('error')])).toBe('1 error'));
  test('several, the worst first', () => expect(foundSentence([finding('info'), finding('warning'), finding('error'), finding('warning')])).toBe('1 error, 2 warnings, 1 info'));
});

test('a place in words', () => expect(placeWords(finding('error'))).toBe('Line 3, column 7'));
