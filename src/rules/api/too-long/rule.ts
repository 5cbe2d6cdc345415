import type { Rule } from '../../types.ts';
import { reportApiErrors } from '../report-errors.ts';

export const rule: Rule = {
  id: 'api/too-long',
  severity: 'error',
  summary: 'A text or a list is larger than the API server takes.',
  why: `Objects are kept in a store that is made for small ones, and some lists are walked for every Pod. The API server refuses
what is larger than it can bear: "Too long", "Too many". ConfigMaps and Secrets hold one mebibyte, all annotations of
an object together 256 kibibytes.`,
  source: 'https://kubernetes.io/docs/concepts/configuration/configmap/',
  check: (context) => reportApiErrors(context, 'api/too-long'),
};
