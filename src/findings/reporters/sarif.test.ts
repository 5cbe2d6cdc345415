import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import type { RuleDoc } from '../finding.ts';
import { finding, report } from '../testing/report.ts';
import schema from '../testing/sarif-2.1.0.schema.json' with { type: 'json' };
import { fileUri } from './file-uri.ts';
import { sarif } from './sarif.ts';

const RULES: RuleDoc[] = [
  {
    id: 'doc/port-not-exposed',
    severity: 'error',
    summary: 'A port that nothing exposes.',
    why: 'Readers **cannot** reach it.',
    helpUri: 'https://kubernetes.io/docs/concepts/services-networking/service/',
  },
  { id: 'yaml/tab', severity: 'error', summary: 'A tab.', why: 'YAML forbids it.' },
];

const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
ajv.addFormat('uri', (text) => URL.canParse(text));
ajv.addFormat('uri-reference', (text) => URL.canParse(text, 'file:///') && !/[\s<>"{}|\\^`]/.test(text));
ajv.addFormat('date-time', (text) => !Number.isNaN(Date.parse(text)));
const validate = ajv.compile(schema);

const all = report(
  [
    finding({
      path: 'spec.ports[0].nodePort',
      related: [{ file: 'other page.md', line: 7, message: 'it says 30001' }],
      fix: { file: 'a.md', line: 148, column: 28, endLine: 148, endColumn: 43, text: 'localhost:30001' },
    }),
    finding({ file: '../elsewhere/x.md', severity: 'info', rule: 'new/rule', help: undefined, line: 2, endLine: 4, endColumn: 1 }),
    finding({ file: '/tmp/a#b.md', severity: 'warning' }),
  ],
  { 'clean.md': 'text' },
);

describe('the log', () => {
  const text = sarif(all, RULES, '0.1.0');
  const log = JSON.parse(text);
  const [run] = log.runs;

  test('is valid against the published schema', () => {
    validate(log);
    expect(validate.errors ?? []).toEqual([]);
    expect(validate({ ...log, version: '2.0.0' })).toBe(false);
  });

  test('is valid without findings and rules', () => {
    validate(JSON.parse(sarif(report([]), [])));
    expect(validate.errors ?? []).toEqual([]);
  });

  test('describes the rules, also those of findings that have no page', () => {
    expect(run.tool.driver.rules).toEqual([
      {
        id: 'doc/port-not-exposed',
        shortDescription: { text: 'A port that nothing exposes.' },
        help: { text: 'Readers **cannot** reach it.', markdown: 'Readers **cannot** reach it.' },
        helpUri: 'https://kubernetes.io/docs/concepts/services-networking/service/',
        defaultConfiguration: { level: 'error' },
      },
      { id: 'new/rule', shortDescription: { text: 'new/rule' }, defaultConfiguration: { level: 'note' } },
      expect.objectContaining({ id: 'yaml/tab' }),
    ]);
    for (const result of run.results) expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
  });

  test('has real lines and columns, the field path, related places and the fix', () => {
    expect(run.columnKind).toBe('utf16CodeUnits');
    const result = run.results.find((item: { locations: object[] }) => JSON.stringify(item).includes('nodePort"'));
    expect(result).toEqual({
      ruleId: 'doc/port-not-exposed',
      ruleIndex: 0,
      level: 'error',
      message: { text: expect.stringMatching(/^localhost:30000 .*\nwrite localhost:30001$/s) },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'content/01-quick-start/lesson.mdx' },
            region: { startLine: 148, startColumn: 28, endLine: 148, endColumn: 43 },
          },
          logicalLocations: [{ fullyQualifiedName: 'spec.ports[0].nodePort', kind: 'property' }],
        },
      ],
      relatedLocations: [
        {
          id: 0,
          physicalLocation: { artifactLocation: { uri: 'other%20page.md' }, region: { startLine: 7 } },
          message: { text: 'it says 30001' },
        },
      ],
      fixes: [
        {
          description: { text: 'write localhost:30001' },
          artifactChanges: [
            {
              artifactLocation: { uri: 'a.md' },
              replacements: [
                {
                  deletedRegion: { startLine: 148, startColumn: 28, endLine: 148, endColumn: 43 },
                  insertedContent: { text: 'localhost:30001' },
                },
              ],
            },
          ],
        },
      ],
    });
  });

  test('lists the files that were checked, clean ones too', () => {
    expect(run.artifacts.map((artifact: { location: { uri: string } }) => artifact.location.uri)).toEqual([
      '../elsewhere/x.md',
      'file:///tmp/a%23b.md',
      'clean.md',
      'content/01-quick-start/lesson.mdx',
    ]);
  });
});

test.each([
  ['docs/a b.md', 'docs/a%20b.md'],
  ['docs/100%.md', 'docs/100%25.md'],
  ['docs/ä#?.md', 'docs/%C3%A4%23%3F.md'],
  ['a:b.md', 'a%3Ab.md'],
  ['/srv/a.md', 'file:///srv/a.md'],
  ['C:/docs/a.md', 'file:///C:/docs/a.md'],
])('the path %s is the URI %s', (path, uri) => {
  expect(fileUri(path)).toBe(uri);
});
