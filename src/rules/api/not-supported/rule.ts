import type { Rule } from '../../types.ts';
import { reportApiErrors } from '../report-errors.ts';

export const rule: Rule = {
  id: 'api/not-supported',
  severity: 'error',
  summary: 'A value is none of those that the API server takes here.',
  why: `Where a field takes one of a few words, but which ones depends on the object (\`restartPolicy\` in a Deployment or a Job) or
is not written in the schema (the fields of a Pod that a variable can take), the API server checks it itself and lists
what it takes: "Unsupported value".

Words that the schema lists are reported by \`schema/not-in-enum\`.`,
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/',
  check: (context) => reportApiErrors(context, 'api/not-supported'),
};
