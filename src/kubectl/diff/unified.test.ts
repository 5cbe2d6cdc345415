import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineChanges } from './line-diff.ts';
import { maskedSecrets } from './secrets.ts';
import { unifiedDiff } from './unified.ts';

const lines = (...all: string[]): string => all.map((line) => `${line}\n`).join('');
const numbers = (from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, index) => String(from + index));

// What GNU diff 3.12 prints with -u, without the names of the files.
describe('the unified format', () => {
  test.each([
    ['nothing', lines('a'), lines('a'), ''],
    ['a new file', '', lines('a', 'b'), lines('@@ -0,0 +1,2 @@', '+a', '+b')],
    ['a file that is gone', lines('a'), '', lines('@@ -1 +0,0 @@', '-a')],
    ['a line', lines('a', 'b', 'c'), lines('a', 'x', 'c'), lines('@@ -1,3 +1,3 @@', ' a', '-b', '+x', ' c')],
    ['a line at the end', lines('a'), lines('a', 'b'), lines('@@ -1 +1,2 @@', ' a', '+b')],
    ['three lines around', lines(...numbers(1, 9)), lines(...numbers(1, 4), 'x', ...numbers(6, 9)),
      lines('@@ -2,7 +2,7 @@', ' 2', ' 3', ' 4', '-5', '+x', ' 6', ' 7', ' 8')],
    ['two hunks', lines(...numbers(1, 20)), lines('x', ...numbers(2, 19), 'y'),
      lines('@@ -1,4 +1,4 @@', '-1', '+x', ' 2', ' 3', ' 4', '@@ -17,4 +17,4 @@', ' 17', ' 18', ' 19', '-20', '+y')],
    ['changes near each other in one hunk', lines(...numbers(1, 8)), lines('x', ...numbers(2, 7), 'y'),
      lines('@@ -1,8 +1,8 @@', '-1', '+x', ' 2', ' 3', ' 4', ' 5', ' 6', ' 7', '-8', '+y')],
    ['a repeated line stands as far down as it can', lines('a', 'b', 'c'), lines('a', 'b', 'b', 'c'), lines('@@ -1,3 +1,4 @@', ' a', ' b', '+b', ' c')],
    ['a repeated block', lines('{', 'a', '}', 'end'), lines('{', 'a', '}', '{', 'a', '}', 'end'),
      lines('@@ -1,4 +1,7 @@', ' {', ' a', ' }', '+{', '+a', '+}', ' end')],
  ])('%s', (_, before, after, expected) => {
    expect(unifiedDiff(before, after)).toBe(expected);
  });
});

test('the changes make one text of the other, and are no more than they must be', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 });
  fc.assert(fc.property(text, text, (before, after) => {
    const result: string[] = [];
    let at = 0;
    let touched = 0;
    for (const { from, fromEnd, to, toEnd } of lineChanges(before, after)) {
      result.push(...before.slice(at, from), ...after.slice(to, toEnd));
      expect(result).toHaveLength(toEnd);
      at = fromEnd;
      touched += fromEnd - from + toEnd - to;
    }
    expect([...result, ...before.slice(at)]).toEqual(after);
    expect(touched).toBe(before.length + after.length - 2 * common(before, after));
  }), { seed: 1, numRuns: 500 });
});

/** The length of the longest common subsequence. */
function common(a: readonly string[], b: readonly string[]): number {
  const table = Array.from({ length: a.length + 1 }, () => b.map(() => 0).concat(0));
  a.forEach((line, i) => b.forEach((other, j) => {
    table[i + 1]![j + 1] = line === other ? table[i]![j]! + 1 : Math.max(table[i]![j + 1]!, table[i + 1]![j]!);
  }));
  return table[a.length]![b.length]!;
}

test('values of secrets are not shown, only whether they differ', () => {
  const secret = (data: Record<string, string>) => ({ apiVersion: 'v1', kind: 'Secret', data });
  expect(maskedSecrets(secret({ a: '1', b: '2', gone: '3' }), secret({ a: '1', b: '9', made: '4' }))).toEqual([
    secret({ a: '***', b: '*** (before)', gone: '***' }), secret({ a: '***', b: '*** (after)', made: '***' }),
  ]);
  expect(maskedSecrets(undefined, secret({ a: '1' }))).toEqual([undefined, secret({ a: '***' })]);
});
