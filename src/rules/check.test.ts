import { describe, expect, test } from 'vitest';
import { parseLesson } from '../lesson/parse.ts';
import type { Lesson } from '../lesson/types.ts';
import { createSource } from '../text/source.ts';
import { checkLesson, type CheckOptions } from './check.ts';
import { RULE_CRASHED } from './run-rule.ts';
import type { Rule } from './types.ts';

const PAGE = `# A page

\`\`\`yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  colour: teal
\`\`\`

\`\`\`sh
kubectl get configmaps
kubectl describe configmap settings
\`\`\`
`;

const lessonOf = (text: string, file = 'page.md'): Lesson => parseLesson(createSource(file, text));

/** A rule that reports a line with the severity that it is given. */
const ruleAt = (id: string, line: number, more: Partial<Rule> = {}): Rule => ({
  id,
  severity: 'warning',
  summary: 's',
  why: 'w',
  check: ({ report }) => report({ range: { start: { line, column: 2 }, end: { line, column: 5 } }, message: 'm' }),
  ...more,
});

test('a finding has the place, the rule and its severity', () => {
  expect(checkLesson(lessonOf(PAGE), {}, [ruleAt('a/b', 4)]).findings).toEqual([
    { rule: 'a/b', severity: 'warning', message: 'm', file: 'page.md', line: 4, column: 2, endLine: 4, endColumn: 5 },
  ]);
});

test('what was looked at is counted', () => {
  expect(checkLesson(lessonOf(PAGE)).counts).toEqual({ blocks: 2, manifests: 1, commands: 2, others: 0 });
  expect(checkLesson(lessonOf('Run `kubectl get pods`.\n\n```yaml\nlivenessProbe:\n  tcpSocket:\n    port: 80\n```\n')).counts.others).toBe(2);
  expect(checkLesson(lessonOf('# Nothing\n')).counts).toEqual({ blocks: 0, manifests: 0, commands: 0, others: 0 });
});

describe('severities', () => {
  const lesson = lessonOf(PAGE);
  const hesitant = ruleAt('a/b', 4, {
    check: ({ report }) => {
      const range = { start: { line: 4, column: 1 }, end: { line: 4, column: 2 } };
      report({ range, message: 'm', severity: 'info' });
    },
  });
  const severity = (rule: Rule, asked?: 'error' | 'warning' | 'off'): string[] =>
    checkLesson(lesson, asked === undefined ? {} : { severities: { [rule.id]: asked } }, [rule]).findings.map(
      (finding) => finding.severity,
    );

  test('of the rule, of the report, or as asked for', () => {
    expect(severity(ruleAt('a/b', 4))).toEqual(['warning']);
    expect(severity(hesitant)).toEqual(['info']);
    expect(severity(hesitant, 'error')).toEqual(['error']);
    expect(severity(ruleAt('a/b', 4), 'off')).toEqual([]);
  });
});

describe('a rule of a profile', () => {
  const rule = ruleAt('practice/x', 4, { profiles: ['production'] });
  const found = (options: CheckOptions, page = PAGE): string[] =>
    checkLesson(lessonOf(page), options, [rule]).findings.map(({ severity }) => severity);

  test('runs only when the profile or the rule itself is asked for', () => {
    expect(found({})).toEqual([]);
    expect(found({ profile: 'production' })).toEqual(['warning']);
    expect(found({ severities: { 'practice/x': 'info' } })).toEqual(['info']);
    expect(found({ profile: 'production', severities: { 'practice/x': 'off' } })).toEqual([]);
  });

  test('runs on a page whose front matter names the profile', () => {
    expect(found({}, `---\nprofile: production\n---\n${PAGE}`)).toEqual(['warning']);
    expect(found({}, `---\nprofile: ann\n---\n${PAGE}`)).toEqual([]);
  });
});

test('a rule that throws is one finding, and the others still speak', () => {
  const crashing = ruleAt('a/crash', 4, {
    check() {
      throw new TypeError('x is undefined\n    at somewhere');
    },
  });
  const { findings } = checkLesson(lessonOf(PAGE), {}, [crashing, ruleAt('a/b', 4)]);
  expect(findings.map((finding) => [finding.rule, finding.severity, finding.message])).toEqual([
    [RULE_CRASHED, 'error', 'the rule a/crash stopped with an error of its own (x is undefined), so it has not checked this page'],
    ['a/b', 'warning', 'm'],
  ]);
});

test('a problem of the page that no rule reports is a finding all the same', () => {
  const lesson = lessonOf('{open', 'page.mdx');
  expect(lesson.problems.map((problem) => problem.rule)).toContain('lesson/mdx-syntax');
  const { findings } = checkLesson(lesson, {}, []);
  expect(findings.map((finding) => finding.rule)).toContain('lesson/mdx-syntax');
});

describe('suppressions', () => {
  const page = PAGE.replace('```yaml', '<!-- drydock-ignore a/b: shown on purpose -->\n\n```yaml');
  const unused: Rule = {
    ...ruleAt('lesson/unused-suppression', 1),
    last: true,
    check: ({ unusedSuppressions, report }) => {
      for (const { range, rule } of unusedSuppressions) report({ range, message: rule });
    },
  };
  const rulesFound = (rules: Rule[], severities: Record<string, 'off'> = {}): string[] =>
    checkLesson(lessonOf(page), { severities }, rules).findings.map((finding) => finding.rule);

  test('silence a rule in the block', () => {
    expect(rulesFound([ruleAt('a/b', 6), unused])).toEqual([]);
    expect(rulesFound([ruleAt('a/c', 6), unused])).toEqual(['lesson/unused-suppression', 'a/c']);
  });

  test('one for a rule that is turned off is not unused', () => {
    expect(rulesFound([ruleAt('a/b', 6), unused], { 'a/b': 'off' })).toEqual([]);
  });
});
