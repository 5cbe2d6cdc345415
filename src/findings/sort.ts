import type { Finding, Severity } from './finding.ts';

/** The severities from the worst on. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** Orders by code units, so that every machine gives the same order whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The order in which people read findings: file, place, severity, rule, message. */
export function compareByPlace(a: Finding, b: Finding): number {
  return (
    compareText(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compareSeverity(a, b) ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}

/** Worst first, and by place among equals: for readers who see only the first few. */
export function compareWorstFirst(a: Finding, b: Finding): number {
  return compareSeverity(a, b) || compareByPlace(a, b);
}

function compareSeverity(a: Finding, b: Finding): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
}

/** The findings of each file, in order of place; files in order of their names. */
export function groupByFile(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of [...findings].sort(compareByPlace)) {
    const group = groups.get(finding.file);
    if (group) group.push(finding);
    else groups.set(finding.file, [finding]);
  }
  return groups;
}
