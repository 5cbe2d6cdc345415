import { expect, test } from 'vitest';
import { isNearMatch } from './near-matches.ts';

test.each([
  ['deployments', 'a <mark>Deployment</mark> keeps', true],
  ['nodePort', 'its <mark>nodePort</mark> is 30001', true],
  ['xyzzy', '3 <mark>x</mark> 30', false],
  ['xyzzy probe', 'a <mark>probe</mark> every 3 <mark>x</mark>', true],
  ['x', '3 <mark>x</mark> 30', true],
  ['kubectl-get', '<mark>kubectl get</mark> pods', true],
  ['anything', 'an excerpt without marks', true],
  ['', '', true],
])('%j in %j', (term, excerpt, near) => {
  expect(isNearMatch(term, excerpt)).toBe(near);
});
