import { expect, test } from 'vitest';
import { isTimeZone } from './time-zones.ts';

test.each(['UTC', 'Etc/UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Asia/Calcutta', 'US/Pacific', 'Etc/GMT+12', 'W-SU'])('%s is a time zone', (name) => {
  expect(isTimeZone(name)).toBe(true);
});

test.each(['', 'Europe/Atlantis', 'europe/berlin', 'UTC+2', 'Europe', 'CEST', 'Local'])('%j is none', (name) => {
  expect(isTimeZone(name)).toBe(false);
});

test('knows every zone that this runtime knows', () => {
  expect(Intl.supportedValuesOf('timeZone').filter((name) => !isTimeZone(name))).toEqual([]);
});
