import type { Finding } from '../../findings/finding.ts';
import type { PlayedFile } from './play-file.ts';

/** What was played as JSON, for other programs. */
export function runJson(files: readonly PlayedFile[], findings: readonly Finding[]): string {
  const commands = files.flatMap(({ played }) => played.filter(({ step }) => step.kind === 'shown' || step.kind === 'script'));
  const summary = {
    files: files.length,
    commands: commands.length,
    statusesEqual: commands.filter(({ statusAsExpected, endless }) => statusAsExpected && !endless).length,
    lines: commands.reduce((sum, { comparison }) => sum + (comparison?.total ?? 0), 0),
    linesEqual: commands.reduce((sum, { comparison }) => sum + (comparison?.matched ?? 0), 0),
    errors: findings.length,
  };
  const shown = files.map(({ source, played }) => ({
    file: source.file,
    commands: played.map(({ step, status, statusAsExpected, endless, comparison, text }) => ({
      line: step.range.start.line,
      kind: step.kind,
      command: step.seconds === undefined ? step.command : `${step.seconds} s`,
      status,
      ...(step.status === undefined ? {} : { expectedStatus: step.status }),
      equal: statusAsExpected && !endless && (comparison?.equal ?? true),
      ...(comparison === undefined ? {} : { lines: comparison.total, linesEqual: comparison.matched }),
      output: text,
    })),
  }));
  return `${JSON.stringify({ files: shown, findings, summary }, undefined, 2)}\n`;
}
