import { basename, dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../findings/finding.ts';
import { parseLesson } from '../../lesson/parse.ts';
import { createSource } from '../../text/source.ts';
import { checkLesson } from '../check.ts';
import type { Rule } from '../types.ts';
import { readExamples } from './example.ts';

/**
 * Tests a rule that reports what the player found: it hands on what is its own, and is silent when nothing was played.
 * That the player finds in its examples what they say is tested where lessons are played (`src/cli/run/examples.test.ts`).
 */
export function testPlayedRule(rule: Rule, ruleFolder: string): void {
  describe(`the rule ${rule.id}`, () => {
    test('is named as its folder', () => {
      expect(rule.id).toBe(`${basename(dirname(ruleFolder))}/${basename(ruleFolder)}`);
    });

    const page = '```sh\ntrue\n```\n';
    const found: Finding = { rule: rule.id, severity: 'error', message: 'm', file: 'a.md', line: 2, column: 1, endLine: 2, endColumn: 5, help: 'h' };

    test('hands on what the player found, and nothing of other rules', () => {
      const lesson = parseLesson(createSource('a.md', page));
      expect(checkLesson(lesson, { played: [found, { ...found, rule: 'run/other' }] }).findings).toEqual([found]);
      expect(checkLesson(lesson).findings).toEqual([]);
    });

    test('is silenced in place; a comment for what was not played is no mistake', () => {
      const lesson = parseLesson(createSource('a.md', `<!-- drydock-ignore ${rule.id}: shown on purpose -->\n\n${page}`));
      expect(checkLesson(lesson, { played: [{ ...found, line: 4, endLine: 4 }] }).findings).toEqual([]);
      expect(checkLesson(lesson).findings).toEqual([]);
      expect(checkLesson(lesson, { played: [] }).findings).toMatchObject([{ rule: 'lesson/unused-suppression' }]);
    });

    test.each(readExamples(ruleFolder).map((example) => [example.name, example] as const))('nothing else is wrong in %s', (_, { name, text }) => {
      expect(checkLesson(parseLesson(createSource(name, text))).findings).toEqual([]);
    });
  });
}
