import { asRecord, placeOf, valueAt } from '../../refs/objects.ts';
import type { Rule } from '../../types.ts';
import { nameOf, workloads } from '../workloads.ts';

/** What has finished must go. */
export const rule: Rule = {
  id: 'practice/job-cleanup',
  severity: 'warning',
  summary: 'A finished Job stays until somebody deletes it.',
  why: `A Job that has finished stays, with its pods, so that its result can be looked at. Jobs that are made again and
again add up, and fill the API server's store. With \`ttlSecondsAfterFinished\` the cluster deletes them by itself.

\`\`\`yaml
spec:
  ttlSecondsAfterFinished: 86400
\`\`\`

Jobs of a CronJob are left alone, which keeps the last few, and so are hooks of Helm and Argo CD, which delete theirs.`,
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/',
  profiles: ['production'],
  check({ lesson, report }) {
    for (const { object } of workloads(lesson)) {
      if (object.kind !== 'Job' || valueAt(object.value, ['spec', 'ttlSecondsAfterFinished']) !== undefined) continue;
      const annotations = Object.keys(asRecord(valueAt(object.value, ['metadata', 'annotations'])) ?? {});
      if (annotations.some((name) => /^(?:helm\.sh|argocd\.argoproj\.io)\/hook$/.test(name))) continue;
      report({
        range: placeOf(object, ['metadata', object.name === '' ? 'generateName' : 'name']),
        path: 'spec.ttlSecondsAfterFinished',
        message: `${nameOf(object)} has no ttlSecondsAfterFinished, so it and its pods stay after it has finished, until somebody deletes them`,
        help: 'write ttlSecondsAfterFinished: 86400 into its spec, with the seconds that its result is of use',
      });
    }
  },
};
