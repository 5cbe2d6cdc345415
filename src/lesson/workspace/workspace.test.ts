import { describe, expect, test } from 'vitest';
import { load } from 'js-yaml';
import { schemaSet } from '../../kube/schema/schema-set.ts';
import { createSource } from '../../text/source.ts';
import { parseLesson } from '../parse.ts';
import { FRONT, lessonOf, podLines } from '../testing/read.ts';
import type { Lesson } from '../types.ts';
import { filesAt, objectsAt } from '../workspace.ts';
import { inferAt } from './attach.ts';
import { builtInMergeKeys } from './merge-keys.ts';
import { mergeAt, mergeValues, originOf } from './merge.ts';
import { writeYaml } from './yaml-text.ts';

const fence = (language: string, ...lines: string[]): string[] => [`\`\`\`${language}`, ...lines, '```', ''];
const DEPLOYMENT = [
  'apiVersion: apps/v1',
  'kind: Deployment',
  'metadata:',
  '  name: api',
  'spec:',
  '  replicas: 2',
  '  template:',
  '    spec:',
  '      containers:',
  '      - name: api',
  '        image: api:1',
  '        ports:',
  '        - name: http',
  '          containerPort: 8000',
  '      - name: side',
  '        image: side:1',
];
const names = (lesson: Lesson, block: number): unknown[] => objectsAt(lesson, block).map(({ value }) => (value as { metadata: { name: string } }).metadata.name);

const merge = (base: unknown, fragment: unknown) => mergeValues(base, fragment, builtInMergeKeys).value;

describe('merging as kubectl merges strategic patches', () => {
  test.each([
    ['mappings by key', { a: 1, b: { c: 1 } }, { b: { d: 2 } }, { a: 1, b: { c: 1, d: 2 } }],
    ['plain lists are replaced', { args: ['a', 'b'] }, { args: ['c'] }, { args: ['c'] }],
    ['containers by name', { containers: [{ name: 'a', image: '1' }, { name: 'b' }] }, { containers: [{ name: 'b', image: '2' }] }, { containers: [{ name: 'a', image: '1' }, { name: 'b', image: '2' }] }],
    ['a new container', { containers: [{ name: 'a' }] }, { containers: [{ name: 'b' }] }, { containers: [{ name: 'a' }, { name: 'b' }] }],
    ['container ports by number', { ports: [{ containerPort: 80 }] }, { ports: [{ containerPort: 80, protocol: 'TCP' }] }, { ports: [{ containerPort: 80, protocol: 'TCP' }] }],
    ['ports by name where both have one', { ports: [{ name: 'http', port: 80 }] }, { ports: [{ name: 'http', port: 8080 }] }, { ports: [{ name: 'http', port: 8080 }] }],
    ['mounts by path', { volumeMounts: [{ name: 'a', mountPath: '/x' }] }, { volumeMounts: [{ name: 'a', mountPath: '/y' }] }, { volumeMounts: [{ name: 'a', mountPath: '/x' }, { name: 'a', mountPath: '/y' }] }],
    ['a list whose items have no key', { ports: [{ port: 1 }] }, { ports: [{ protocol: 'TCP' }] }, { ports: [{ protocol: 'TCP' }] }],
  ])('%s', (_, base, fragment, expected) => {
    expect(merge(base, fragment)).toEqual(expected);
  });

  test('knows where each field comes from', () => {
    const { origin } = mergeValues({ a: 1, list: 1, containers: [{ name: 'a' }, { name: 'b', image: '1' }] }, { containers: [{ name: 'b', env: [{ name: 'X' }] }] }, builtInMergeKeys);
    expect(originOf(origin, ['a'])).toEqual({ from: 'base', path: ['a'] });
    expect(originOf(origin, ['containers', 1, 'image'])).toEqual({ from: 'base', path: ['containers', 1, 'image'] });
    expect(originOf(origin, ['containers', 1, 'env', 0, 'name'])).toEqual({ from: 'fragment', path: ['containers', 0, 'env', 0, 'name'] });
    expect(originOf(origin, ['containers', 0, 'name'])).toEqual({ from: 'base', path: ['containers', 0, 'name'] });
  });

  test('at a path, which must lead through what is there', () => {
    expect(mergeAt({ rules: [{ a: 1 }, { b: 1 }] }, { c: 2 }, ['rules', 1], builtInMergeKeys)?.value).toEqual({ rules: [{ a: 1 }, { b: 1, c: 2 }] });
    expect(mergeAt({ a: {} }, { c: 2 }, ['a', 'b'], builtInMergeKeys)?.value).toEqual({ a: { b: { c: 2 } } });
    expect(mergeAt({ a: [1] }, {}, ['a', 1], builtInMergeKeys)).toBeUndefined();
    expect(mergeAt({ a: 'x' }, {}, ['a', 'b'], builtInMergeKeys)).toBeUndefined();
  });

  test('the place of a fragment is inferred only where there is one', () => {
    const base = { spec: { replicas: 1, template: { spec: { containers: [{ name: 'a' }, { name: 'b' }] } } } };
    expect(inferAt(base, { containers: [] })).toEqual(['spec', 'template', 'spec']);
    expect(inferAt(base, { spec: {} })).toEqual([]);
    expect(inferAt(base, { name: 'x' })).toBeUndefined();
    expect(inferAt(base, { tolerations: [] })).toBeUndefined();
  });
});

