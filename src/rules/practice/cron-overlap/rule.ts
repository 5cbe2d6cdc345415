import { placeOf, valueAt } from '../../refs/objects.ts';
import type { Rule } from '../../types.ts';
import { nameOf, workloads } from '../workloads.ts';

/** What happens when a run is late must be decided. */
export const rule: Rule = {
  id: 'practice/cron-overlap',
  severity: 'warning',
  summary: 'A CronJob does not say what happens when a run takes longer than its schedule.',
  why: `Unless \`concurrencyPolicy\` says otherwise, a CronJob starts its next run while the last one still runs. Two backups
that write the same file, or reports that pile up because the database is slow, are what comes of it.

\`Forbid\` leaves out a run while another one runs, \`Replace\` stops the old one. \`Allow\`, which is the default, is
left alone when it is written down.`,
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#concurrency-policy',
  profiles: ['production'],
  check({ lesson, report }) {
    for (const { object } of workloads(lesson)) {
      if (object.kind !== 'CronJob' || valueAt(object.value, ['spec', 'concurrencyPolicy']) !== undefined) continue;
      report({
        range: placeOf(object, ['metadata', 'name']),
        path: 'spec.concurrencyPolicy',
        message: `${nameOf(object)} has no concurrencyPolicy, which means Allow: a run that takes longer than its schedule is joined by the next`,
        help: 'write concurrencyPolicy: Forbid (leave out the next run) or Replace (stop the old one)',
      });
    }
  },
};
