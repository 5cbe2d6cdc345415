import { formatFieldPath } from '../../../text/field-path.ts';
import { checkedDocuments, identityOf } from '../../manifest-documents.ts';
import type { Rule } from '../../types.ts';
import { isBraced, isPlaceholder, valueAt } from '../placeholders.ts';
import { reportIssues } from '../report-issues.ts';

export const rule: Rule = {
  id: 'schema/placeholder',
  severity: 'warning',
  summary: 'A manifest has a placeholder that the API refuses, or leaves something out.',
  why: `A manifest with \`<number of replicas>\` cannot be applied by anybody: the API server wants an integer there.
Readers copy such a template, forget one of the places, and get an error that speaks of Go types.

Show a manifest that works, and say which of its values a reader will want to change. In pages that are not
lessons this is advice only.`,
  check(context) {
    const severity = context.lesson.dialect === 'mdx' ? undefined : ('info' as const);
    reportIssues(context, 'schema/placeholder', ({ issue, document }) => {
      const value = valueAt(document.value, issue.path);
      const what = isPlaceholder(value) ? value : isBraced(value) ? `{${Object.keys(value as object).join()}}` : String(issue.path.at(-1));
      return {
        message: `${formatFieldPath(issue.path)} is the placeholder ${JSON.stringify(what)} here, so nobody can apply the manifest as it stands`,
        help: 'write a value that works, and say in a comment that it is to be changed',
        ...(severity === undefined ? {} : { severity }),
      };
    });
    for (const document of checkedDocuments(context.lesson)) {
      const { elisions = [], file } = document.block;
      const { apiVersion, kind } = identityOf(document.value);
      const [first] = elisions;
      // Elsewhere an example is often cut; it matters in a file that the reader is to have.
      if (severity !== undefined && file === undefined) continue;
      if (first === undefined || apiVersion === undefined || kind === undefined) continue;
      const more = elisions.length > 1 ? ` and ${elisions.length - 1} more` : '';
      context.report({
        range: document.locate(['kind'], 'value'),
        message: `this ${kind} leaves something out (line ${first.start.line}${more}), so nobody can apply it as it stands`,
        help: 'show the whole manifest, or only the part that is spoken of',
        ...(severity === undefined ? {} : { severity }),
      });
    }
  },
};
