import type { KubeObject } from '../../../kube/object.ts';
import { offsetAt, localTime } from '../../../kube/cron/local-time.ts';
import { nextTime } from '../../../kube/cron/next-time.ts';
import { parseCronSchedule } from '../../../kube/cron/schedule.ts';

/** Missed starts above which something is wrong. */
const TOO_MANY = 100;

/** The start that is due, and when there is to be a look at the next. All times are milliseconds since 1970. */
export interface Due {
  /** The latest time at which a job should have started; undefined when none was missed. */
  at?: number;
  tooManyMissed: boolean;
  /** The next start; undefined when there never is one. */
  next?: number;
}

/**
 * What a cron job's schedule asks for now; what it says when it cannot be read.
 * Rules: `mostRecentScheduleTime`, `nextScheduleTimeDuration` of the CronJob controller.
 */
export function dueOf({ metadata, spec, status }: KubeObject, now: number): Due | { error: string } {
  const parsed = parseCronSchedule(spec.schedule);
  if ('error' in parsed) return parsed;
  const after = (time: number): number => nextTime(parsed.schedule, time, spec.timeZone) ?? Infinity;
  const known = Date.parse(status?.lastScheduleTime ?? metadata.creationTimestamp);
  const earliest = spec.startingDeadlineSeconds === undefined ? known : Math.max(known, now - spec.startingDeadlineSeconds * 1000);
  const at = latest(after, earliest, now);
  const next = after(latest(after, known, now) ?? known);
  const first = after(earliest);
  const missed = at === undefined ? 0 : Math.floor((now - first) / (after(first) - first)) + 1;
  return { ...(at === undefined ? {} : { at }), tooManyMissed: missed > TOO_MANY, ...(next === Infinity ? {} : { next }) };
}

/** The latest time of a schedule that has passed. Schedules are regular, so most of a long time is skipped at once. */
function latest(after: (time: number) => number, earliest: number, now: number): number | undefined {
  const first = after(earliest);
  if (first > now) return undefined;
  const second = after(first);
  if (second > now) return first;
  const gap = second - first;
  const missed = Math.floor((now - first) / gap) + 1;
  let found = first;
  for (let time = after(first + Math.max(0, missed - 2) * gap - 1); time <= now; time = after(time)) found = time;
  return found;
}

/** A time as the annotation of a job has it: RFC 3339 in the time zone of the cron job. */
export function inTimeZone(time: number, zone: string | undefined): string {
  const offset = offsetAt(time, zone) / 60_000;
  const shown = localTime(time, zone).toISOString().slice(0, 19);
  if (offset === 0) return `${shown}Z`;
  const pad = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${shown}${offset < 0 ? '-' : '+'}${pad(Math.abs(offset) / 60)}:${pad(Math.abs(offset) % 60)}`;
}
