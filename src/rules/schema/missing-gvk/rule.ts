import type { Rule } from '../../types.ts';
import { sentWithoutKind } from '../meant-as-manifest.ts';
import { reportIssues } from '../report-issues.ts';

export const rule: Rule = {
  id: 'schema/missing-gvk',
  severity: 'error',
  summary: 'A manifest lacks `apiVersion` or `kind`.',
  why: `The two together say what the object is, and where to send it. Without them kubectl cannot send the rest:
"Object 'Kind' is missing". A document that has one of the two, or that a command on the page applies,
is surely meant as a manifest.`,
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/#required-fields',
  check(context) {
    reportIssues(context, 'schema/missing-gvk');
    for (const { locate, file } of sentWithoutKind(context.lesson)) {
      context.report({
        range: locate([], 'key'),
        message: `apiVersion and kind are missing, but a command on this page sends ${file} to the API server`,
        help: 'begin with apiVersion and kind, such as apiVersion: v1 and kind: ConfigMap',
      });
    }
  },
};
