import { checkSources } from '../../cli/check/check-sources.ts';
import type { Report } from '../../findings/finding.ts';
import { pretty } from '../../findings/reporters/pretty.ts';
import { counted } from '../../findings/summary-line.ts';
import { DEFAULT_KUBERNETES_VERSION } from '../../kube/version.ts';
import { courseLessons } from '../course/lessons.ts';
import { extractDifferences } from './extract-differences.ts';
import { incompleteRules } from './incomplete-rules.ts';

export interface CourseCheck {
  passed: boolean;
  /** The findings as the command line prints them; empty when there are none. */
  text: string;
  /** One line: what was checked, or why the course is not sound. */
  summary: string;
}

/**
 * Checks every lesson of `content/` as `drydock check` does, and plays it; that its extracted files are those that it shows,
 * as `drydock extract --check` does; and that every rule has its test and examples.
 * Silence is no success: a course without a checked manifest or without a command that ran does not pass.
 */
export async function checkCourse({ color }: { color: boolean }): Promise<CourseCheck> {
  const sources = courseLessons().map(({ lesson }) => lesson.source);
  const differences = (await Promise.all(courseLessons().map(extractDifferences))).flat();
  const { findings: found, counts, crashes } = await checkSources(sources, { kubernetesVersion: DEFAULT_KUBERNETES_VERSION, severities: {}, play: { seed: 1 } });
  const findings = [...differences, ...found];
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const report: Report = {
    findings,
    summary: { ...counts, errors, warnings: findings.filter((finding) => finding.severity === 'warning').length },
    kubernetesVersion: DEFAULT_KUBERNETES_VERSION,
    sources: new Map(sources.map(({ file, text }) => [file, text])),
  };
  const incomplete = incompleteRules();
  const { files, manifests, commandsRun } = counts;
  const text = [...(findings.length > 0 ? [pretty(report, { color, width: 100 })] : []), ...incomplete].join('\n');
  if (incomplete.length > 0) return { passed: false, text, summary: `${counted(incomplete.length, 'gap')} in the rules` };
  if (errors > 0 || crashes.length > 0) return { passed: false, text, summary: `${counted(errors, 'error')} in content/` };
  if (manifests === 0) return { passed: false, text, summary: 'no manifest was checked: content/ has none' };
  if (commandsRun === 0) return { passed: false, text, summary: 'no command was run: content/ has none' };
  return { passed: true, text, summary: `${counted(files, 'lesson')}, ${counted(manifests, 'manifest')} checked, ${counted(commandsRun, 'command')} run, no errors` };
}
