import type { Finding, Report } from '../../findings/finding.ts';
import { pretty } from '../../findings/reporters/pretty.ts';
import { DEFAULT_KUBERNETES_VERSION } from '../../kube/version.ts';
import { courseLessons } from '../course/lessons.ts';
import { incompleteRules } from './incomplete-rules.ts';

export interface CourseCheck {
  passed: boolean;
  /** The findings as the command line prints them; empty when there are none. */
  text: string;
  /** One line: what was checked, or why the course is not sound. */
  summary: string;
}

/**
 * Checks every lesson of `content/`, and that every rule has its test and examples.
 * Silence is no success: a course without a checked manifest does not pass.
 */
export function checkCourse({ color }: { color: boolean }): CourseCheck {
  const lessons = courseLessons();
  const findings: Finding[] = lessons.flatMap((lesson) => lesson.check.findings);
  const sum = (count: (lesson: (typeof lessons)[number]) => number) =>
    lessons.reduce((total, lesson) => total + count(lesson), 0);
  const report: Report = {
    findings,
    summary: {
      files: lessons.length,
      blocks: sum((lesson) => lesson.check.counts.blocks),
      manifests: sum((lesson) => lesson.check.counts.manifests),
      commands: sum((lesson) => lesson.check.counts.commands),
      errors: findings.filter((finding) => finding.severity === 'error').length,
      warnings: findings.filter((finding) => finding.severity === 'warning').length,
    },
    kubernetesVersion: DEFAULT_KUBERNETES_VERSION,
    sources: new Map(lessons.map((lesson) => [lesson.file, lesson.lesson.source.text])),
  };
  const incomplete = incompleteRules();
  const { errors, files, manifests } = report.summary;
  const text = [...(findings.length > 0 ? [pretty(report, { color, width: 100 })] : []), ...incomplete].join('\n');
  if (incomplete.length > 0) return { passed: false, text, summary: `${incomplete.length} rules are incomplete` };
  if (errors > 0) return { passed: false, text, summary: `${errors} ${errors === 1 ? 'error' : 'errors'} in content/` };
  if (manifests === 0) return { passed: false, text, summary: 'no manifest was checked: content/ has none' };
  return { passed: true, text, summary: `${files} lessons, ${manifests} manifests checked, no errors` };
}
