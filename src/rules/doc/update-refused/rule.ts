import type { Rule } from '../../types.ts';
import { paragraphsOf } from '../paragraphs.ts';

/** Not everything that can be applied can be applied again after a change. */
export const rule: Rule = {
  id: 'doc/update-refused',
  severity: 'info',
  summary: 'A sentence says that kubectl apply updates objects of a kind of which nearly everything is fixed.',
  why: `Of some kinds the API server lets almost nothing be changed once an object is there. The spec of a
PersistentVolumeClaim is fixed except for the requested size; of a StorageClass the provisioner, its parameters, the
reclaim policy and the binding mode are; the pod template of a Job is. \`kubectl apply\` of a changed file then ends in
\`Forbidden\` or \`field is immutable\`: the object must be deleted and made anew.`,
  source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims',
  check({ lesson, report }) {
    for (const paragraph of paragraphsOf(lesson)) {
      for (const sentence of paragraph.text.split(/(?<=[.!?])\s+/)) {
        if (!/`kubectl (?:apply|replace)\b[^`]*`/.test(sentence) || !/\b(?:updates?|changes?|modif(?:y|ies))\b/i.test(sentence) || /\b(?:not|cannot|never|except|only)\b|n't\b/i.test(sentence) || /\b(?:immutable|fixed|recreat\w*)\b/i.test(paragraph.text)) continue;
        const fixed = FIXED.find(({ said }) => said.test(sentence));
        const span = paragraph.spans.find(({ kind, text }) => kind === 'code' && /^kubectl (?:apply|replace)\b/.test(text));
        if (fixed === undefined || span === undefined) continue;
        report({ range: span.range, message: `apply creates such objects, but cannot change all of them: ${fixed.what}`, help: 'say what can be changed, or that the object must be deleted and made anew' });
      }
    }
  },
};

/** Rules: `ValidatePersistentVolumeClaimUpdate`, `ValidateStorageClassUpdate` and `ValidateJobUpdate` of Kubernetes. */
const FIXED: readonly { said: RegExp; what: string }[] = [
  { said: /\b(?:update|change|modify)\b[^.]*\bPersistent ?Volume ?Claims?\b/i, what: 'of a PersistentVolumeClaim only the requested size and the class of its attributes may change' },
  { said: /\b(?:update|change|modify)\b[^.]*\bStorage ?Class(?:es)?\b/i, what: 'of a StorageClass the provisioner, parameters, reclaimPolicy and volumeBindingMode are fixed' },
  { said: /\b(?:update|change|modify)\b[^.]*\bJobs?\b/i, what: 'the pod template of a Job is fixed' },
];
