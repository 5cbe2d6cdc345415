import type { Finding, Report } from '../finding.ts';

/** A finding for tests: the one of the documentation, with changes. */
export function finding(changes: Partial<Finding> = {}): Finding {
  return {
    rule: 'doc/port-not-exposed',
    severity: 'error',
    message:
      'localhost:30000 is used here, but nothing in this lesson exposes 30000; service.yaml exposes 30001 (spec.ports[0].nodePort, line 121)',
    file: 'content/01-quick-start/lesson.mdx',
    line: 148,
    column: 28,
    endLine: 148,
    endColumn: 43,
    help: 'write localhost:30001',
    ...changes,
  };
}

/** A report of findings, with the texts of files. */
export function report(findings: Finding[], sources: Record<string, string> = {}): Report {
  return {
    findings,
    summary: {
      files: Math.max(1, Object.keys(sources).length),
      blocks: 34,
      manifests: 12,
      commands: 41,
      errors: findings.filter(({ severity }) => severity === 'error').length,
      warnings: findings.filter(({ severity }) => severity === 'warning').length,
    },
    kubernetesVersion: '1.36',
    sources: new Map(Object.entries(sources)),
  };
}
