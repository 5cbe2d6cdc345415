import { formatFieldPath } from '../../text/field-path.ts';
import type { RuleContext, RuleReport } from '../types.ts';
import { issuePlace } from './issue-place.ts';
import { schemaFix } from './schema-fix.ts';
import { schemaIssues, type AssignedIssue } from './issues.ts';

/**
 * Reports the schema issues that belong to a rule. `refine` may say more than the issue does, or
 * say it at another place; what it leaves out is taken from the issue.
 */
export function reportIssues(
  context: RuleContext,
  rule: string,
  refine: (assigned: AssignedIssue) => Partial<RuleReport> = () => ({}),
): void {
  for (const assigned of schemaIssues(context)) {
    if (assigned.rule !== rule) continue;
    const { issue, document, severity } = assigned;
    const help = issue.help ?? (issue.suggestion === undefined ? undefined : `write ${issue.suggestion}`);
    const report: RuleReport = {
      range: issuePlace(document, issue),
      message: issue.message,
      ...(issue.path.length === 0 ? {} : { path: formatFieldPath(issue.path) }),
      ...(help === undefined ? {} : { help }),
      ...(severity === undefined ? {} : { severity }),
    };
    const fix = schemaFix(context, assigned);
    context.report({ ...report, ...refine(assigned), ...(fix === undefined ? {} : { fix }) });
  }
}
