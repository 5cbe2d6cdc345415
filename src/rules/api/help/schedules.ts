import type { HelpRow } from './types.ts';

const FIELDS = 'a schedule has five fields: minute, hour, day of the month, month and day of the week';

/** Rule: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax. */
export const scheduleHelp: readonly HelpRow[] = [
  {
    field: /schedule$/,
    message: /expected exactly 5 fields, found 6: \[(\S+) (.*)\]/,
    help: (_, [, , rest]) => `${FIELDS}, and no seconds; write "${rest}"`,
  },
  { field: /schedule$/, message: /expected exactly 5 fields, found 1: \[(hourly|daily|weekly|monthly|yearly)\]/, help: (_, [, word]) => `${FIELDS}, or one of the short forms; write "@${word}"` },
  {
    field: /schedule$/,
    message: /expected exactly 5 fields, found \d+: \[every (\d+) minutes?\]/,
    help: (_, [, minutes]) => `${FIELDS}; write "*/${minutes} * * * *"`,
  },
  { field: /schedule$/, message: /expected exactly 5 fields/, help: `${FIELDS}, such as "30 3 * * *" for half past three every night` },
  { field: /schedule$/, message: /end of range \(7\) above maximum \(6\)/, help: 'the days of the week are 0 (Sunday) to 6; write 0 or SUN for Sunday' },
  { field: /schedule$/, message: /(?:end of range|beginning of range) .*(?:above maximum|below minimum)/, help: 'the fields go from 0 to 59 (minute), 0 to 23 (hour), 1 to 31 (day), 1 to 12 (month) and 0 to 6 (day of the week)' },
  {
    field: /schedule$/,
    message: /beginning of range \((\d+)\) beyond end of range \((\d+)\)/,
    help: (_, [, from, to]) => `a range does not go over midnight or the end of a week; write two, such as "${from}-…,0-${to}" with the highest number of the field`,
  },
  { field: /schedule$/, message: /descriptor|duration/, help: 'the short forms are @yearly, @monthly, @weekly, @daily, @hourly, and @every with a duration such as @every 1h30m' },
  { field: /schedule$/, message: /TZ/, help: 'the time zone has a field of its own; write timeZone: beside schedule, and take it out of the schedule' },
  { field: /schedule$/, help: `${FIELDS}, each *, a number, a range 1-5, a list 1,15 or a step */10` },
  { field: /timeZone$/, help: 'a time zone is written with its name of the IANA database, such as Europe/Berlin or Etc/UTC' },
  { field: /concurrencyPolicy$/, help: 'while a run is still going, the next is allowed (Allow), left out (Forbid), or takes its place (Replace)' },
];
