import { formatFieldPath } from '../../../text/field-path.ts';
import { identityOf } from '../../manifest-documents.ts';
import type { Rule } from '../../types.ts';
import { isMissingAtObject } from '../issue-place.ts';
import { reportIssues } from '../report-issues.ts';

export const rule: Rule = {
  id: 'schema/missing-field',
  severity: 'error',
  summary: 'A field that the API requires is missing.',
  why: `The API server refuses an object without it: "Required value". A Deployment without \`spec.selector\`, a container
without \`name\` and a PersistentVolumeClaim without access modes are the usual ones.

The finding stands at the name of the object, or at the key or list item that lacks the field. Pages that are no
lessons show parts of objects without saying so: what looks like one gives a warning, and nothing when the page has
the whole object too or speaks of patches.`,
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/',
  check: (context) =>
    reportIssues(context, 'schema/missing-field', ({ issue, document }) => {
      const { kind, name } = identityOf(document.value);
      if (kind === undefined || !isMissingAtObject(document, issue.path) || issue.path.length < 2) return {};
      const object = name === undefined ? `this ${kind}` : `the ${kind} ${JSON.stringify(name)}`;
      return { message: `${object} has no ${formatFieldPath(issue.path)}, which the API requires` };
    }),
};
