import type { Finding, Severity } from '../findings/finding.ts';
import { DEFAULT_KUBERNETES_VERSION, type KubernetesVersion } from '../kube/version.ts';
import { inlineCommands } from '../lesson/inline-commands.ts';
import { problemFinding } from '../lesson/problem-finding.ts';
import { isProfile, type Profile } from '../lesson/profiles.ts';
import type { Lesson, Suppression } from '../lesson/types.ts';
import { joinFiles } from '../lesson/workspace/together.ts';
import { checkedDocuments } from './manifest-documents.ts';
import { orderedFindings } from './order.ts';
import { runRule } from './run-rule.ts';
import { looseFragments } from './schema/loose-fragments.ts';
import { applySuppressions } from './suppress.ts';
import type { Rule } from './types.ts';

export interface CheckOptions {
  /** The release whose API the manifests are held against; the one taught when absent. */
  kubernetesVersion?: KubernetesVersion;
  /** For a rule's id, the severity of all that it reports, or `off`; a severity also switches on a rule of a profile. */
  severities?: Readonly<Record<string, Severity | 'off'>>;
  /** Also run the rules of this profile, beside the one that the page's front matter names. */
  profile?: Profile;
  /** What was found when the commands of the pages were run; undefined when they were not. */
  played?: readonly Finding[];
}

export interface CheckCounts {
  /** All blocks of the page, checked or not. */
  blocks: number;
  /** Documents that were held against the API. */
  manifests: number;
  /** Command lines of `console` and shell blocks. */
  commands: number;
  /** What else was looked at: commands in sentences, and fragments that hang on no manifest. */
  others: number;
}

export interface CheckResult {
  findings: Finding[];
  counts: CheckCounts;
}

/** Areas whose rules look at objects, wherever they are written, and so at the files of a set together. */
const OF_OBJECTS = /^(?:refs|practice)\//;

/**
 * Runs rules over files that are applied together, and gives a result for each, in their order: what they found, in order of
 * place, each finding once, without those that a `drydock-ignore` comment silences. Rules of objects see those of all the
 * files, all other rules one file at a time. A rule that throws becomes one finding `internal/rule-crashed`; nothing is
 * thrown for any lesson. This module knows no rules, so that a browser loads only those it asks for.
 */
export function checkByRules(lessons: readonly Lesson[], rules: readonly Rule[], options: CheckOptions = {}): CheckResult[] {
  if (lessons.length === 0) return [];
  const severities = new Map(Object.entries(options.severities ?? {}));
  const profiles = new Set([options.profile, ...lessons.map(({ frontMatter }) => frontMatter?.value['profile'])].filter(isProfile));
  const isActive = ({ id, profiles: needed }: Rule): boolean => {
    const asked = severities.get(id);
    return asked === undefined ? needed === undefined || needed.some((profile) => profiles.has(profile)) : asked !== 'off';
  };
  const active = rules.filter(isActive);
  // A comment for a rule that did not run cannot have silenced anything, and is no mistake.
  const idle = new Set(rules.filter((rule) => !active.includes(rule) || (rule.played === true && options.played === undefined)).map((rule) => rule.id));
  const run = (lesson: Lesson, asked: readonly Rule[], unusedSuppressions: readonly Suppression[] = []): Finding[] => {
    const context = {
      lesson,
      kubernetesVersion: options.kubernetesVersion ?? DEFAULT_KUBERNETES_VERSION,
      ruleIds: rules.map((rule) => rule.id),
      unusedSuppressions,
      ...(options.played === undefined ? {} : { played: options.played.filter(({ file }) => file === lesson.source.file) }),
    };
    return asked.flatMap((rule) => {
      const severity = severities.get(rule.id);
      return runRule(rule, context, severity === 'off' ? undefined : severity);
    });
  };

  const first = active.filter((rule) => !rule.last);
  const last = active.filter((rule) => rule.last);
  const several = lessons.length > 1;
  const shared = several ? run(joinFiles(lessons), first.filter(({ id }) => OF_OBJECTS.test(id))) : [];
  const byFile = Map.groupBy(shared.map(lessSureAcrossFolders), (finding) => finding.file);
  return lessons.map((lesson) => {
    const { file } = lesson.source;
    const own = run(lesson, several ? first.filter(({ id }) => !OF_OBJECTS.test(id)) : first);
    // What a page finds in a file beside it is reported where that file itself is checked.
    const here = own.filter((finding) => finding.file === file).map(lessSureAcrossFolders);
    const found = [...here, ...(byFile.get(file) ?? []), ...strayProblems(lesson, rules)];
    const { findings, unused } = applySuppressions(found, lesson.suppressions, file);
    const afterwards = run(lesson, last, unused.filter((suppression) => !idle.has(suppression.rule)));
    return { findings: orderedFindings([...findings, ...afterwards]), counts: countsOf(lesson) };
  });
}

/** Files of different folders may never be applied together, so that an error between them is not certain. */
function lessSureAcrossFolders(finding: Finding): Finding {
  const folder = folderOf(finding.file);
  const isAcross = finding.severity === 'error' && finding.related?.some(({ file }) => folderOf(file) !== folder);
  return isAcross ? { ...finding, severity: 'warning' } : finding;
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}

/** Problems met while the page was read that no rule reports, so that none is ever lost. */
function strayProblems(lesson: Lesson, rules: readonly Rule[]): Finding[] {
  const known = new Set(rules.map((rule) => rule.id));
  return lesson.problems.filter((problem) => !known.has(problem.rule)).map((problem) => problemFinding(lesson.source.file, problem));
}

function countsOf(lesson: Lesson): CheckCounts {
  return {
    blocks: lesson.blocks.length,
    manifests: checkedDocuments(lesson).length,
    commands: lesson.blocks.reduce((sum, block) => sum + (block.commands?.length ?? 0), 0),
    others: inlineCommands(lesson).length + looseFragments(lesson).length,
  };
}
