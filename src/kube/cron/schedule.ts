import { goQuote } from '../decode/go-quote.ts';
import { isTimeZone } from '../time-zones.ts';
import { parseGoDuration } from './duration.ts';

/** The values that a field of a schedule names. */
export interface CronField {
  values: ReadonlySet<number>;
  /** Written as `*` or `?`, which decides how day and weekday work together. */
  isStar: boolean;
}

/** When something is due: at the times that all fields name, or again and again after a while. */
export type CronSchedule =
  | { every: number }
  | { minute: CronField; hour: CronField; day: CronField; month: CronField; weekday: CronField; timeZone?: string };

interface Bounds {
  min: number;
  max: number;
  names?: Readonly<Record<string, number>>;
}

function numbered(names: string, first: number): Record<string, number> {
  return Object.fromEntries(names.split(' ').map((name, index) => [name, first + index]));
}

const MINUTES: Bounds = { min: 0, max: 59 };
const HOURS: Bounds = { min: 0, max: 23 };
const DAYS: Bounds = { min: 1, max: 31 };
const MONTHS: Bounds = { min: 1, max: 12, names: numbered('jan feb mar apr may jun jul aug sep oct nov dec', 1) };
const WEEKDAYS: Bounds = { min: 0, max: 6, names: numbered('sun mon tue wed thu fri sat', 0) };
const MAX_INT = 2 ** 63;

/** Names for common schedules. */
const DESCRIPTORS: Record<string, string> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};
const EVERY = '@every ';

class CronError extends Error {}

/**
 * Reads a schedule as CronJobs write it: five fields, `@daily` and the like, or `@every 1h`; a time zone
 * may stand in front (`CRON_TZ=Europe/Berlin `). Says what is wrong in the words of the library that
 * Kubernetes uses. Rule: https://pkg.go.dev/github.com/robfig/cron/v3#ParseStandard
 */
export function parseCronSchedule(text: string): { schedule: CronSchedule } | { error: string } {
  try {
    return { schedule: read(text) };
  } catch (error) {
    if (error instanceof CronError) return { error: error.message };
    throw error;
  }
}

function read(text: string): CronSchedule {
  if (text === '') throw new CronError('empty spec string');
  const zoned = /^(?:CRON_)?TZ=([^ ]*)(.*)$/s.exec(text);
  if (zoned === null) return readTimes(text);
  const [, timeZone, rest] = zoned as unknown as [string, string, string];
  if (timeZone !== '' && timeZone !== 'Local' && !isTimeZone(timeZone)) {
    throw new CronError(`provided bad location ${timeZone}: unknown time zone ${timeZone}`);
  }
  const schedule = readTimes(rest.trim());
  return 'every' in schedule ? schedule : { ...schedule, timeZone };
}

function readTimes(text: string): CronSchedule {
  if (text.startsWith('@')) {
    if (Object.hasOwn(DESCRIPTORS, text)) return readFields(DESCRIPTORS[text]!);
    if (!text.startsWith(EVERY)) throw new CronError(`unrecognized descriptor: ${text}`);
    const duration = parseGoDuration(text.slice(EVERY.length));
    if ('error' in duration) throw new CronError(`failed to parse duration ${text}: ${duration.error}`);
    // Whole seconds, and at least one.
    return { every: Math.max(1000, Math.trunc(duration.milliseconds / 1000) * 1000) };
  }
  return readFields(text);
}

function readFields(text: string): CronSchedule {
  const fields = text.split(/\s+/).filter((field) => field !== '');
  if (fields.length !== 5) throw new CronError(`expected exactly 5 fields, found ${fields.length}: [${fields.join(' ')}]`);
  const [minute, hour, day, month, weekday] = fields as [string, string, string, string, string];
  return {
    minute: readField(minute, MINUTES),
    hour: readField(hour, HOURS),
    day: readField(day, DAYS),
    month: readField(month, MONTHS),
    weekday: readField(weekday, WEEKDAYS),
  };
}

/** Ranges with commas between them. */
function readField(field: string, bounds: Bounds): CronField {
  const values = new Set<number>();
  let isStar = false;
  for (const range of field.split(',')) if (range !== '') isStar = readRange(range, bounds, values) || isStar;
  return { values, isStar };
}

/** `*`, `5`, `5-10`, and each with `/step`. Returns whether it stands for every value. */
function readRange(range: string, bounds: Bounds, values: Set<number>): boolean {
  const [limits, ...steps] = range.split('/') as [string, ...string[]];
  const [low, ...highs] = limits.split('-') as [string, ...string[]];
  const isStar = low === '*' || low === '?';
  const start = isStar ? bounds.min : readNumber(low, bounds.names);
  let end = isStar ? bounds.max : start;
  if (!isStar && highs.length === 1) end = readNumber(highs[0]!, bounds.names);
  if (!isStar && highs.length > 1) throw new CronError(`too many hyphens: ${range}`);
  if (steps.length > 1) throw new CronError(`too many slashes: ${range}`);
  const step = steps.length === 0 ? 1 : readNumber(steps[0]!);
  // `5/15` goes on to the end of the field.
  if (steps.length === 1 && highs.length === 0) end = bounds.max;
  if (start < bounds.min) throw new CronError(`beginning of range (${start}) below minimum (${bounds.min}): ${range}`);
  if (end > bounds.max) throw new CronError(`end of range (${end}) above maximum (${bounds.max}): ${range}`);
  if (start > end) throw new CronError(`beginning of range (${start}) beyond end of range (${end}): ${range}`);
  if (step === 0) throw new CronError(`step of range should be a positive number: ${range}`);
  for (let value = start; value <= end; value += step) values.add(value);
  return isStar && step === 1;
}

function readNumber(text: string, names: Readonly<Record<string, number>> = {}): number {
  const name = text.toLowerCase();
  if (Object.hasOwn(names, name)) return names[name]!;
  const problem = !/^[-+]?\d+$/.test(text) ? 'invalid syntax' : Math.abs(Number(text)) >= MAX_INT ? 'value out of range' : undefined;
  if (problem !== undefined) throw new CronError(`failed to parse int from ${text}: strconv.Atoi: parsing ${goQuote(text)}: ${problem}`);
  const number = Number(text);
  if (number < 0) throw new CronError(`negative number (${number}) not allowed: ${text}`);
  return number;
}
