import { expect, test } from 'vitest';
import { slipOf } from './slips.ts';

test.each([
  ['gte', 'get'],
  ['appply', 'apply'],
  ['log', undefined],
  ['ktop', undefined],
  ['neat', undefined],
  ['get', undefined],
  ['use_context', 'use-context'],
])('%s is a slip of %s', (word, expected) => {
  expect(slipOf(word, ['get', 'apply', 'logs', 'top', 'use-context'])).toBe(expected);
});
