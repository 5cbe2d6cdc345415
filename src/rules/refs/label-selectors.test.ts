import { expect, test } from 'vitest';
import { formatSelector, isEmptySelector, meetsSelector, readLabelSelector } from './label-selectors.ts';

const web = { app: 'web', tier: 'front' };

// https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements
test.each([
  [{ matchLabels: { app: 'web' } }, true, 'app=web'],
  [{ matchLabels: { app: 'api' } }, false, 'app=api'],
  [{ matchExpressions: [{ key: 'app', operator: 'In', values: ['web', 'api'] }] }, true, 'app in (web,api)'],
  [{ matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['web'] }] }, false, 'app notin (web)'],
  [{ matchExpressions: [{ key: 'zone', operator: 'NotIn', values: ['a'] }] }, true, 'zone notin (a)'],
  [{ matchExpressions: [{ key: 'tier', operator: 'Exists' }] }, true, 'tier'],
  [{ matchLabels: { app: 'web' }, matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }] }, false, 'app=web,!tier'],
  [{}, true, ''],
])('%j', (value, meets, text) => {
  const selector = readLabelSelector(value)!;
  expect(meetsSelector(selector, web)).toBe(meets);
  expect(formatSelector(selector)).toBe(text);
  expect(isEmptySelector(selector)).toBe(text === '');
});

test.each([[undefined], ['app'], [{ matchLabels: { app: '<name>' } }], [{ matchExpressions: [{ key: 1 }] }]])('%j is not known', (value) => {
  expect(readLabelSelector(value)).toBeUndefined();
});
