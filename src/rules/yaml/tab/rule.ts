import type { Rule } from '../../types.ts';
import { reportYamlProblems } from '../report-problems.ts';

export const rule: Rule = {
  id: 'yaml/tab',
  severity: 'error',
  summary: 'A tab stands where YAML wants spaces.',
  why: `YAML forbids tabs in indentation, because nobody can tell how wide one is. Kubernetes' decoder
stops there with "found character that cannot start any token", and nothing of the file is applied.
A tab often comes from an editor, or from a fence that a list item indents by a tab.

Indent with two spaces, and let the fence stand as deep as its content.`,
  source: 'https://yaml.org/spec/1.2.2/#61-indentation-spaces',
  check: (context) => reportYamlProblems(context, 'tab'),
};
