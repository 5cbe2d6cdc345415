import { expect, test } from 'vitest';
import { hunks } from './hunks.ts';

const LINES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'];

// As `diff -u` (GNU diffutils) shows it.
test('changes far from each other have hunks of their own', () => {
  const now = LINES.with(0, 'A').with(11, 'L');
  expect(hunks(LINES, now)).toBe('@@ -1,4 +1,4 @@\n-a\n+A\n b\n c\n d\n@@ -9,4 +9,4 @@\n i\n j\n k\n-l\n+L\n');
});

test('lines that were added and removed', () => {
  expect(hunks(['a', 'b', 'c'], ['a', 'x', 'b'])).toBe('@@ -1,3 +1,3 @@\n a\n+x\n b\n-c\n');
});

test('texts that are the same have none', () => {
  expect(hunks(LINES, LINES)).toBe('');
});
