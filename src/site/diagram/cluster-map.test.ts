import { expect, test } from 'vitest';
import { describeClusterMap, drawClusterMap } from './cluster-map.ts';

// https://kubernetes.io/docs/concepts/architecture/
const PARTS = ['API server', 'etcd', 'scheduler', 'controller manager', 'kubelet', 'kube-proxy', 'container runtime'];

test.each(PARTS)('%s is drawn, and named in words', (part) => {
  expect(drawClusterMap()).toContain(`>${part}<`);
  expect(describeClusterMap().join(' ')).toContain(part);
});

test('each node has all its parts', () => {
  for (const part of PARTS.slice(4)) expect(drawClusterMap().split(`>${part}<`)).toHaveLength(3);
});
