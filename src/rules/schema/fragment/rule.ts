import type { Range } from '../../../text/position.ts';
import { formatFieldPath, type FieldPath } from '../../../text/field-path.ts';
import { identityOf, type CheckedDocument } from '../../manifest-documents.ts';
import type { Rule } from '../../types.ts';
import { homeName, homesOf } from '../field-homes.ts';
import { reportIssues } from '../report-issues.ts';

export const rule: Rule = {
  id: 'schema/fragment',
  severity: 'error',
  summary: 'A fragment does not fit into the file that it is a part of.',
  why: `A fragment shows a few fields of a manifest without what surrounds them. A reader puts it where its first key
points to. \`spec.containers\` is right in a Pod and wrong in a Deployment, whose containers are below
\`spec.template.spec\`: pasted as it is shown, the API server refuses it.

Show the keys that lead to the part, or say with \`at="…"\` where it hangs. Where the page names the file only in a
sentence, this is a warning.`,
  source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
  check: (context) =>
    reportIssues(context, 'schema/fragment', ({ issue, document }) => {
      const kind = identityOf(document.value).kind ?? 'object';
      const file = document.file === undefined ? `the ${kind}` : `${document.file}, a ${kind}`;
      const homes = homesOf(context.kubernetesVersion, document.value, issue.path);
      const name = String(issue.path.at(-1));
      return {
        range: topOfFragment(document, issue.path),
        message: `this fragment does not fit ${file}: it has no field ${formatFieldPath(issue.path)}`,
        ...(homes.length === 1
          ? { help: `${name} belongs ${homeName(homes[0]!)}; show the keys that lead there` }
          : {}),
      };
    }),
};

/** The uppermost key on the way to a field that the fragment itself holds. */
function topOfFragment({ block, locate }: CheckedDocument, path: FieldPath): Range {
  const ranges = path.map((_, index) => locate(path.slice(0, index + 1), 'key'));
  const inBlock = ranges.find(
    ({ start }) => block.range.start.line <= start.line && start.line <= block.range.end.line,
  );
  return inBlock ?? locate(path, 'key');
}
