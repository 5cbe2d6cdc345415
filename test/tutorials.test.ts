import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseLesson } from '../src/lesson/parse.ts';
import { checkLesson } from '../src/rules/check.ts';
import { createSource } from '../src/text/source.ts';

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
