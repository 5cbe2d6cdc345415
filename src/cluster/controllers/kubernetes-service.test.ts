import { expect, test } from 'vitest';
import { testCluster } from '../testing/cluster.ts';

// As recorded: after `kubectl delete all --all` there is no Service; the API server's reconciler makes it again within ten seconds.
test('the Service of the API server comes back', () => {
  const cluster = testCluster();
  const before = cluster.get('services', 'kubernetes');
  cluster.remove('services', 'kubernetes');
  cluster.advance(1);
  expect(cluster.all('services')).toEqual([]);
  cluster.advance(9);
  const after = cluster.get('services', 'kubernetes');
  expect(after['spec']).toEqual(before['spec']);
  expect(after.metadata.uid).not.toBe(before.metadata.uid);
  expect(cluster.get('endpoints', 'kubernetes')['subsets']).toHaveLength(1);
  expect(cluster.get('endpointslices', 'kubernetes')['endpoints']).toHaveLength(1);
});
