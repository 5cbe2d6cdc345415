import { parseCronSchedule } from '../../cron/schedule.ts';
import { byteLength } from '../../names.ts';
import type { Decoded, KubeObject } from '../../object.ts';
import { isTimeZone } from '../../time-zones.ts';
import { invalid, notSupported, required, type FieldError } from '../field-error.ts';
import type { ValidationOptions } from '../kind-rule.ts';
import { validateNonNegative } from '../numbers.ts';
import { Path } from '../path.ts';
import { shownSelector } from '../shown-values.ts';
import { validateJobSpec } from './job-spec.ts';

/** A Job's name is the CronJob's, a hyphen and ten digits, and may have 63 characters. */
const LONGEST_NAME = 52;
const CONCURRENCY = ['Allow', 'Forbid', 'Replace'];
const TIME_ZONE_PART = /^[A-Za-z._0-9+-]{1,14}$/;

/** Rule: `ValidateCronJobCreate`. */
export function validateCronJob({ metadata, spec }: KubeObject, options: ValidationOptions): FieldError[] {
  const path = Path.root('spec');
  const errors = [
    ...validateSchedule(spec.schedule, path.child('schedule')),
    ...validateNonNegative(spec.startingDeadlineSeconds, path.child('startingDeadlineSeconds')),
    ...validateTimeZone(spec.timeZone, path.child('timeZone')),
    ...validateConcurrency(spec.concurrencyPolicy, path.child('concurrencyPolicy')),
    ...validateJobTemplate(spec.jobTemplate, options, path.child('jobTemplate')),
    ...validateNonNegative(spec.successfulJobsHistoryLimit, path.child('successfulJobsHistoryLimit')),
    ...validateNonNegative(spec.failedJobsHistoryLimit, path.child('failedJobsHistoryLimit')),
  ];
  if (byteLength(metadata.name ?? '') > LONGEST_NAME) {
    errors.push(invalid(Path.root('metadata').child('name'), metadata.name, `must be no more than ${LONGEST_NAME} characters`));
  }
  return errors;
}

/** Rule: `validateScheduleFormat`. */
function validateSchedule(schedule: string | undefined, path: Path): FieldError[] {
  if (!schedule) return [required(path)];
  const result = parseCronSchedule(schedule);
  const errors = 'error' in result ? [invalid(path, schedule, result.error)] : [];
  if (schedule.includes('TZ')) errors.push(invalid(path, schedule, 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead'));
  return errors;
}

/** Rule: `validateTimeZone`. */
function validateTimeZone(timeZone: string | undefined, path: Path): FieldError[] {
  if (timeZone === undefined) return [];
  if (timeZone === '') return [invalid(path, timeZone, 'timeZone must be nil or non-empty string')];
  const unknown = invalid(path, timeZone, `unknown time zone ${timeZone}`);
  const isNamed = timeZone.split('/').every((part) => part !== '.' && part !== '..' && !part.startsWith('-') && TIME_ZONE_PART.test(part));
  if (!isNamed) return [unknown];
  const errors: FieldError[] = [];
  if (timeZone.toLowerCase() === 'local') {
    errors.push(invalid(path, timeZone, 'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones'));
  }
  // `Local` is a name that the server can load; written in other letters it is not.
  if (timeZone !== 'Local' && !isTimeZone(timeZone)) errors.push(unknown);
  return errors;
}

function validateConcurrency(policy: string, path: Path): FieldError[] {
  return CONCURRENCY.includes(policy) ? [] : [notSupported(path, policy, CONCURRENCY)];
}

/** Selectors are generated for each Job. Rule: `ValidateJobTemplateSpec`. */
function validateJobTemplate({ spec }: Decoded, options: ValidationOptions, path: Path): FieldError[] {
  const at = path.child('spec');
  const errors = validateJobSpec(spec, options, at);
  if (spec.selector) errors.push(invalid(at.child('selector'), shownSelector(spec.selector), '`selector` will be auto-generated'));
  if (spec.manualSelector === true) errors.push(notSupported(at.child('manualSelector'), true, ['nil', 'false']));
  return errors;
}
