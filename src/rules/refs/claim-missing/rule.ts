import type { Rule } from '../../types.ts';
import { missingObjects } from '../missing-objects.ts';
import { asString, valueAt } from '../objects.ts';
import { podSpecs, recordsAt } from '../pod-specs.ts';

/** A pod's volume needs the claim that it names. */
export const rule: Rule = {
  id: 'refs/claim-missing',
  severity: 'error',
  summary: 'A volume names a PersistentVolumeClaim that nothing on the page creates.',
  why: `Pods do not create claims. A pod whose claim does not exist is accepted and stays \`Pending\`:
\`persistentvolumeclaim "data" not found\`. The claims that a StatefulSet makes from \`volumeClaimTemplates\` count
under their full names (\`data-web-0\`).`,
  source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#claims-as-volumes',
  check({ lesson, report }) {
    const references = podSpecs(lesson).flatMap(({ owner, path }) =>
      recordsAt(owner.value, [...path, 'volumes']).flatMap(({ record, path: volume }) => {
        const name = asString(valueAt(record, ['persistentVolumeClaim', 'claimName']));
        if (name === undefined) return [];
        return [
          {
            object: owner,
            path: [...volume, 'persistentVolumeClaim', 'claimName'],
            kind: 'PersistentVolumeClaim',
            name,
            namespace: { of: 'namespace' as const, name: owner.namespace },
            does: `volume ${JSON.stringify(record['name'] ?? '')} uses`,
            consequence: 'the pods stay Pending',
          },
        ];
      }),
    );
    for (const finding of missingObjects(lesson, references)) report(finding);
  },
};
