import { describe, expect, test } from 'vitest';
import { testCluster, type TestCluster } from '../testing/cluster.ts';

const pod = (image: string, spec = ''): string => `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  ${spec}
  containers: [{ name: app, image: "${image}" }]
`;

function started(image: string, options?: Parameters<typeof testCluster>[0]): TestCluster {
  const cluster = testCluster(options);
  cluster.apply(pod(image));
  cluster.advance(5);
  return cluster;
}

/** As `kubectl set image pod/web app=IMAGE` does it. */
function setImage(cluster: TestCluster, image: string): void {
  const body = { spec: { containers: [{ name: 'app', image }] } };
  cluster.client().patch({ resource: cluster.resource('pods'), namespace: 'default', name: 'web' }, { type: 'strategic', body });
}

const statusOf = (cluster: TestCluster): Record<string, unknown> => cluster.get('pods', 'web')['status'].containerStatuses[0];

// https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement and `computePodActions` of the kubelet.
describe('a pod whose image is changed', () => {
  test('starts its container anew', () => {
    const cluster = started('nginx:1.27', { unknownImages: 'missing' });
    setImage(cluster, 'nginx:1.28');
    cluster.advance(5);
    expect(cluster.eventsOf('web')).toContain('Killing: Container app definition changed, will be restarted');
    expect(statusOf(cluster)).toMatchObject({ image: 'nginx:1.28', restartCount: 1, ready: true });
  });

  test('loses its container to an image that cannot be pulled', () => {
    const cluster = started('nginx:1.27', { unknownImages: 'missing' });
    setImage(cluster, 'nginx:nonexistent');
    cluster.advance(2);
    expect(statusOf(cluster)).toMatchObject({ image: 'nginx:nonexistent', ready: false, state: { waiting: { reason: 'ErrImagePull' } } });
  });

  test('gets the right image after a wrong one', () => {
    const cluster = started('nginx:does-not-exist');
    expect(statusOf(cluster)).toMatchObject({ state: { waiting: { reason: 'ImagePullBackOff' } } });
    setImage(cluster, 'nginx:1.27');
    cluster.advance(5);
    expect(statusOf(cluster)).toMatchObject({ image: 'nginx:1.27', restartCount: 0, ready: true });
  });

  // As recorded with simulated nodes.
  test('goes on when another image stands in for it', () => {
    const cluster = started('iris-api:0.1.0', { unknownImages: 'placeholder' });
    setImage(cluster, 'iris-api:0.1.1');
    cluster.advance(5);
    expect(statusOf(cluster)).toMatchObject({ restartCount: 0, ready: true });
  });
});

describe('what is said of scheduling', () => {
  test('a pod with gates waits for them', () => {
    const cluster = testCluster();
    cluster.apply(pod('nginx:1.27', 'schedulingGates: [{ name: example.com/hold }]'));
    cluster.advance(1);
    expect(cluster.get('pods', 'web')['status'].conditions).toEqual([{
      lastProbeTime: null, lastTransitionTime: null, message: 'Scheduling is blocked due to non-empty scheduling gates', reason: 'SchedulingGated', status: 'False', type: 'PodScheduled',
    }]);
  });

  test('a pod that names its node is scheduled', () => {
    const cluster = testCluster();
    cluster.apply(pod('nginx:1.27', 'nodeName: desktop-worker'));
    cluster.advance(3);
    expect(cluster.get('pods', 'web')['status'].conditions).toContainEqual(expect.objectContaining({ type: 'PodScheduled', status: 'True' }));
  });
});
