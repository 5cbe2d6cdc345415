import { describe, expect, it } from 'vitest';
import { nextTime } from './next-time.ts';
import { parseCronSchedule } from './schedule.ts';

function next(text: string, after: string, timeZone?: string): string | undefined {
  const parsed = parseCronSchedule(text);
  if ('error' in parsed) throw new Error(parsed.error);
  const time = nextTime(parsed.schedule, Date.parse(after), timeZone);
  return time === undefined ? undefined : new Date(time).toISOString().replace('.000', '');
}

describe('nextTime', () => {
  it.each([
    ['* * * * *', '2026-11-21T09:00:00Z', '2026-11-21T09:01:00Z'],
    ['* * * * *', '2026-11-21T09:00:59.900Z', '2026-11-21T09:01:00Z'],
    ['*/15 * * * *', '2026-11-21T09:46:00Z', '2026-11-21T10:00:00Z'],
    ['0 2 * * *', '2026-11-21T09:00:00Z', '2026-11-22T02:00:00Z'],
    // Wednesdays at nine; the 21st is a Saturday.
    ['0 9 * * 3', '2026-11-21T09:00:00Z', '2026-11-25T09:00:00Z'],
    ['@monthly', '2026-12-31T23:59:59Z', '2027-01-01T00:00:00Z'],
    ['@every 90s', '2026-11-21T09:00:00.500Z', '2026-11-21T09:01:30Z'],
    ['30 4 29 2 *', '2026-11-21T09:00:00Z', '2028-02-29T04:30:00Z'],
    // Either the day or the weekday, when both are restricted.
    ['0 0 13 * 5', '2026-11-21T09:00:00Z', '2026-11-27T00:00:00Z'],
  ])('%s after %s is %s', (text, after, expected) => {
    expect(next(text, after)).toBe(expected);
  });

  it('knows schedules that are never met', () => {
    expect(next('0 0 30 2 *', '2026-11-21T09:00:00Z')).toBeUndefined();
  });

  it('reads the clocks of a time zone', () => {
    expect(next('0 9 * * *', '2026-11-21T09:00:00Z', 'Europe/Berlin')).toBe('2026-11-22T08:00:00Z');
    expect(next('0 9 * * *', '2026-07-01T09:00:00Z', 'Europe/Berlin')).toBe('2026-07-02T07:00:00Z');
    expect(next('30 0 * * *', '2026-11-21T00:00:00Z', 'Asia/Kolkata')).toBe('2026-11-21T19:00:00Z');
    expect(next('TZ=America/New_York 0 9 * * *', '2026-11-21T09:00:00Z')).toBe('2026-11-21T14:00:00Z');
  });

  // https://pkg.go.dev/github.com/robfig/cron/v3: "jobs scheduled during daylight-savings leap-ahead transitions will not be run"
  it('leaves out an hour that there is not, and has twice the hour that comes again', () => {
    expect(next('30 2 * * *', '2026-03-29T00:00:00Z', 'Europe/Berlin')).toBe('2026-03-30T00:30:00Z');
    expect(next('30 2 * * *', '2026-10-25T00:00:00Z', 'Europe/Berlin')).toBe('2026-10-25T00:30:00Z');
    expect(next('30 2 * * *', '2026-10-25T00:30:00Z', 'Europe/Berlin')).toBe('2026-10-25T01:30:00Z');
  });
});
