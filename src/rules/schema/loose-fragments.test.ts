import { expect, test } from 'vitest';
import { formatFieldPath } from '../../text/field-path.ts';
import { impossibleFields } from './loose-fragments.ts';

test.each([
  ['fields of a container', { livenessProbe: { httpGet: { path: '/', port: 80 } } }, []],
  ['a misspelt field of a probe', { livenessProbe: { httpget: { path: '/', port: 80 } } }, ['livenessProbe.httpget']],
  ['a list of containers', [{ name: 'a', image: 'b', port: [] }], []],
  ['in each item', [{ name: 'a', resources: { limit: { cpu: 1 } } }], ['[0].resources.limit']],
  ['a strategy of Argo Rollouts', { strategy: { canary: { steps: [{ setWeight: 20 }] } } }, []],
  ['a key that no type has', { wheels: 4 }, []],
  ['labels may have any name', { metadata: { labels: { anything: 'x' } } }, []],
])('%s', (_, value, expected) => {
  expect(impossibleFields('1.36', value).map(({ path }) => formatFieldPath(path))).toEqual(expected);
});
