import { expect, test } from 'vitest';
import { parseGoDuration } from './duration.ts';

test.each([
  ['0', 0],
  ['1h30m', 5_400_000],
  ['-1.5s', -1500],
  ['+.5m', 30_000],
  ['1m1µs', 60_000.001],
])('%s', (text, milliseconds) => {
  expect(parseGoDuration(text)).toEqual({ milliseconds });
});

// https://pkg.go.dev/time#ParseDuration
test.each([
  ['', 'time: invalid duration ""'],
  ['-', 'time: invalid duration "-"'],
  ['.s', 'time: invalid duration ".s"'],
  ['3', 'time: missing unit in duration "3"'],
  ['1x', 'time: unknown unit "x" in duration "1x"'],
  ['3000000h', 'time: invalid duration "3000000h"'],
])('%j is refused', (text, error) => {
  expect(parseGoDuration(text)).toEqual({ error });
});
