import type { Finding, Severity } from '../findings/finding.ts';
import { DEFAULT_KUBERNETES_VERSION, type KubernetesVersion } from '../kube/version.ts';
import type { Lesson } from '../lesson/types.ts';
import { checkedDocuments } from './manifest-documents.ts';
import { orderedFindings } from './order.ts';
import { rules as allRules } from './registry.ts';
import { runRule } from './run-rule.ts';
import { applySuppressions } from './suppress.ts';
import type { Rule, RuleContext } from './types.ts';

export interface CheckOptions {
  /** The release whose API the manifests are held against; the one taught when absent. */
  kubernetesVersion?: KubernetesVersion;
  /** For a rule's id, the severity of all that it reports, or `off`. */
  severities?: Readonly<Record<string, Severity | 'off'>>;
  /** Also run the rules of this profile. */
  profile?: string;
}

export interface CheckCounts {
  /** All blocks of the page, checked or not. */
  blocks: number;
  /** Documents that were held against the API. */
  manifests: number;
  /** Command lines of `console` and shell blocks. */
  commands: number;
}

export interface CheckResult {
  findings: Finding[];
  counts: CheckCounts;
}

/**
 * Runs the rules over a lesson and says what they found, in order of place, each finding once,
 * without those that a `drydock-ignore` comment silences. A rule that throws becomes one finding
 * `internal/rule-crashed`; nothing is thrown for any lesson.
 */
export function checkLesson(
  lesson: Lesson,
  options: CheckOptions = {},
  rules: readonly Rule[] = allRules,
): CheckResult {
  const severities = new Map(Object.entries(options.severities ?? {}));
  const active = rules.filter(
    (rule) => severities.get(rule.id) !== 'off' && (rule.profile === undefined || rule.profile === options.profile),
  );
  const context: Omit<RuleContext, 'report'> = {
    lesson,
    kubernetesVersion: options.kubernetesVersion ?? DEFAULT_KUBERNETES_VERSION,
    ruleIds: rules.map((rule) => rule.id),
    unusedSuppressions: [],
  };
  const run = (rule: Rule, withContext: Omit<RuleContext, 'report'>): Finding[] => {
    const asked = severities.get(rule.id);
    return runRule(rule, withContext, asked === 'off' ? undefined : asked);
  };

  const found = active.filter((rule) => !rule.last).flatMap((rule) => run(rule, context));
  found.push(...strayProblems(lesson, rules));
  const { findings, unused } = applySuppressions(found, lesson.suppressions, lesson.source.file);
  // A comment for a rule that did not run cannot have silenced anything, and is no mistake.
  const idle = new Set(rules.filter((rule) => !active.includes(rule)).map((rule) => rule.id));
  const unusedSuppressions = unused.filter((suppression) => !idle.has(suppression.rule));
  const afterwards = active
    .filter((rule) => rule.last)
    .flatMap((rule) => run(rule, { ...context, unusedSuppressions }));

  return { findings: orderedFindings([...findings, ...afterwards]), counts: countsOf(lesson) };
}

/** Problems met while the page was read that no rule reports, so that none is ever lost. */
function strayProblems(lesson: Lesson, rules: readonly Rule[]): Finding[] {
  const known = new Set(rules.map((rule) => rule.id));
  return lesson.problems
    .filter((problem) => !known.has(problem.rule))
    .map((problem) => ({
      rule: problem.rule,
      severity: 'error',
      message: problem.message,
      file: lesson.source.file,
      line: problem.range.start.line,
      column: problem.range.start.column,
      endLine: problem.range.end.line,
      endColumn: problem.range.end.column,
      ...(problem.help === undefined ? {} : { help: problem.help }),
    }));
}

function countsOf(lesson: Lesson): CheckCounts {
  return {
    blocks: lesson.blocks.length,
    manifests: checkedDocuments(lesson).length,
    commands: lesson.blocks.reduce((sum, block) => sum + (block.commands?.length ?? 0), 0),
  };
}
