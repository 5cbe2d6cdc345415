import type { InlineCode, Root } from 'mdast';
import { expect, test } from 'vitest';
import { type Part, unbrokenCode } from './unbroken-code.ts';

/** The words that are kept in one line, of a piece of inline code. */
function kept(value: string): string[] {
  const code: InlineCode & { data?: { hChildren?: Part[] } } = { type: 'inlineCode', value };
  const tree: Root = { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'emphasis', children: [code] }] }] };
  unbrokenCode()(tree);
  const parts = code.data?.hChildren ?? [{ type: 'text', value }];
  expect(parts.map(textOf).join('')).toBe(value);
  return parts.filter((part) => part.type === 'element').map(textOf);
}

function textOf(part: Part): string {
  return part.type === 'text' ? part.value : part.children.map(textOf).join('');
}

test('options and names with hyphens are kept whole, word by word', () => {
  expect(kept('--cascade')).toEqual(['--cascade']);
  expect(kept('kubectl delete statefulset logbook --cascade=orphan')).toEqual(['--cascade=orphan']);
  expect(kept('kube-system')).toEqual(['kube-system']);
});

test('of an option that is too long the beginning is kept', () => {
  expect(kept('--as=system:serviceaccount:harbour:dispatcher')).toEqual(['--as']);
});

test('words without a hyphen, and words that are too long for a line, stay as they are', () => {
  expect(kept('kubectl get pods')).toEqual([]);
  expect(kept('-')).toEqual([]);
  expect(kept('nginx.ingress.kubernetes.io/canary-weight')).toEqual([]);
});
