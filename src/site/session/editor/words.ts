import type { Finding, Severity } from '../../../findings/finding.ts';
import { counted } from '../../../findings/summary-line.ts';

const NOUNS: readonly [Severity, string][] = [['error', 'error'], ['warning', 'warning'], ['info', 'info']];

/** How many findings there are, in words, worst first. */
export function foundSentence(findings: readonly Finding[]): string {
  const counts = NOUNS.flatMap(([severity, noun]) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [counted(count, noun)];
  });
  return counts.length === 0 ? 'No problems found by the checks' : counts.join(', ');
}

/** The place of a finding, in words. */
export function placeWords({ line, column }: Finding): string {
  return `Line ${line}, column ${column}`;
}
