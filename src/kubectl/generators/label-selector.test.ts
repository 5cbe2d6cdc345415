import { expect, test } from 'vitest';
import { toLabelSelector } from './label-selector.ts';

test('requirements of equality and of sets', () => {
  expect(toLabelSelector('app=web,tier in (a, b),!old,zone,env!=dev')).toEqual({
    matchLabels: { app: 'web' },
    matchExpressions: [
      { key: 'tier', operator: 'In', values: ['a', 'b'] }, { key: 'old', operator: 'DoesNotExist' }, { key: 'zone', operator: 'Exists' }, { key: 'env', operator: 'NotIn', values: ['dev'] },
    ],
  });
});

test('what cannot be read is refused', () => {
  expect(() => toLabelSelector('app=web=x')).toThrow("couldn't parse the selector string \"app=web=x\": found '=', expected: ',' or 'end of string'");
});
