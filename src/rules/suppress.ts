import type { Finding } from '../findings/finding.ts';
import type { Suppression } from '../lesson/types.ts';

export interface Suppressed {
  /** The findings that stay. */
  findings: Finding[];
  /** The suppressions that silenced nothing. */
  unused: Suppression[];
}

/**
 * Drops the findings that a `drydock-ignore` comment in the same file silences: its rule, starting on
 * one of its lines. A finding may be covered by several; all of them count as used.
 */
export function applySuppressions(
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
  file: string,
): Suppressed {
  const used = new Set<Suppression>();
  const kept = findings.filter((finding) => {
    if (finding.file !== file) return true;
    const covering = suppressions.filter(
      (suppression) =>
        suppression.rule === finding.rule && suppression.from <= finding.line && finding.line <= suppression.to,
    );
    for (const suppression of covering) used.add(suppression);
    return covering.length === 0;
  });
  return { findings: kept, unused: suppressions.filter((suppression) => !used.has(suppression)) };
}
