import type { Rule } from '../../types.ts';
import { reportIssues } from '../report-issues.ts';

export const rule: Rule = {
  id: 'schema/deprecated-api',
  severity: 'warning',
  summary: 'The API version of an object is still served, but will be removed.',
  why: `The API server accepts the object and answers with a warning. In a coming release the same manifest will be
refused, so a page that teaches it has a date of expiry.

Write the version that replaces it.`,
  source: 'https://kubernetes.io/docs/reference/using-api/deprecation-policy/',
  check: (context) => reportIssues(context, 'schema/deprecated-api'),
};
