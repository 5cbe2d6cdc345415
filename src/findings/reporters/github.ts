import type { Finding, Report, Severity } from '../finding.ts';
import { compareByPlace, compareWorstFirst } from '../sort.ts';
import { summaryLine } from '../summary-line.ts';

const COMMANDS: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Workflow commands, which GitHub Actions turns into annotations, then the same findings as a plain
 * list. GitHub shows ten annotations of each kind and step, so the worst come first; the list has
 * them all.
 * Rule: GitHub's documentation, "Workflow commands", and `@actions/core` for the escapes.
 */
export function github(report: Report): string {
  const commands = [...report.findings].sort(compareWorstFirst).map(workflowCommand);
  const list = [...report.findings].sort(compareByPlace).map(plainLine);
  return `${[...commands, ...list, summaryLine(report)].join('\n')}\n`;
}

function workflowCommand(finding: Finding): string {
  const { file, line, endLine, column, endColumn, rule } = finding;
  // The API behind annotations refuses columns when the lines differ.
  const columns = line === endLine ? { col: column, endColumn } : {};
  const properties = Object.entries({ file, line, endLine, ...columns, title: rule });
  const written = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
  const text = finding.help === undefined ? finding.message : `${finding.message}\n${finding.help}`;
  return `::${COMMANDS[finding.severity]} ${written}::${escapeData(text)}`;
}

/** One line of the list; line breaks within a message would let its text start a workflow command. */
function plainLine(finding: Finding): string {
  const help = finding.help === undefined ? '' : ` (${finding.help})`;
  return `${finding.file}:${finding.line}:${finding.column}  ${finding.severity}  ${finding.rule}  ${finding.message}${help}`.replace(
    /\s*[\r\n]+\s*/g,
    ' ',
  );
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
