import type { Rule } from '../../types.ts';
import { reportYamlProblems } from '../report-problems.ts';

export const rule: Rule = {
  id: 'yaml/syntax',
  severity: 'error',
  summary: 'The YAML cannot be read.',
  why: `Nothing of a file is applied when any of it cannot be read: kubectl converts the whole file to JSON
first and stops at the first mistake. Most of them are indentation: a list item whose second key
stands deeper than its first, a value with a colon or a brace that lacks quotes, a quote that is
never closed.

The position is where reading stops; the cause stands there or just above it.`,
  source: 'https://yaml.org/spec/1.2.2/',
  check: (context) => reportYamlProblems(context, 'syntax'),
};
