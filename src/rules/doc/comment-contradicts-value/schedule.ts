import { NUMBER, readNumber } from './amounts.ts';
import type { Contradiction } from './contradiction.ts';

const EVERY_MINUTES = new RegExp(String.raw`\bevery\s+(?:(${NUMBER})\s*(?:minutes|mins?)|minute)\b`, 'i');

/**
 * Holds "every 5 minutes" against a cron schedule. Only schedules that run all day are read; `*` and
 * `*` with a step say how many minutes apart, a plain minute says once an hour or less often.
 * Rule: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export function scheduleContradiction(schedule: string, comment: string): Contradiction | undefined {
  const match = EVERY_MINUTES.exec(comment);
  const fields = schedule.trim().split(/\s+/);
  if (match === null || fields.length !== 5 || /\b(?:not|instead|was|e\.?g|example|or)\b/i.test(comment)) return undefined;
  const stated = match[1] === undefined ? 1 : readNumber(match[1]);
  const [minute = '', ...rest] = fields;
  const allDay = rest.every((field) => field === '*');
  const step = /^(?:\*|0-59)(?:\/(\d+))?$/.exec(minute);
  if (step !== null) {
    const actual = Number(step[1] ?? 1);
    if (actual === stated || !allDay) return undefined;
    const instead = actual === 1 ? 'every minute' : `every ${actual} minutes`;
    return { stated: match[0], actual: instead, instead };
  }
  if (!/^\d+$/.test(minute) || stated === 60) return undefined;
  return {
    stated: match[0],
    actual: 'once an hour at most',
    instead: 'how often it runs',
  };
}