describe('files over time', () => {
  const lesson = lessonOf(
    'a.mdx',
    ...FRONT,
    ...fence('yaml title="deployment.yaml"', ...DEPLOYMENT),
    ...fence('yaml fragment="deployment.yaml" at="spec.template.spec"', 'containers:', '- name: api', '  image: api:2'),
    ...fence('yaml title="./pod.yaml"', ...podLines('one')),
    ...fence('yaml title="pod.yaml"', ...podLines('two')),
    ...fence('yaml', ...podLines('unnamed')),
    ...fence('yaml fails="x"', ...podLines('wrong')),
  );

  test('a block replaces the file of its title; a fragment changes it', () => {
    expect(lesson.problems).toEqual([]);
    expect(lesson.revisions.map(({ name, block, merged }) => [name, block, merged])).toEqual([
      ['deployment.yaml', 0, undefined],
      ['deployment.yaml', 1, true],
      ['pod.yaml', 2, undefined],
      ['pod.yaml', 3, undefined],
      ['#4', 4, undefined],
    ]);
    expect([...filesAt(lesson, 0).keys()]).toEqual([]);
    expect([...filesAt(lesson, 3).keys()]).toEqual(['deployment.yaml', 'pod.yaml']);
    expect(names(lesson, 3)).toEqual(['api', 'one']);
    expect(names(lesson, lesson.blocks.length)).toEqual(['api', 'two', 'unnamed']);
  });

  test('a merged file says of each field where it is written', () => {
    const document = filesAt(lesson, 2).get('deployment.yaml')!.documents[0]!;
    const place = (...path: (string | number)[]): [number, number] => {
      const { start } = document.locate(path, 'value').range;
      return [start.line, start.column];
    };
    const containers = ['spec', 'template', 'spec', 'containers'];
    expect(document.value).toMatchObject({ spec: { template: { spec: { containers: [{ image: 'api:2', ports: [{ containerPort: 8000 }] }, { image: 'side:1' }] } } } });
    expect(place(...containers, 0, 'image')).toEqual([26, 10]);
    expect(place(...containers, 0, 'ports', 0, 'containerPort')).toEqual([18, 26]);
    expect(place(...containers, 1, 'image')).toEqual([20, 16]);
    expect(place('spec', 'replicas')).toEqual([10, 13]);
    expect(place(...containers, 0, 'nothing')[0]).toBe(25);
  });

  test('the merged text is the merged object', () => {
    const revision = filesAt(lesson, 2).get('deployment.yaml')!;
    expect(load(revision.text)).toEqual(revision.documents[0]!.value);
  });

  test('later definitions of an object win, and lists are opened', () => {
    const page = lessonOf('a.md', ...fence('yaml', ...podLines('a', 'nginx:1')), ...fence('yaml', ...podLines('a', 'nginx:2')), ...fence('yaml', 'apiVersion: v1', 'kind: List', 'items:', '- apiVersion: v1', '  kind: Namespace', '  metadata:', '    name: n'));
    const objects = objectsAt(page, 3);
    expect(objects.map(({ value }) => (value as { kind: string }).kind)).toEqual(['Pod', 'Namespace']);
    expect(objects[0]?.locate(['spec', 'containers', 0, 'image'], 'value').range.start.line).toBe(20);
    expect(objects[1]?.locate(['metadata', 'name'], 'value').range.start).toEqual({ line: 30, column: 11 });
  });
});

test('with schemas, lists merge by the keys of their kind', () => {
  const page = [...FRONT, ...fence('yaml title="s.yaml"', 'apiVersion: v1', 'kind: Service', 'metadata:', '  name: a', 'spec:', '  ports:', '  - port: 80', '  - port: 81'), ...fence('yaml fragment="s.yaml"', 'spec:', '  ports:', '  - port: 81', '    nodePort: 30001')];
  const lesson = parseLesson(createSource('a.mdx', page.join('\n')), { schemas: schemaSet('1.36') });
  expect(filesAt(lesson, 2).get('s.yaml')?.documents[0]?.value).toMatchObject({ spec: { ports: [{ port: 80 }, { port: 81, nodePort: 30001 }] } });
});

describe('here-documents', () => {
  test('make manifests and files', () => {
    const lesson = lessonOf(
      'a.md',
      ...fence('sh', "kubectl apply -f - <<'EOF'", ...podLines('a'), 'EOF', 'cat > b.yaml <<EOF', ...podLines('b'), 'EOF', 'tee c.yaml <<EOF', ...podLines('c'), 'EOF', 'cat <<EOF | kubectl create -f-', ...podLines('d'), 'EOF', 'cat > e.yaml <<EOF', ...podLines('$NAME'), 'EOF', 'cat <<EOF', 'x', 'EOF'),
    );
    expect(lesson.revisions.map(({ name, documents }) => [name, documents.length])).toEqual([
      ['#0.0', 1],
      ['b.yaml', 1],
      ['c.yaml', 1],
      ['#0.3', 1],
      ['e.yaml', 0],
    ]);
    expect(names(lesson, 1)).toEqual(['a', 'b', 'c', 'd']);
    expect(lesson.revisions[0]?.documents[0]?.locate(['metadata', 'name'], 'value').range.start).toEqual({ line: 6, column: 9 });
  });
});

test.each([
  [{ a: 1, b: 'x: y', c: [], d: {}, e: null, f: 'true', g: ['- x', { h: ['i'] }], j: '', k: '1', l: 'a b' }],
  [[{ name: 'a', list: [[1, 2], [3]] }]],
  ['text with\nlines and "quotes"'],
])('YAML text of %j reads back the same', (value) => {
  expect(load(writeYaml(value))).toEqual(value);
});
