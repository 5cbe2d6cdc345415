import { describe, expect, test } from 'vitest';
import { parseLesson } from '../../lesson/parse.ts';
import { createSource } from '../../text/source.ts';
import { missingObjects } from './missing-objects.ts';
import { pageObjects } from './workspace-objects.ts';

/** What is said of a Pod `app` on a page, for the ConfigMap that its annotation names. */
function found(file: string, ...blocks: string[]): string[] {
  const text = `${file.endsWith('.mdx') ? '---\ntitle: Test\n---\n' : ''}${blocks.join('\n\n')}\n`;
  const lesson = parseLesson(createSource(file, text));
  const references = pageObjects(lesson)
    .filter(({ kind }) => kind === 'Pod')
    .map((object) => ({
      object,
      path: ['metadata', 'annotations', 'uses'],
      kind: 'ConfigMap',
      name: String((object.value as { metadata: { annotations: { uses: string } } }).metadata.annotations.uses),
      namespace: { of: 'namespace' as const, name: object.namespace },
      does: 'it uses',
      consequence: 'it fails',
    }));
  return missingObjects(lesson, references).map(({ message, severity }) => `${severity ?? 'error'}: ${message}`);
}

const yaml = (text: string): string => `\`\`\`yaml\n${text}\n\`\`\``;
const sh = (text: string): string => `\`\`\`sh\n${text}\n\`\`\``;
const pod = (uses: string): string => yaml(`apiVersion: v1\nkind: Pod\nmetadata: {name: app, annotations: {uses: ${uses}}}\nspec: {containers: [{name: a, image: "a:1"}]}`);
const config = (name: string): string => yaml(`apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {a: b}`);

describe('missingObjects', () => {
  test('in a lesson it is an error, and a warning where the page corrects it', () => {
    expect(found('a.mdx', pod('shop'))).toEqual(['error: it uses ConfigMap shop, but nothing on this page creates it']);
    expect(found('a.mdx', pod('shop'), config('other'), pod('other'))[0]).toMatch(/^warning: /);
  });

  test.each([['shop-confg'], ['shop_config'], ['shopconfig'], ['shop']])('elsewhere %s is said to be meant for shop-config', (name) => {
    expect(found('a.md', config('shop-config'), pod(name))).toEqual([
      expect.stringMatching(new RegExp(`^warning: it uses ConfigMap ${name}, but nothing on this page creates it; line \\d+ creates shop-config$`)),
    ]);
  });

  test.each([['web'], ['shop-config-2'], ['shop-config1'], ['<name>'], ['kube-root-ca.crt']])('elsewhere %s is not', (name) => {
    expect(found('a.md', config('shop-config'), pod(JSON.stringify(name)))).toEqual([]);
  });

  test.each([
    ['a chart', sh('helm install db example/db')],
    ['a manifest of the web', sh('kubectl apply -f https://example.com/a.yaml')],
    ['a repository', sh('git clone https://example.com/a.git')],
    ['a command', sh('kubectl create configmap shop --from-literal=a=b')],
    ['a loop', sh('for name in shop; do kubectl create configmap "$name" --from-literal=a=b; done')],
    ['kustomize', yaml('configMapGenerator:\n- name: shop\n  literals: [a=b]')],
    ['a skipped block', '```yaml skip="made before"\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: shop}\n```'],
  ])('%s may bring it', (_, block) => {
    expect(found('a.mdx', block, pod('shop'))).toEqual([]);
  });
});
