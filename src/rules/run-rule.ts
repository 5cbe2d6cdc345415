import type { Finding, Severity } from '../findings/finding.ts';
import type { Rule, RuleContext, RuleReport } from './types.ts';

/** The id under which a rule that threw is reported. */
export const RULE_CRASHED = 'internal/rule-crashed';

const LONGEST_REASON = 200;

/**
 * Runs one rule and returns what it reports as findings of `severity`, or of the report's own
 * severity where the rule is less sure. `forced` is a severity that the user asked for: it holds
 * for all reports of the rule. A rule that throws gives one finding `internal/rule-crashed`
 * instead of its reports, so that the other rules still speak.
 */
export function runRule(rule: Rule, context: Omit<RuleContext, 'report'>, forced?: Severity): Finding[] {
  const findings: Finding[] = [];
  const report = (reported: RuleReport): void => {
    findings.push(toFinding(rule, context.lesson.source.file, reported, forced));
  };
  try {
    rule.check({ ...context, report });
  } catch (error) {
    return [crashed(rule, context.lesson.source.file, error)];
  }
  return findings;
}

function toFinding(rule: Rule, file: string, report: RuleReport, forced: Severity | undefined): Finding {
  const { range, message, severity, ...optional } = report;
  return {
    rule: rule.id,
    severity: forced ?? severity ?? rule.severity,
    message,
    file: range.file ?? file,
    line: range.start.line,
    column: range.start.column,
    endLine: range.end.line,
    endColumn: range.end.column,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
}

function crashed(rule: Rule, file: string, error: unknown): Finding {
  const reason = (error instanceof Error ? error.message : String(error)).split(/\r?\n/, 1)[0]!.slice(0, LONGEST_REASON);
  return {
    rule: RULE_CRASHED,
    severity: 'error',
    message: `the rule ${rule.id} stopped with an error of its own (${reason}), so it has not checked this page`,
    file,
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
    help: `this is a mistake in Drydock, not in the page: report it together with the page, and turn the rule off with --rule ${rule.id}=off until it is mended`,
  };
}
