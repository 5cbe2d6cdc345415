import { describe, expect, it } from 'vitest';
import { humanDuration, shortHumanDuration, since, until } from './duration.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

describe('humanDuration', () => {
  // The cases of apimachinery's `util/duration/duration_test.go`.
  it.each([
    [1, '1s'], [70, '70s'], [190, '3m10s'], [70 * MINUTE, '70m'], [47 * HOUR, '47h'], [49 * HOUR, '2d1h'],
    [8 * DAY + 2 * HOUR, '8d'], [367 * DAY, '367d'], [2 * YEAR + 25 * HOUR, '2y1d'], [8 * YEAR + 2 * HOUR, '8y'],
  ])('%d seconds are %s', (seconds, text) => expect(humanDuration(seconds)).toBe(text));

  it.each([
    [0, '0s'], [0.9, '0s'], [119, '119s'], [120, '2m'], [600, '10m'], [3 * HOUR - 1, '179m'], [3 * HOUR, '3h'], [3 * HOUR + 5 * MINUTE, '3h5m'],
    [8 * HOUR, '8h'], [2 * DAY, '2d'], [400 * DAY, '400d'], [730 * DAY, '2y'], [-0.5, '0s'], [-1, '0s'], [-2, '<invalid>'],
  ])('%d seconds are %s at a boundary', (seconds, text) => expect(humanDuration(seconds)).toBe(text));
});

it('takes one unit when it is to be short', () => {
  expect([59, 60, 3599, 3600, DAY - 1, DAY, YEAR - 1, YEAR, -5].map(shortHumanDuration))
    .toEqual(['59s', '1m', '59m', '1h', '23h', '1d', '364d', '1y', '<invalid>']);
});

it('counts from and to a time', () => {
  const now = Date.parse('2026-11-21T03:10:00Z');
  expect(since('2026-11-21T03:04:48Z', now)).toBe('5m12s');
  expect(since('2026-11-21T03:09:59.500000Z', now)).toBe('0s');
  expect(until('2026-11-21T03:14:00Z', now)).toBe('4m');
  expect([since(undefined, now), since(null, now), until('soon', now)]).toEqual(['<unknown>', '<unknown>', '<unknown>']);
});
