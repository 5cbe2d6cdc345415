import { describe, expect, test } from 'vitest';
import { parseCronSchedule, type CronField } from './schedule.ts';

function fields(text: string): Record<string, CronField> {
  const result = parseCronSchedule(text);
  if ('error' in result || 'every' in result.schedule) throw new Error(`${text} has no fields`);
  const { minute, hour, day, month, weekday } = result.schedule;
  return { minute, hour, day, month, weekday };
}

function values(field: CronField | undefined): number[] {
  return [...(field?.values ?? [])];
}

describe('parseCronSchedule', () => {
  test.each<[string, string, number[]]>([
    ['*/20 * * * *', 'minute', [0, 20, 40]],
    ['5/20 * * * *', 'minute', [5, 25, 45]],
    ['0 9-17/4 * * *', 'hour', [9, 13, 17]],
    ['0 0 1,15 * *', 'day', [1, 15]],
    ['0 0 * JAN-mar *', 'month', [1, 2, 3]],
    ['0 0 * * mon-FRI', 'weekday', [1, 2, 3, 4, 5]],
    ['@weekly', 'weekday', [0]],
    ['  0   3 *\t* * ', 'hour', [3]],
    ['0 0 ? * *', 'weekday', [0, 1, 2, 3, 4, 5, 6]],
  ])('%s', (text, field, expected) => {
    expect(values(fields(text)[field])).toEqual(expected);
  });

  test.each([
    ['0 0 * * 1', 'day', true],
    ['0 0 */1 * 1', 'day', true],
    ['0 0 */2 * 1', 'day', false],
    ['0 0 1-31 * 1', 'day', false],
  ])('in %s the %s is a star: %s', (text, field, expected) => {
    expect(fields(text)[field]?.isStar).toBe(expected);
  });

  test.each([
    ['@every 90m', { every: 5_400_000 }],
    ['@every 1.5s', { every: 1000 }],
    ['@every 10ms', { every: 1000 }],
  ])('%s', (text, schedule) => {
    expect(parseCronSchedule(text)).toEqual({ schedule });
  });

  test('a time zone may stand in front', () => {
    expect(parseCronSchedule('CRON_TZ=Europe/Berlin 0 3 * * *')).toMatchObject({ schedule: { timeZone: 'Europe/Berlin' } });
  });

  // The library's own tests and recorded answers of the API server.
  test.each([
    ['', 'empty spec string'],
    ['every 5 minutes', 'expected exactly 5 fields, found 3: [every 5 minutes]'],
    ['0 0 2 * * *', 'expected exactly 5 fields, found 6: [0 0 2 * * *]'],
    ['-5 * * * *', 'failed to parse int from : strconv.Atoi: parsing "": invalid syntax'],
    ['x * * * *', 'failed to parse int from x: strconv.Atoi: parsing "x": invalid syntax'],
    ['99999999999999999999 * * * *', 'failed to parse int from 99999999999999999999: strconv.Atoi: parsing "99999999999999999999": value out of range'],
    ['0 18-8 * * *', 'beginning of range (18) beyond end of range (8): 18-8'],
    ['0 0 * * 7', 'end of range (7) above maximum (6): 7'],
    ['0 0 0 * *', 'beginning of range (0) below minimum (1): 0'],
    ['5--5 * * * *', 'too many hyphens: 5--5'],
    ['*//2 * * * *', 'too many slashes: *//2'],
    ['*/0 * * * *', 'step of range should be a positive number: */0'],
    ['@sometimes', 'unrecognized descriptor: @sometimes'],
    ['@every day', 'failed to parse duration @every day: time: invalid duration "day"'],
    ['@every 5', 'failed to parse duration @every 5: time: missing unit in duration "5"'],
    ['@every 1d', 'failed to parse duration @every 1d: time: unknown unit "d" in duration "1d"'],
    ['TZ=Mars/Base 0 0 * * *', 'provided bad location Mars/Base: unknown time zone Mars/Base'],
  ])('%j is refused', (text, error) => {
    expect(parseCronSchedule(text)).toEqual({ error });
  });
});
