import { describe, expect, test } from 'vitest';
import { testCluster } from '../testing/cluster.ts';

const BALANCED = `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  type: LoadBalancer
  externalTrafficPolicy: Local
  selector: { app: web }
  ports: [{ port: 80 }]
`;

const HEADLESS = `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  clusterIP: None
  selector: { app: web }
  ports: [{ port: 80 }]
`;

/** The spec of the Service `web` after it was made from `yaml` and changed with a strategic merge patch. */
function patched(yaml: string, spec: Record<string, unknown>): Record<string, unknown> {
  const cluster = testCluster();
  cluster.apply(yaml);
  cluster.client().patch({ resource: cluster.resource('services'), namespace: 'default', name: 'web' }, { type: 'strategic', body: { spec } });
  return cluster.get('services', 'web')['spec'];
}

// https://kubernetes.io/docs/concepts/services-networking/service/ and the tests of the Service registry
// (pkg/registry/core/service/strategy_test.go, TestDropTypeDependentFields).
describe('a Service that is changed', () => {
  test('loses what only a load balancer has', () => {
    const spec = patched(BALANCED, { type: 'ClusterIP' });
    expect(spec).not.toHaveProperty('healthCheckNodePort');
    expect(spec).not.toHaveProperty('externalTrafficPolicy');
    expect(spec).not.toHaveProperty('allocateLoadBalancerNodePorts');
    expect(spec['ports']).toEqual([{ port: 80, protocol: 'TCP', targetPort: 80 }]);
  });

  test('keeps the port of the health check while it is one for its nodes', () => {
    expect(patched(BALANCED, { selector: { app: 'api' } })['healthCheckNodePort']).toBeTypeOf('number');
  });

  test('stays headless when it asks for no address', () => {
    expect(patched(HEADLESS, { clusterIP: '' })).toMatchObject({ clusterIP: 'None', clusterIPs: ['None'] });
  });
});
