import type { Finding } from '../../../findings/finding.ts';

/**
 * Rules that add up what a namespace holds. Files that are shown one after the other need not be in the cluster at the same
 * time, so that a sum over them proves nothing.
 */
const ADDS_UP = new Set(['refs/quota-exceeded']);

/** Pods may come from a command, or from a file that is shown later. */
const MAY_COME_LATER = new Set(['refs/service-selects-nothing']);

/**
 * A finding as far as it is certain in a workspace that is not finished: what other files say may be replaced, deleted or
 * not applied yet. Between files nothing is an error, and advice is not given at all. What a file says by itself stays
 * as it is.
 * @returns the finding, less severe where need be; nothing for one that may be a false alarm
 */
export function asFarAsCertain(finding: Finding): Finding[] {
  if (!finding.rule.startsWith('refs/')) return [finding];
  if (ADDS_UP.has(finding.rule)) return [];
  const isBetweenFiles = (finding.related ?? []).some(({ file }) => file !== finding.file);
  if (isBetweenFiles && finding.severity === 'info') return [];
  const isUnsure = isBetweenFiles || MAY_COME_LATER.has(finding.rule);
  return [isUnsure && finding.severity === 'error' ? { ...finding, severity: 'warning' } : finding];
}
