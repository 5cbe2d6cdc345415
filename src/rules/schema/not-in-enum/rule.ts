import type { Rule } from '../../types.ts';
import { reportIssues } from '../report-issues.ts';

export const rule: Rule = {
  id: 'schema/not-in-enum',
  severity: 'error',
  summary: 'A value is none of those that its field allows.',
  why: `Fields such as \`type\` of a Service, \`imagePullPolicy\` or \`restartPolicy\` know a few words, and these in one
spelling: \`always\` is not \`Always\`. The API server refuses others: "Unsupported value".`,
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/',
  check: (context) => reportIssues(context, 'schema/not-in-enum'),
};
