import type { Rule } from '../../types.ts';
import { reportYamlProblems } from '../report-problems.ts';

export const rule: Rule = {
  id: 'yaml/duplicate-key',
  severity: 'error',
  summary: 'A mapping has the same key twice.',
  why: `kubectl keeps the last of two equal keys without a word, so a reader sees two values and the cluster
has one. An API server that gets the YAML itself refuses it: strict decoding answers \`key "…" already
set in map\`. Either way one of the two lines is not what it seems.

Keep the one that is meant; where both are, such as two \`env\` lists, put them together.`,
  source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
  check: (context) => reportYamlProblems(context, 'duplicate-key'),
};
