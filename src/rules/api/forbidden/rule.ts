import type { Rule } from '../../types.ts';
import { reportApiErrors } from '../report-errors.ts';

export const rule: Rule = {
  id: 'api/forbidden',
  severity: 'error',
  summary: 'A field is set where it has no meaning.',
  why: `\`rollingUpdate\` beside \`type: Recreate\`, two handlers in one probe, a probe in an init container, two sources for one
volume: what such a manifest means is not clear, so the API server refuses it: "Forbidden".

Delete the field, or what it does not go together with; the finding says which.`,
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/',
  check: (context) => reportApiErrors(context, 'api/forbidden'),
};
