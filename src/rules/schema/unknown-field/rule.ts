import { formatFieldPath } from '../../../text/field-path.ts';
import type { Rule, RuleContext } from '../../types.ts';
import { homeName, homesOf } from '../field-homes.ts';
import { impossibleFields, looseFragments } from '../loose-fragments.ts';
import { isPlaceholder } from '../placeholders.ts';
import { reportIssues } from '../report-issues.ts';

export const rule: Rule = {
  id: 'schema/unknown-field',
  severity: 'error',
  summary: 'An object has a field that its kind does not know.',
  why: `A misspelt field, or one in the wrong place, has no effect. kubectl asks the API server to be strict, which then
refuses the object: "strict decoding error: unknown field". Clients that do not ask for it lose the field
without a word.

The finding names the nearest known field, or the place in the same object where a field of that name
belongs. In a fragment of which nobody says where it hangs, a field is reported, as a warning, when no place in
the API allows it.`,
  source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
  check(context) {
    reportIssues(context, 'schema/unknown-field', ({ issue, document }) => {
      if (issue.suggestion !== undefined) return {};
      const homes = homesOf(context.kubernetesVersion, document.value, issue.path);
      return homes.length === 1 ? { help: `${String(issue.path.at(-1))} belongs ${homeName(homes[0]!)}` } : {};
    });
    reportLooseFragments(context);
  },
};

function reportLooseFragments({ lesson, kubernetesVersion, report }: RuleContext): void {
  for (const { value, locate } of looseFragments(lesson)) {
    for (const { path, suggestion } of impossibleFields(kubernetesVersion, value)) {
      if (isPlaceholder(path.at(-1))) continue;
      report({
        range: locate(path, 'key'),
        message: `${formatFieldPath(path)} is no field of the API, wherever this fragment hangs`,
        path: formatFieldPath(path),
        ...(suggestion === undefined ? {} : { help: `write ${suggestion}` }),
        severity: 'warning',
      });
    }
  }
}
