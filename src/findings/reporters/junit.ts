import type { Finding, Report } from '../finding.ts';
import { compareText, groupByFile } from '../sort.ts';
import { summaryLine } from '../summary-line.ts';

/**
 * JUnit's XML: a suite for each file, in it a case for each finding, or one passing case when the
 * file is clean. Only errors are failures, as only they make `drydock check` exit 1; warnings and
 * advice are passing cases that carry their text in `system-out`.
 */
export function junit(report: Report): string {
  const groups = groupByFile(report.findings);
  for (const file of report.sources.keys()) if (!groups.has(file)) groups.set(file, []);
  const files = [...groups].sort(([a], [b]) => compareText(a, b));
  const total = files.reduce((sum, [, findings]) => sum + Math.max(1, findings.length), 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<!-- ${escapeComment(summaryLine(report))} -->`,
    `<testsuites name="drydock" tests="${total}" failures="${failures(report.findings)}" errors="0">`,
    ...files.map(([file, findings]) => suite(file, findings)),
    '</testsuites>',
    '',
  ].join('\n');
}

function failures(findings: readonly Finding[]): number {
  return findings.filter((finding) => finding.severity === 'error').length;
}

function suite(file: string, findings: readonly Finding[]): string {
  const name = escapeAttribute(file);
  const cases =
    findings.length === 0
      ? [`    <testcase name="no problems" classname="${name}" file="${name}"/>`]
      : findings.map((finding) => testCase(finding));
  const counts = `tests="${cases.length}" failures="${failures(findings)}" errors="0" skipped="0"`;
  return [`  <testsuite name="${name}" ${counts}>`, ...cases, '  </testsuite>'].join('\n');
}

function testCase(finding: Finding): string {
  const name = escapeAttribute(`${finding.rule} ${finding.line}:${finding.column}`);
  const file = escapeAttribute(finding.file);
  const text = escapeText(details(finding));
  const body =
    finding.severity === 'error'
      ? `<failure message="${escapeAttribute(finding.message)}" type="${escapeAttribute(finding.rule)}">${text}</failure>`
      : `<system-out>${text}</system-out>`;
  return [
    `    <testcase name="${name}" classname="${file}" file="${file}" line="${finding.line}">`,
    `      ${body}`,
    '    </testcase>',
  ].join('\n');
}

function details(finding: Finding): string {
  const lines = [
    `${finding.file}:${finding.line}:${finding.column}  ${finding.severity}  ${finding.rule}`,
    finding.message,
  ];
  if (finding.help !== undefined) lines.push(finding.help);
  for (const place of finding.related ?? []) lines.push(`${place.file}:${place.line}  ${place.message}`);
  return lines.join('\n');
}

/** What XML 1.0 cannot hold in any form: most control characters, half surrogate pairs, U+FFFE and U+FFFF. */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

function escapeText(text: string): string {
  return text.replace(NOT_XML, '\u{FFFD}').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Line breaks and tabs would become spaces when an attribute is read, so they are written as references. */
function escapeAttribute(text: string): string {
  return escapeText(text).replace(/["\t\n\r]/g, (character) => `&#${character.codePointAt(0)};`);
}

function escapeComment(text: string): string {
  return text.replace(NOT_XML, '\u{FFFD}').replace(/--+/g, '-');
}
