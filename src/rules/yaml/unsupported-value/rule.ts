import type { Rule } from '../../types.ts';
import { reportYamlProblems } from '../report-problems.ts';

export const rule: Rule = {
  id: 'yaml/unsupported-value',
  severity: 'error',
  summary: 'A YAML value that JSON, and so Kubernetes, has no form for.',
  why: `Manifests become JSON before they are sent. What JSON cannot express, such as \`.nan\`, \`.inf\`, binary data, a
custom tag or a mapping as a key, has no meaning for the API server, and kubectl refuses it.

Write the value as the string or number that the field wants.`,
  source: 'https://www.rfc-editor.org/rfc/rfc8259#section-3',
  check: (context) => reportYamlProblems(context, 'unsupported-value'),
};
