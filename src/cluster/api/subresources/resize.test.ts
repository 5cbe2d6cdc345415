import { expect, test } from 'vitest';
import { testCluster, type TestCluster } from '../../testing/cluster.ts';

const POD = `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
  - name: app
    image: busybox:1.37
    command: [sleep, "3600"]
    resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { cpu: 200m, memory: 128Mi } }
`;

function resized(cluster: TestCluster, resources: Record<string, unknown>): void {
  const body = { spec: { containers: [{ name: 'app', image: 'other:1', resources }] } };
  cluster.client().patch({ resource: cluster.resource('pods'), namespace: 'default', name: 'web', subresource: 'resize' }, { type: 'strategic', body });
}

function running(): TestCluster {
  const cluster = testCluster();
  cluster.apply(POD);
  cluster.advance(3);
  return cluster;
}

// https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/
test('a running container gets other resources without a restart; nothing else changes', () => {
  const cluster = running();
  resized(cluster, { requests: { cpu: '150m' } });
  cluster.advance(1);
  const { metadata, spec, status } = cluster.get('pods', 'web');
  expect(spec.containers[0]).toMatchObject({ image: 'busybox:1.37', resources: { requests: { cpu: '150m', memory: '64Mi' }, limits: { cpu: '200m', memory: '128Mi' } } });
  expect(status.containerStatuses[0]).toMatchObject({ restartCount: 0, ready: true, allocatedResources: { cpu: '150m', memory: '64Mi' } });
  expect(metadata.generation).toBe(2);
});

test('the quality of service class stays', () => {
  expect(() => resized(running(), { requests: { cpu: '200m', memory: '128Mi' } }))
    .toThrow('Pod "web" is invalid: spec: Invalid value: "Burstable": Pod QOS Class may not change as a result of resizing');
});

test('no more is asked for than the limit', () => {
  expect(() => resized(running(), { requests: { cpu: '500m' } }))
    .toThrow('Pod "web" is invalid: spec.containers[0].resources.requests: Invalid value: "500m": must be less than or equal to cpu limit of 200m');
});

test('what was limited stays limited', () => {
  expect(() => resized(running(), { limits: { memory: null } })).toThrow('spec.containers[0].resources.limits: Forbidden: resource limits cannot be removed');
});
