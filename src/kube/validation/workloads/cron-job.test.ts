import { describe, expect, test } from 'vitest';
import type { Decoded } from '../../object.ts';
import { said, template } from '../testing/said.ts';
import { validateCronJob } from './cron-job.ts';

const jobTemplate = { spec: { template: template({ restartPolicy: 'Never' }) } };

function check(spec: Decoded, name = 'demo'): string[] {
  return said(validateCronJob, { apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name }, spec: { schedule: '0 3 * * *', jobTemplate, ...spec } });
}

describe('validateCronJob', () => {
  test.each<[string, Decoded]>([
    ['a minimal one', {}],
    ['a time zone', { timeZone: 'Europe/Berlin' }],
    ['an old name of a time zone', { timeZone: 'Asia/Calcutta' }],
    ['a name for a schedule', { schedule: '@hourly' }],
    ['no history', { successfulJobsHistoryLimit: 0, failedJobsHistoryLimit: 0 }],
  ])('takes %s', (_, spec) => {
    expect(check(spec)).toEqual([]);
  });

  // Recorded answers of a Kubernetes 1.36 API server.
  test.each<[string, Decoded, string[]]>([
    ['an unknown policy', { concurrencyPolicy: 'Queue' }, ['spec.concurrencyPolicy: Unsupported value: "Queue": supported values: "Allow", "Forbid", "Replace"']],
    ['a negative history', { failedJobsHistoryLimit: -1 }, ['spec.failedJobsHistoryLimit: Invalid value: -1: must be greater than or equal to 0']],
    ['pods that are always restarted', { jobTemplate: { spec: { template: template() } } }, ['spec.jobTemplate.spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"']],
    ['an offset', { timeZone: 'UTC+2' }, ['spec.timeZone: Invalid value: "UTC+2": unknown time zone UTC+2']],
    ['an unknown place', { timeZone: 'Europe/Atlantis' }, ['spec.timeZone: Invalid value: "Europe/Atlantis": unknown time zone Europe/Atlantis']],
    ['Sunday as 7', { schedule: '0 0 * * 7' }, ['spec.schedule: Invalid value: "0 0 * * 7": end of range (7) above maximum (6): 7']],
  ])('refuses %s', (_, spec, expected) => {
    expect(check(spec)).toEqual(expected);
  });

  // `ValidateCronJobCreate`.
  test.each<[string, Decoded, string[]]>([
    ['no schedule', { schedule: '' }, ['spec.schedule: Required value']],
    ['a time zone in the schedule', { schedule: 'TZ=UTC 0 3 * * *' }, ['spec.schedule: Invalid value: "TZ=UTC 0 3 * * *": cannot use TZ or CRON_TZ in schedule, use timeZone field instead']],
    ['the zone of the server', { timeZone: 'Local' }, ['spec.timeZone: Invalid value: "Local": timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones']],
    ['an empty time zone', { timeZone: '' }, ['spec.timeZone: Invalid value: "": timeZone must be nil or non-empty string']],
    ['a selector', { jobTemplate: { spec: { ...jobTemplate.spec, manualSelector: true, selector: {} } } }, ['spec.jobTemplate.spec.selector: Invalid value: {}: `selector` will be auto-generated', 'spec.jobTemplate.spec.manualSelector: Unsupported value: true: supported values: "nil", "false"']],
  ])('refuses %s', (_, spec, expected) => {
    expect(check(spec)).toEqual(expected);
  });

  test('leaves room for the time in the names of its Jobs', () => {
    expect(check({}, 'c'.repeat(52))).toEqual([]);
    expect(check({}, 'c'.repeat(53))).toEqual([`metadata.name: Invalid value: "${'c'.repeat(53)}": must be no more than 52 characters`]);
  });
});
