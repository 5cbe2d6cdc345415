// The lesson that readers meet first, broken in the ways that tutorials really are broken. Each change
// must be found at its own line, and name the place that it contradicts.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseLesson } from '../src/lesson/parse.ts';
import { checkLesson } from '../src/rules/check.ts';
import { createSource } from '../src/text/source.ts';

const FILE = 'content/01-quick-start/lesson.mdx';
const TEXT = readFileSync(new URL(`../${FILE}`, import.meta.url), 'utf8');

function findings(text: string) {
  return checkLesson(parseLesson(createSource(FILE, text)), {}).findings;
}

/** The text with `from` replaced by `to` in the line that `anchor` picks, and that line's number. */
function mutate(anchor: (line: string, index: number, lines: string[]) => boolean, from: string, to: string) {
  const lines = TEXT.split('\n');
  const index = lines.findIndex(anchor);
  expect(index, 'the line to change').toBeGreaterThanOrEqual(0);
  expect(lines[index]).toContain(from);
  lines[index] = lines[index]!.replace(from, to);
  return { text: lines.join('\n'), line: index + 1 };
}

/** The first line with `text` below the fence that opens with `fence`. */
function within(fence: string, text: string) {
  const start = TEXT.split('\n').findIndex((line) => line.startsWith(fence));
  return (line: string, index: number) => index > start && line.includes(text);
}

test('the lesson as it stands is clean', () => expect(findings(TEXT)).toEqual([]));

test.each([
  ['prose link', within('```yaml title="service.yaml"', '(http://localhost:30001/docs)'), '(http://localhost:30001', '(http://localhost:30000', 'doc/port-not-exposed', '30001'],
  ['command', within('```yaml title="service.yaml"', '$ curl -s localhost:30001/version'), '30001', '30000', 'doc/port-not-exposed', '30001'],
  ['comment', within('```yaml explains="service.yaml"', '# where every node listens'), 'localhost:30001', 'localhost:30000', 'doc/port-not-exposed', '30001'],
  ['explains block', within('```yaml explains="service.yaml"', 'nodePort: 30001'), 'nodePort: 30001', 'nodePort: 30000', 'doc/explains-differs', '30001'],
  ['containerPort in an explains block', within('```yaml explains="deployment.yaml"', 'containerPort: 8000'), '8000', '8080', 'doc/explains-differs', '8000'],
  ['typo in a field', within('```yaml title="deployment.yaml"', 'minReadySeconds'), 'minReadySeconds', 'minReadySecond', 'schema/unknown-field', 'minReadySeconds'],
  ['tab', within('```yaml title="deployment.yaml"', '  replicas: 10'), '  replicas', '\treplicas', 'yaml/tab', 'tab'],
  ['removed API', within('```yaml title="deployment.yaml"', 'apiVersion: apps/v1'), 'apps/v1', 'extensions/v1beta1', 'schema/removed-api', '1.16'],
])('%s', (_, anchor, from, to, rule, names) => {
  const { text, line } = mutate(anchor, from, to);
  const found = findings(text).filter((finding) => finding.line === line && finding.rule === rule);
  expect(found).not.toEqual([]);
  expect(found[0]!.severity).toBe('error');
  expect(`${found[0]!.message} ${found[0]!.help ?? ''}`).toContain(names);
});

test('containerPort 8080 in the Deployment contradicts its breakdown, and says where', () => {
  const { text, line } = mutate(within('```yaml title="deployment.yaml"', 'containerPort: 8000'), '8000', '8080');
  const errors = findings(text).filter(({ severity }) => severity === 'error');
  expect(errors).not.toEqual([]);
  // Both places are named: the manifest's line, and what contradicts it.
  expect(errors.some((finding) => finding.line === line || finding.related?.some((place) => place.line === line))).toBe(true);
});

test('a key that stands twice', () => {
  const { text, line } = mutate(within('```yaml title="deployment.yaml"', '  replicas: 10'), '  replicas: 10', '  replicas: 10\n  replicas: 10');
  expect(findings(text)).toContainEqual(expect.objectContaining({ rule: 'yaml/duplicate-key', severity: 'error', line: line + 1 }));
});
