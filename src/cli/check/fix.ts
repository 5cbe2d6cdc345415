import { applyFixes } from '../../findings/apply-fixes.ts';
import type { Finding } from '../../findings/finding.ts';
import { createSource, type Source } from '../../text/source.ts';
import type { InputFile } from '../files/collect.ts';
import { writeTexts } from '../files/write-texts.ts';
import type { Checked } from './check-sources.ts';

/** A fix may uncover what another mistake hid, but fixes that undo each other must come to an end. */
const MOST_PASSES = 10;

/** What was fixed, and what a check says of the result. */
export interface FixedRun {
  sources: Source[];
  checked: Checked;
  /** The findings that are gone, in the order in which they were fixed. */
  fixed: Finding[];
}

/**
 * Applies the fixes of a check to its files, checks again, and so on until nothing is left to be fixed; then writes the
 * files that changed. `severities` decides which findings there are to fix: what is switched off stays as it is.
 * @throws UsageError for a file that cannot be written, or that was changed while it was checked
 */
export async function fixFiles(
  files: readonly InputFile[],
  sources: readonly Source[],
  first: Checked,
  check: (sources: readonly Source[]) => Promise<Checked>,
): Promise<FixedRun> {
  const run: FixedRun = { sources: [...sources], checked: first, fixed: [] };
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const byFile = Map.groupBy(run.checked.findings.filter(({ fix }) => fix !== undefined), ({ fix }) => fix!.file);
    let changed = false;
    run.sources = run.sources.map((source) => {
      const { text, applied } = applyFixes(source.file, source.text, byFile.get(source.file) ?? []);
      if (applied.length === 0) return source;
      changed = true;
      run.fixed.push(...applied);
      return createSource(source.file, text);
    });
    if (!changed) break;
    run.checked = await check(run.sources);
  }
  await writeTexts(files, sources, run.sources, 'the other files are fixed');
  return run;
}
