import { expect, test } from 'vitest';
import { testCluster } from '../testing/cluster.ts';

const workload = (kind: string): string => `
apiVersion: apps/v1
kind: ${kind}
metadata: { name: web }
spec:
  ${kind === 'StatefulSet' ? 'serviceName: web' : ''}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "web:1" }] }
`;

// As recorded with Kubernetes 1.36: `kubectl annotate deployment` makes another generation (`deploymentStrategy.PrepareForUpdate`);
// the registries of the other workloads look at the spec alone.
test.each([['deployments', 'Deployment', 2], ['statefulsets', 'StatefulSet', 1], ['replicasets', 'ReplicaSet', 1]])('the generation of %s after an annotation', (plural, kind, expected) => {
  const cluster = testCluster();
  cluster.apply(workload(kind));
  cluster.advance(3);
  cluster.client().patch({ resource: cluster.resource(plural), namespace: 'default', name: 'web' }, { type: 'merge', body: { metadata: { annotations: { 'kubernetes.io/change-cause': 'first' } } } });
  cluster.advance(1);
  const { metadata, status } = cluster.get(plural, 'web');
  expect([metadata.generation, status.observedGeneration]).toEqual([expected, expected]);
});
