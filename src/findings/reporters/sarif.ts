import type { Finding, Fix, Report, RuleDoc, Severity } from '../finding.ts';
import { compareByPlace, compareText } from '../sort.ts';
import { summaryLine } from '../summary-line.ts';
import { fileUri } from './file-uri.ts';

export const SARIF_SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const LEVELS: Record<Severity, 'error' | 'warning' | 'note'> = { error: 'error', warning: 'warning', info: 'note' };

/**
 * The report as a SARIF 2.1.0 log with one run: the rules, the files checked, and a result for each
 * finding with its region (lines and columns from 1, ends exclusive, columns in UTF-16 code units,
 * as section 3.30 has them), the field path as logical location, related places and the fix.
 * `version` is that of the tool.
 */
export function sarif(report: Report, ruleDocs: readonly RuleDoc[], version?: string): string {
  const rules = documentedRules(report.findings, ruleDocs);
  const ruleIndex = new Map(rules.map((rule, index) => [rule.id, index]));
  const log = {
    $schema: SARIF_SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Drydock', version, rules: rules.map(reportingDescriptor) } },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: true }],
        artifacts: artifactFiles(report).map((file) => ({
          location: artifactLocation(file),
          roles: ['analysisTarget'],
        })),
        results: [...report.findings]
          .sort(compareByPlace)
          .map((finding) => result(finding, ruleIndex.get(finding.rule)!)),
        properties: { ...report.summary, kubernetesVersion: report.kubernetesVersion, summary: summaryLine(report) },
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** All rules there are, and those of findings that no rule folder documents. */
function documentedRules(findings: readonly Finding[], ruleDocs: readonly RuleDoc[]): RuleDoc[] {
  const rules = new Map(ruleDocs.map((rule) => [rule.id, rule]));
  for (const { rule: id, severity } of findings) {
    if (!rules.has(id)) rules.set(id, { id, severity, summary: id, why: '' });
  }
  return [...rules.values()].sort((a, b) => compareText(a.id, b.id));
}

function reportingDescriptor(rule: RuleDoc): object {
  return {
    id: rule.id,
    shortDescription: { text: rule.summary },
    ...(rule.why === '' ? {} : { help: { text: rule.why, markdown: rule.why } }),
    ...(rule.helpUri === undefined ? {} : { helpUri: rule.helpUri }),
    defaultConfiguration: { level: LEVELS[rule.severity] },
  };
}

function artifactFiles(report: Report): string[] {
  const files = new Set([...report.sources.keys(), ...report.findings.map((finding) => finding.file)]);
  return [...files].sort(compareText);
}

function artifactLocation(file: string): { uri: string } {
  return { uri: fileUri(file) };
}

function result(finding: Finding, ruleIndex: number): object {
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: LEVELS[finding.severity],
    // A result has no place for help of its own, and viewers show the message alone.
    message: { text: finding.help === undefined ? finding.message : `${finding.message}\n${finding.help}` },
    locations: [
      {
        physicalLocation: { artifactLocation: artifactLocation(finding.file), region: region(finding) },
        ...(finding.path === undefined
          ? {}
          : { logicalLocations: [{ fullyQualifiedName: finding.path, kind: 'property' }] }),
      },
    ],
    ...(finding.related?.length ? { relatedLocations: finding.related.map(relatedLocation) } : {}),
    ...(finding.fix === undefined ? {} : { fixes: [fixOf(finding.fix, finding.help)] }),
  };
}

type Region = Pick<Finding, 'line' | 'column' | 'endLine' | 'endColumn'>;

function region({ line, column, endLine, endColumn }: Region): object {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function relatedLocation(place: NonNullable<Finding['related']>[number], index: number): object {
  return {
    id: index,
    physicalLocation: { artifactLocation: artifactLocation(place.file), region: { startLine: place.line } },
    message: { text: place.message },
  };
}

function fixOf(fix: Fix, help: string | undefined): object {
  return {
    ...(help === undefined ? {} : { description: { text: help } }),
    artifactChanges: [
      {
        artifactLocation: artifactLocation(fix.file),
        replacements: [{ deletedRegion: region(fix), insertedContent: { text: fix.text } }],
      },
    ],
  };
}
