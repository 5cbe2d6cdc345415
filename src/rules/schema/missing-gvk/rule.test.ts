import { expect, test } from 'vitest';
import { parseLesson } from '../../../lesson/parse.ts';
import { createSource } from '../../../text/source.ts';
import { checkLesson } from '../../check.ts';
import { testExamples } from '../../testing/examples.ts';
import { rule } from './rule.ts';

testExamples(rule, import.meta.dirname);

test.each([
  ['Job', 'add apiVersion: batch/v1'],
  ['HorizontalPodAutoscaler', 'add apiVersion: autoscaling/v2'],
  ['ConfigMap', 'add apiVersion: v1'],
  // Two groups have events, and one of no known kind may be in any.
  ['Event', 'add apiVersion, such as apiVersion: apps/v1'],
  ['Wardrobe', 'add apiVersion, such as apiVersion: apps/v1'],
])('a %s without its version', (kind, help) => {
  const page = ['```yaml', `kind: ${kind}`, 'metadata:', '  name: a', '  labels: {}', 'spec: {}', '```', ''];
  const { findings } = checkLesson(parseLesson(createSource('a.md', page.join('\n'))), {}, [rule]);
  expect(findings.map((finding) => finding.help)).toEqual([help]);
});
