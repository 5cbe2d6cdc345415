import type { Rule } from '../../types.ts';
import { reportApiErrors } from '../report-errors.ts';

export const rule: Rule = {
  id: 'api/not-found',
  severity: 'error',
  summary: 'A name refers to nothing in the object.',
  why: `A volume mount names a volume of the same Pod. If the Pod has none of that name, the API server refuses the object:
"Not found". Usually the name is misspelt, or the volume is at another place: \`volumes\` stands beside \`containers\`, not in
one of them.`,
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/',
  check: (context) => reportApiErrors(context, 'api/not-found'),
};
