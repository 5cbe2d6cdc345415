import type { Report } from './finding.ts';

/** `1 file`, `2 files`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/**
 * What was looked at, in words: "checked 1 file: 34 blocks, 12 manifests, 41 commands (38 run)
 * against Kubernetes 1.36". Commands that were only read are never passed off as run.
 */
export function checkedWords(report: Report): string {
  if (report.looked !== undefined) return report.looked;
  const { files, blocks, manifests, commands } = report.summary;
  const looked = `checked ${counted(files, 'file')}: ${counted(blocks, 'block')}, ${counted(manifests, 'manifest')}, ${counted(commands, 'command')}${runWords(report)}`;
  const leftOut = report.leftOut
    ? `, leaving out ${counted(report.leftOut, 'YAML file')} without apiVersion and kind`
    : '';
  return `${looked} against Kubernetes ${report.kubernetesVersion}${leftOut}`;
}

function runWords({ summary: { commands, commandsRun = 0 }, commandsRun: allRun }: Report): string {
  if (commands === 0 || allRun === true) return '';
  if (commandsRun === 0) return ' (not run)';
  return commandsRun < commands ? ` (${commandsRun} run)` : ' (all run)';
}

/** How many findings of each severity there are, worst first; empty when there is none. */
export function foundWords(report: Report): string[] {
  const infos = report.findings.filter((finding) => finding.severity === 'info').length;
  const counts: [count: number, noun: string][] = [
    [report.summary.errors, 'error'],
    [report.summary.warnings, 'warning'],
    [infos, 'info'],
  ];
  return counts.filter(([count]) => count > 0).map(([count, noun]) => counted(count, noun));
}

/** What was fixed, and how many of the findings could be; empty when that is nothing. */
export function fixWords({ findings, fixed = [] }: Report): string[] {
  const fixable = findings.filter(({ fix }) => fix !== undefined).length;
  return [...(fixed.length > 0 ? [`${fixed.length} fixed`] : []), ...(fixable > 0 ? [`${fixable} fixable with --fix`] : [])];
}

/** The last line of a run, without colours. */
export function summaryLine(report: Report): string {
  return [checkedWords(report), foundWords(report).join(', ') || 'no problems', ...fixWords(report)].join(' · ');
}
