import type { Rule } from '../../types.ts';
import { reportIssues } from '../report-issues.ts';

export const rule: Rule = {
  id: 'schema/wrong-type',
  severity: 'error',
  summary: 'A value has another type than its field.',
  why: `Fields are typed: \`replicas\` is an integer, \`args\` a list, \`labels\` a mapping from string to string. The API
server cannot decode anything else and refuses the object: "cannot unmarshal string into Go struct field".

A string where a number belongs has quotes too many; for the opposite see \`yaml/ambiguous-scalar\`.`,
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/',
  check: (context) => reportIssues(context, 'schema/wrong-type'),
};
