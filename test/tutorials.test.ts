import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseLesson } from '../src/lesson/parse.ts';
import { checkLesson } from '../src/rules/check.ts';
import { createSource } from '../src/text/source.ts';
import { defectRows, findingsOf, type DefectRow } from './tutorials/defect-table.ts';

const FOLDER = join(import.meta.dirname, 'tutorials');

interface Expected {
  file: string;
  manifests: number;
  findings: [line: number, rule: string, severity: string][];
}

const expected = JSON.parse(readFileSync(join(FOLDER, 'expected.json'), 'utf8')) as Expected[];

/** The areas whose findings are listed; others have tests of their own. */
const AREAS = /^(?:yaml|schema|lesson|internal)\//;

describe('pages as people write them', () => {
  test.each(expected)('$file', ({ file, manifests, findings }) => {
    const result = checkLesson(parseLesson(createSource(file, readFileSync(join(FOLDER, file), 'utf8'))));
    const found = result.findings.filter(({ rule }) => AREAS.test(rule));
    expect(found.map(({ line, rule, severity }) => [line, rule, severity])).toEqual(findings);
    expect(result.counts.manifests).toBe(manifests);
  });
});

/** For each page, the rows of `defects.md` whose mistake it has, and the line. */
const places = JSON.parse(readFileSync(join(FOLDER, 'rows.json'), 'utf8')) as Record<string, Record<string, number>>;

describe('mistakes of real tutorials', () => {
  const rows = defectRows();
  const caught = rows.filter((row) => row.rule !== undefined);

  test('each has a row, which names a rule that exists or says why no machine can find it', () => {
    expect(rows.length).toBe(86);
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    const isRule = (id: string): boolean => existsSync(join(import.meta.dirname, '../src/rules', id, 'rule.ts'));
    expect(rows.filter(({ rule, reason }) => (rule === undefined ? reason === '' : !isRule(rule)))).toEqual([]);
  });

  test('at least nine of ten are found by rules that are on by default', () => {
    expect(caught.length).toBeGreaterThanOrEqual(0.9 * rows.length);
  });

  test('all that are found have a place in one of the pages', () => {
    const placed = Object.values(places).flatMap((ofPage) => Object.keys(ofPage));
    expect(placed.toSorted()).toEqual(caught.map((row) => row.id).toSorted());
  });

  describe.each(Object.entries(places))('%s', (file, ofPage) => {
    const byId = new Map<string, DefectRow>(rows.map((row) => [row.id, row]));
    const findings = findingsOf(FOLDER, file);
    test.each(Object.entries(ofPage))('has the mistake of %s in line %i', (id, line) => {
      const { rule, what } = byId.get(id)!;
      const there = findings.filter((finding) => finding.line === line).map((finding) => finding.rule);
      expect(there, `${what}, to be reported by ${rule}`).toContain(rule);
    });
  });
});
