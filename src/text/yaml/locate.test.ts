import { describe, expect, it } from 'vitest';
import type { FieldPath } from '../field-path.ts';
import { wholeExcerpt } from '../excerpt.ts';
import { createSource } from '../source.ts';
import { locateNode, nearestNode, pathAtOffset } from './locate.ts';
import { parseYaml } from './parse.ts';

const text = [
  'metadata:',
  '  name: &name web',
  '  labels: &labels',
  '    app.kubernetes.io/name: *name',
  'spec:',
  '  selector: {<<: *labels, tier: "front end"}',
  '  containers:',
  '  - name: \'web\'',
  '    args: [run, "--port", 80]',
  '    ports:',
  '    - containerPort: 8080',
  '  - image: nginx',
  '  script: |',
  '    echo hi',
  '  labels: *labels',
  '',
].join('\n');
const document = parseYaml(wholeExcerpt(createSource('pod.yaml', text))).documents[0]!;
const cut = (span: { start: number; end: number } | undefined) => (span === undefined ? undefined : text.slice(span.start, span.end));

describe('locateNode', () => {
  it.each<[FieldPath, string | undefined, string]>([
    [['metadata', 'name'], 'name', 'web'],
    [['metadata', 'labels', 'app.kubernetes.io/name'], 'app.kubernetes.io/name', '*name'],
    [['spec', 'selector', 'tier'], 'tier', '"front end"'],
    [['spec', 'selector', 'app.kubernetes.io/name'], 'app.kubernetes.io/name', '*name'],
    [['spec', 'containers', 0, 'name'], 'name', "'web'"],
    [['spec', 'containers', 0, 'args'], 'args', '[run, "--port", 80]'],
    [['spec', 'containers', 0, 'args', 1], undefined, '"--port"'],
    [['spec', 'containers', 0, 'ports', 0, 'containerPort'], 'containerPort', '8080'],
    [['spec', 'script'], 'script', '|\n    echo hi'],
    [['spec', 'labels'], 'labels', '*labels'],
    [['spec', 'labels', 'app.kubernetes.io/name'], 'app.kubernetes.io/name', '*name'],
  ])('%j', (path, key, value) => {
    expect(cut(locateNode(document.root, path, 'key'))).toBe(key);
    expect(cut(locateNode(document.root, path, 'value'))).toBe(value);
  });

  it('finds a merged key where it is written', () => {
    expect(locateNode(document.root, ['spec', 'selector', 'app.kubernetes.io/name'], 'key')!.start).toBe(text.indexOf('app.kubernetes.io'));
  });

  it.each<[FieldPath]>([[['spec', 'nothing']], [['spec', 'containers', 7]], [['metadata', 'name', 'x']], [['spec', 'containers', 'name']]])(
    'has no %j', (path) => {
      expect(locateNode(document.root, path, 'value')).toBeUndefined();
    },
  );
});

describe('nearestNode', () => {
  it.each<[FieldPath, string]>([
    [['spec', 'containers', 0, 'name'], 'name'],
    [['spec', 'containers', 1, 'name'], 'image'],
    [['spec', 'containers', 0, 'ports', 0, 'name'], 'containerPort'],
    [['spec', 'selector', 'x'], 'selector'],
    [['metadata', 'name', 'x', 'y'], 'name'],
    [['status', 'phase'], 'metadata'],
  ])('%j is shown at %s', (path, shown) => {
    expect(cut(nearestNode(document, path, 'key'))).toBe(shown);
  });

  it('shows a document without content at its beginning', () => {
    const [, empty] = parseYaml(wholeExcerpt(createSource('a', 'a: 1\n---\n# x\n'))).documents;
    expect(nearestNode(empty!, ['a'], 'value')).toEqual({ start: 9, end: 9 });
  });
});

describe('pathAtOffset', () => {
  it.each<[string, FieldPath]>([
    ['8080', ['spec', 'containers', 0, 'ports', 0, 'containerPort']],
    ['containerPort', ['spec', 'containers', 0, 'ports', 0, 'containerPort']],
    ['--port', ['spec', 'containers', 0, 'args', 1]],
    ['image', ['spec', 'containers', 1, 'image']],
    ['*name', ['metadata', 'labels', 'app.kubernetes.io/name']],
    ['*labels\n', ['spec', 'labels']],
    ['tier', ['spec', 'selector', 'tier']],
    ['echo', ['spec', 'script']],
  ])('%s', (word, path) => {
    expect(pathAtOffset(document.root, text.indexOf(word) + 1)).toEqual(path);
  });

  it('is undefined outside of the content', () => {
    expect(pathAtOffset(document.root, 100_000)).toBeUndefined();
    expect(pathAtOffset(undefined, 0)).toBeUndefined();
  });
});
