import { expect, test } from 'vitest';
import { intOrPercentValue, percentValue, scaledValue } from './int-or-string.ts';

test.each([
  ['25%', 25, 25],
  ['150%', 150, 150],
  [3, undefined, 3],
  ['50', undefined, 50],
  ['2.5%', undefined, 0],
  ['many', undefined, 0],
])('%j', (value, share, number) => {
  expect(percentValue(value)).toBe(share);
  expect(intOrPercentValue(value)).toBe(number);
});

// https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment
test.each([
  ['25%', 10, 'up', 3],
  ['25%', 10, 'down', 2],
  ['30%', 10, 'up', 3],
  [2, 10, 'up', 2],
  ['x', 10, 'up', undefined],
] as const)('%j of %i, rounded %s', (value, total, round, expected) => {
  expect(scaledValue(value, total, round)).toBe(expected);
});
