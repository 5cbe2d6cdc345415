import type { Rule } from '../../types.ts';
import { reportIssues } from '../report-issues.ts';

export const rule: Rule = {
  id: 'schema/removed-api',
  severity: 'error',
  summary: 'The API version of an object is served no longer.',
  why: `Kubernetes removes beta versions of an API some releases after the stable one appears. A manifest that still
uses one is refused with "no matches for kind", however right the rest of it is, and often fields have
moved or been renamed between the two versions.

Write the version that replaces it, and adapt the fields that the message names.`,
  source: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
  check: (context) => reportIssues(context, 'schema/removed-api'),
};
