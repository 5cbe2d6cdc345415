import type { Rule } from '../../types.ts';
import { reportYamlProblems } from '../report-problems.ts';

export const rule: Rule = {
  id: 'yaml/limit',
  severity: 'error',
  summary: 'A YAML text is too large, too deep, or grows too much through aliases.',
  why: `A text that needs more than the limits for size, depth or aliases is not read further. The API server has
such limits too: a request body may have 3 MB, and aliases that multiply (a "billion laughs" text) are
refused.

Split the file, or write out what the aliases stand for.`,
  source: 'https://github.com/kubernetes/kubernetes/issues/83253',
  check: (context) => reportYamlProblems(context, 'limit'),
};
