import { basename, dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../findings/finding.ts';
import { parseLesson } from '../../lesson/parse.ts';
import { createSource } from '../../text/source.ts';
import { checkLesson } from '../check.ts';
import type { Rule } from '../types.ts';
import { readExamples, type Example } from './example.ts';

/**
 * Tests a rule with the examples beside it: a bad one gives exactly the findings of the rule that
 * its front matter lists, a good one gives no finding of any rule.
 */
export function testExamples(rule: Rule, ruleFolder: string): void {
  describe(`the rule ${rule.id}`, () => {
    test('is named as its folder', () => {
      expect(rule.id).toBe(`${basename(dirname(ruleFolder))}/${basename(ruleFolder)}`);
    });
    test.each(readExamples(ruleFolder).map((example) => [example.name, example] as const))('%s', (_, example) => {
      const found = relevantFindings(rule, example);
      expect(found, `to expect what is found, once it has been read:\n${frontMatter(found)}`).toEqual(example.expect);
    });
  });
}

/** The findings that an example speaks of: those of the rule in a bad one, all in a good one. */
function relevantFindings(rule: Rule, example: Example): string[] {
  const findings = checkExample(rule, example);
  return example.bad
    ? findings.filter((finding) => finding.rule === rule.id).map(expectation)
    : findings.map((finding) => `${expectation(finding)} (${finding.rule})`);
}

/** What the rules that are on by default, and the rule itself when it belongs to a profile, say of an example of it. */
export function checkExample(rule: Rule, example: Example): Finding[] {
  const severities = rule.profiles === undefined ? {} : { [rule.id]: rule.severity };
  return checkLesson(parseLesson(createSource(example.name, example.text)), { severities }).findings;
}

/** A finding as `expect` lists it. */
function expectation(finding: Finding): string {
  return `${finding.line}:${finding.column} ${finding.message}`;
}

function frontMatter(expected: readonly string[]): string {
  return ['expect:', ...expected.map((line) => `  - ${JSON.stringify(line)}`)].join('\n');
}
