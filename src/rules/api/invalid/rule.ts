import type { Rule } from '../../types.ts';
import { reportApiErrors } from '../report-errors.ts';

export const rule: Rule = {
  id: 'api/invalid',
  severity: 'error',
  summary: 'A value has the right type, but the API server does not accept it.',
  why: `A schema says that a port is a number and a name a text. That the number is at most 65535, that the name can be used in
DNS, that a request is not above its limit and that the selector of a Deployment finds its own Pods is checked by the
API server when the object arrives: "Invalid value". The same checks are made here, in the same words.

The finding names the field as the server does. What can only be known in a cluster (quotas, admission, what is there
already) is not looked at.`,
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  check: (context) => reportApiErrors(context, 'api/invalid'),
};
