import { expect, test } from 'vitest';
import { contentHash } from './data-sources.ts';

// The values of kubectl's own tests of `ConfigMapHash`.
test.each([
  [{ data: '', kind: 'ConfigMap', name: '' }, '6ct58987ht'],
  [{ data: { one: '' }, kind: 'ConfigMap', name: '' }, '9g67k2htb6'],
  [{ data: { one: '', three: '3', two: '2' }, kind: 'ConfigMap', name: '' }, 'f5h7t85m9b'],
])('%j ends in %s', (content, hash) => {
  expect(contentHash(content)).toBe(hash);
});
