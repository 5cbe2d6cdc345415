import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { rules } from '../src/rules/registry.ts';
import { ruleGaps } from '../src/rules/testing/complete.ts';
import type { Rule } from '../src/rules/types.ts';

test('every rule has its rule, test, bad and good example, and is registered', () => {
  expect(ruleGaps(resolve(import.meta.dirname, '../src/rules'), rules)).toEqual([]);
});

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

/** A folder of rules with these files. */
function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'rules-'));
  made.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const complete = {
  'yaml/tab/rule.ts': '',
  'yaml/tab/rule.test.ts': '',
  'yaml/tab/examples/bad-a.md': '---\ntitle: A.\nexpect:\n  - "4:1 b"\n---\n',
  'yaml/tab/examples/good-a.md': '---\ntitle: A.\n---\n',
};
const rule: Rule = { id: 'yaml/tab', severity: 'error', summary: 's', why: 'w', check() {} };

/** The complete folder, with some files taken away. */
function without(...paths: string[]): string {
  return folderWith(Object.fromEntries(Object.entries(complete).filter(([path]) => !paths.includes(path))));
}

test('a complete folder has no gaps', () => {
  expect(ruleGaps(folderWith(complete), [rule])).toEqual([]);
});

test.each([
  ['yaml/tab/rule.ts', 'src/rules/yaml/tab: rule.ts is missing'],
  ['yaml/tab/rule.test.ts', 'src/rules/yaml/tab: rule.test.ts is missing'],
  ['yaml/tab/examples/bad-a.md', 'src/rules/yaml/tab: examples/ has no bad-<why>.md, which shows what is reported'],
  ['yaml/tab/examples/good-a.md', 'src/rules/yaml/tab: examples/ has no good-<why>.md, which shows what to write'],
])('without %s', (path, gap) => {
  expect(ruleGaps(without(path), [rule])).toEqual([gap]);
});

test('a folder without examples', () => {
  expect(ruleGaps(without('yaml/tab/examples/bad-a.md', 'yaml/tab/examples/good-a.md'), [rule])).toEqual([
    'src/rules/yaml/tab: examples/ is missing',
  ]);
});

test('a rule that is not registered, one that has no folder, one listed twice', () => {
  expect(ruleGaps(folderWith(complete), [])).toEqual([
    'src/rules/yaml/tab: no rule in src/rules/registry.ts has the id "yaml/tab"',
  ]);
  expect(ruleGaps(folderWith(complete), [rule, { ...rule, id: 'yaml/other' }])).toEqual([
    'src/rules/registry.ts: the rule "yaml/other" has no folder src/rules/yaml/other',
  ]);
  expect(ruleGaps(folderWith(complete), [rule, rule])).toEqual(['src/rules/registry.ts: the rule "yaml/tab" is listed twice']);
});

test('a bad example that expects nothing', () => {
  const folder = folderWith({ ...complete, 'yaml/tab/examples/bad-a.md': '---\ntitle: A.\n---\n' });
  expect(ruleGaps(folder, [rule])).toEqual([
    'src/rules/yaml/tab: examples/bad-a.md: a bad example lists in "expect" what is found',
  ]);
});
