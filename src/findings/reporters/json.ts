import type { Finding, Report } from '../finding.ts';
import { compareByPlace } from '../sort.ts';

/**
 * The report as `{"findings":[…],"summary":{…}}`, the public contract of `drydock check --format
 * json`. Keys come in the order of the `Finding` type; optional ones are left out when unset.
 */
export function json(report: Report): string {
  const { files, blocks, manifests, commands, errors, warnings } = report.summary;
  const document = {
    findings: [...report.findings].sort(compareByPlace).map(orderedKeys),
    summary: { files, blocks, manifests, commands, errors, warnings },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function orderedKeys(finding: Finding): Finding {
  const { rule, severity, message, file, line, column, endLine, endColumn, path, help, related, fix } = finding;
  return { rule, severity, message, file, line, column, endLine, endColumn, path, help, related, fix };
}
