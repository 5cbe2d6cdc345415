import { createSource, offsetAt } from '../text/source.ts';
import type { Finding, Fix } from './finding.ts';

/** A text with fixes applied, and the findings that they are of. */
export interface Fixed {
  text: string;
  applied: Finding[];
}

/**
 * Applies the fixes of findings to the text of their file, the first in the file first; one that overlaps another, or
 * inserts where another does, is left for the next run. All other characters stay as they are.
 */
export function applyFixes(file: string, text: string, findings: readonly Finding[]): Fixed {
  const source = createSource(file, text);
  const edits = findings
    .filter((finding): finding is Finding & { fix: Fix } => finding.fix?.file === file)
    .map((finding) => ({
      finding,
      from: offsetAt(source, { line: finding.fix.line, column: finding.fix.column }),
      to: offsetAt(source, { line: finding.fix.endLine, column: finding.fix.endColumn }),
    }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const parts: string[] = [];
  const applied: Finding[] = [];
  let at = 0;
  let taken = -1;
  for (const { finding, from, to } of edits) {
    if (from < at || from === taken || source.text.slice(from, to) === finding.fix.text) continue;
    parts.push(source.text.slice(at, from), finding.fix.text);
    applied.push(finding);
    at = to;
    taken = from;
  }
  return { text: applied.length === 0 ? text : parts.join('') + source.text.slice(at), applied };
}
