import type { Rule } from '../../types.ts';
import { reportIssues } from '../report-issues.ts';

export const rule: Rule = {
  id: 'schema/bad-value',
  severity: 'error',
  summary: 'A value cannot be read in the form that its field has.',
  why: `Quantities (\`500m\`, \`128Mi\`), timestamps, durations and base64 are strings with a form of their own. The API server
cannot decode a value without it and refuses the object, often without naming the field.`,
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/',
  check: (context) => reportIssues(context, 'schema/bad-value'),
};
