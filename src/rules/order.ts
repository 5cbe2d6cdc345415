import type { Finding } from '../findings/finding.ts';
import { compareByPlace } from '../findings/sort.ts';

/**
 * The findings in order of place, each once. The same mistake is found again in every later state
 * of a file that a fragment was merged into; it stands in one place all the same.
 */
export function orderedFindings(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  const unique = findings.filter((finding) => {
    const key = JSON.stringify([finding.file, finding.line, finding.column, finding.rule, finding.message]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return unique.sort(compareByPlace);
}
