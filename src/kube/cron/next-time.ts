import { localTime, utcOf } from './local-time.ts';
import type { CronField, CronSchedule } from './schedule.ts';

type Times = Exclude<CronSchedule, { every: number }>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Years after which a schedule that has not been met (30 February) never will be. */
const MOST_YEARS = 5;

/**
 * The first time after `after` that a schedule names; undefined when there is none.
 * Clocks that are put forward leave out what would have been in that hour; clocks that are put back have it twice.
 * @param after milliseconds since 1970, as is the result
 * @param timeZone where the schedule names none; UTC when undefined
 * Rule: `SpecSchedule.Next`, `ConstantDelaySchedule.Next` of https://pkg.go.dev/github.com/robfig/cron/v3
 */
export function nextTime(schedule: CronSchedule, after: number, timeZone?: string): number | undefined {
  if ('every' in schedule) return Math.floor(after / 1000) * 1000 + schedule.every;
  const zone = schedule.timeZone ?? timeZone;
  let time = Math.floor(after / MINUTE) * MINUTE + MINUTE;
  const lastYear = localTime(time, zone).getUTCFullYear() + MOST_YEARS;
  for (;;) {
    const local = localTime(time, zone);
    const year = local.getUTCFullYear();
    const month = local.getUTCMonth();
    if (year > lastYear) return undefined;
    if (!schedule.month.values.has(month + 1)) time = later(time, utcOf(Date.UTC(year, month + 1), zone));
    else if (!meetsDay(schedule, local)) time = later(time, utcOf(Date.UTC(year, month, local.getUTCDate() + 1), zone));
    else if (!schedule.hour.values.has(local.getUTCHours())) time += HOUR - local.getUTCMinutes() * MINUTE;
    else if (!schedule.minute.values.has(local.getUTCMinutes())) time += MINUTE;
    else return time;
  }
}

/** A day without midnight, because clocks are put forward then, must not be looked at for ever. */
function later(time: number, next: number): number {
  return next > time ? next : time + HOUR;
}

/** Both the day and the weekday have to fit, unless both are restricted: then one is enough. Rule: `dayMatches`. */
function meetsDay({ day, weekday }: Times, local: Date): boolean {
  const fits = ({ values }: CronField, value: number): boolean => values.has(value);
  const byDay = fits(day, local.getUTCDate());
  const byWeekday = fits(weekday, local.getUTCDay());
  return day.isStar || weekday.isStar ? byDay && byWeekday : byDay || byWeekday;
}
