import { describe, expect, test } from 'vitest';
import { parseLesson } from '../../lesson/parse.ts';
import type { Lesson } from '../../lesson/types.ts';
import { joinFiles, withFilesBeside } from '../../lesson/workspace/together.ts';
import { createSource } from '../../text/source.ts';
import type { KubeObject } from '../refs/objects.ts';
import { endState, finalObjects, lastRevisions } from './final-objects.ts';

function pod(name: string, namespace?: string): string {
  const where = namespace === undefined ? '' : `  namespace: ${namespace}\n`;
  return `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\n${where}spec:\n  containers:\n  - name: api\n    image: api:1.0\n`;
}

function yaml(content: string, attributes = ''): string {
  return `\`\`\`yaml ${attributes}\n${content}\`\`\`\n`;
}

function sh(...commands: string[]): string {
  return `\`\`\`sh\n${commands.join('\n')}\n\`\`\`\n`;
}

function page(...parts: string[]): Lesson {
  return parseLesson(createSource('page.md', parts.join('\n')));
}

function file(name: string, text: string): Lesson {
  return parseLesson(createSource(name, text));
}

function described(objects: readonly KubeObject[]): string[] {
  return objects.map(({ kind, name, document }) => `${kind} ${name} ${document.locate(['kind'], 'value').range.start.line}`);
}

describe('the final state of a page', () => {
  test('an object counts once, at its last revision', () => {
    expect(described(finalObjects(page(yaml(pod('a'), 'title="a.yaml"'), yaml(pod('a'), 'title="a.yaml"'))))).toEqual(['Pod a 14']);
    expect(described(finalObjects(page(yaml(pod('a')), yaml(pod('a')))))).toEqual(['Pod a 14']);
  });

  test('what is deleted on the way is no part of it, what is deleted at the end is', () => {
    const first = yaml(pod('a'), 'title="a.yaml"');
    const second = yaml(pod('b'), 'title="b.yaml"');
    const lesson = page(first, sh('kubectl apply -f a.yaml', 'kubectl delete -f a.yaml'), second, sh('kubectl apply -f b.yaml', 'kubectl delete -f b.yaml'));
    expect(described(finalObjects(lesson))).toEqual(['Pod b 19']);
    expect(described(lastRevisions(lesson))).toEqual(['Pod a 3', 'Pod b 19']);
  });

  test('with a namespace goes what is in it', () => {
    const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: dev\n';
    const lesson = page(
      yaml(namespace, 'title="dev.yaml"'),
      yaml(pod('a', 'dev'), 'title="a.yaml"'),
      sh('kubectl apply -f dev.yaml -f a.yaml', 'kubectl delete -f dev.yaml'),
      yaml(pod('b'), 'title="b.yaml"'),
    );
    expect(finalObjects(lesson).map(({ name }) => name)).toEqual(['b']);
  });

  test('what is wrong on purpose, skipped, has placeholders or is shown in part is no part of it', () => {
    const lesson = file(
      'lesson.mdx',
      `---\ntitle: A page\n---\n\n${yaml(pod('a'), 'title="a.yaml" fails="Invalid value"')}\n${yaml(pod('b'), 'skip="for another tool"')}\n${yaml(pod('c'))}`,
    );
    expect(finalObjects(lesson).map((object) => object.name)).toEqual(['c']);
    expect(finalObjects(page(yaml(pod('<name>'))))).toEqual([]);
    expect(finalObjects(page(yaml(`${pod('a')}  ...\n`)))).toEqual([]);
  });

  test('items of a List, and here-documents', () => {
    const list = `apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: ConfigMap\n  metadata:\n    name: a\n- apiVersion: v1\n  kind: ConfigMap\n  metadata:\n    name: b\n`;
    expect(finalObjects(file('list.yaml', list)).map(({ name }) => name)).toEqual(['a', 'b']);
    expect(described(finalObjects(page(sh("kubectl apply -f - <<'EOF'", `${pod('a')}EOF`))))).toEqual(['Pod a 4']);
  });

  test('patches of a kustomization are no objects', () => {
    expect(finalObjects(file('overlays/prod/replicas.yaml', pod('a')))).toEqual([]);
    const joined = joinFiles([file('base/a.yaml', pod('a')), file('base/patch-b.yaml', pod('b'))]);
    expect(finalObjects(joined).map(({ name }) => name)).toEqual(['a']);
  });

  test('files beside a page are known, and not advised upon', () => {
    const lesson = withFilesBeside(page(yaml(pod('a'))), [file('deploy/b.yaml', pod('b'))]);
    expect(endState(lesson).map(({ name }) => name)).toEqual(['b', 'a']);
    expect(finalObjects(lesson).map(({ name }) => name)).toEqual(['a']);
  });

  test('a page without objects', () => {
    expect(finalObjects(page('nothing'))).toEqual([]);
    expect(endState(page('nothing'))).toEqual([]);
  });
});
