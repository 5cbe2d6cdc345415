import type { Finding, RuleDoc, Severity } from '../../findings/finding.ts';
import { didYouMean, helpHint, listed } from '../arguments.ts';
import { UsageError } from '../usage-error.ts';

export type Severities = Record<string, Severity | 'off'>;

const LEVELS = ['off', 'info', 'warning', 'error'] as const;

/**
 * Reads `--rule id=off|info|warning|error`; the last one of a rule counts.
 * @throws UsageError for another form, an unknown rule or another severity.
 */
export function readSeverities(options: readonly string[], rules: readonly RuleDoc[]): Severities {
  const severities: Severities = {};
  const ids = rules.map((rule) => rule.id);
  for (const option of options) {
    const equals = option.indexOf('=');
    const id = equals < 0 ? option : option.slice(0, equals);
    const level = LEVELS.find((candidate) => candidate === option.slice(equals + 1));
    if (!ids.includes(id)) throw usage(`--rule names the rule ${JSON.stringify(id)}, which does not exist${nearRule(id, ids)}`);
    if (equals < 0 || level === undefined) {
      throw usage(`--rule is ${JSON.stringify(option)}, expected ${id}= with ${listed(LEVELS)}`);
    }
    severities[id] = level;
  }
  return severities;
}

/** The findings with the severities asked for, without those of rules that are off. */
export function withSeverities(findings: readonly Finding[], severities: Severities): Finding[] {
  return findings.flatMap((finding) => {
    const severity = severities[finding.rule] ?? finding.severity;
    return severity === 'off' ? [] : [{ ...finding, severity }];
  });
}

/** Suggests the rule whose whole id is near, or the one whose name was given without its area. */
function nearRule(id: string, ids: readonly string[]): string {
  const byName = ids.find((known) => known.endsWith(`/${id}`));
  return byName === undefined ? didYouMean(id, ids) : `; did you mean ${byName}?`;
}

function usage(message: string): UsageError {
  return new UsageError(`drydock check: ${message}`, helpHint('check'));
}
