import type { Rule } from '../../types.ts';
import { reportApiErrors } from '../report-errors.ts';

export const rule: Rule = {
  id: 'api/duplicate',
  severity: 'error',
  summary: 'Two items of a list have the same name, port or key.',
  why: `Containers, volumes, ports and the like are found by their name, and a port of a node can be taken once. A second item
of the same name cannot be told from the first, so the API server refuses the object: "Duplicate value".

It happens when an item is copied and only half of it is changed.`,
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/',
  check: (context) => reportApiErrors(context, 'api/duplicate'),
};
