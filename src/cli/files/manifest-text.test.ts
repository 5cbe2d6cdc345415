import { expect, test } from 'vitest';
import { looksLikeManifest } from './manifest-text.ts';

test.each([
  ['pod.yaml', 'apiVersion: v1\nkind: Pod\n', true],
  ['pod.yaml', '# a comment\n---\nkind: Pod\n', true],
  ['two.yaml', 'a: 1\n---\napiVersion: v1\nkind: Pod\n', true],
  ['pod.json', '{"kind": "Pod", "apiVersion": "v1"}', true],
  ['mkdocs.yml', 'site_name: x\nnav:\n  - kind: page\n', false],
  ['package.json', '{"name": "x", "kind": "y"}', false],
  ['chart/Chart.yaml', 'apiVersion: v2\nname: x\n', false],
  ['chart/templates/pod.yaml', 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Release.Name }}\n', false],
  ['pods/pod.yaml', 'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: "{{ x }}"\n', true],
])('%s with %j: %s', (file, text, expected) => {
  expect(looksLikeManifest(file, text)).toBe(expected);
});
