import { expect, test } from 'vitest';
import { testCluster, type TestCluster } from '../testing/cluster.ts';

function withLimits(limits: string): TestCluster {
  const cluster = testCluster();
  cluster.apply(`apiVersion: v1\nkind: LimitRange\nmetadata: {name: limits}\nspec: {limits: [${limits}]}`);
  return cluster;
}

const pod = (name: string, resources: string, init = ''): string => `
apiVersion: v1
kind: Pod
metadata: {name: ${name}}
spec:
  ${init}
  containers: [{name: app, image: "api:0.1.0", resources: ${resources}}]
`;

const claim = (name: string, size: string): string => `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: ${name}}\nspec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: ${size}}}}`;

test('gives containers what they do not say, and notes it', () => {
  const cluster = withLimits('{type: Container, default: {cpu: 500m, memory: 512Mi}, defaultRequest: {cpu: 250m, memory: 256Mi}}');
  const [silent] = cluster.apply(pod('silent', '{}', 'initContainers: [{name: first, image: "busybox:1.36"}]'));
  expect(silent!['spec'].containers[0].resources).toEqual({ limits: { cpu: '500m', memory: '512Mi' }, requests: { cpu: '250m', memory: '256Mi' } });
  expect(silent!.metadata.annotations).toEqual({
    'kubernetes.io/limit-ranger': 'LimitRanger plugin set: cpu, memory request for container app; cpu, memory limit for container app; cpu, memory request for init container first; cpu, memory limit for init container first',
  });
  const [partly] = cluster.apply(pod('partly', '{requests: {cpu: 100m}}'));
  expect(partly!['spec'].containers[0].resources).toEqual({ limits: { cpu: '500m', memory: '512Mi' }, requests: { cpu: '100m', memory: '256Mi' } });
  expect(partly!['status'].qosClass).toBe('Burstable');
});

test('holds containers to the least and the most', () => {
  const cluster = withLimits('{type: Container, min: {cpu: 100m}, max: {cpu: "1", memory: 1Gi}}');
  expect(() => cluster.apply(pod('small', '{requests: {cpu: 50m}, limits: {cpu: 500m, memory: 1Gi}}'))).toThrow('pods "small" is forbidden: minimum cpu usage per Container is 100m, but request is 50m');
  expect(() => cluster.apply(pod('large', '{requests: {cpu: 500m}, limits: {cpu: "2", memory: 2Gi}}')))
    .toThrow('pods "large" is forbidden: [maximum cpu usage per Container is 1, but limit is 2, maximum memory usage per Container is 1Gi, but limit is 2Gi]');
});

test('holds pods as a whole, and the ratio of limit to request', () => {
  const cluster = withLimits('{type: Pod, max: {cpu: "1"}, maxLimitRequestRatio: {memory: 2}}');
  expect(() => cluster.apply(pod('big', '{requests: {cpu: 800m, memory: 1Gi}, limits: {cpu: 800m, memory: 1Gi}}', 'initContainers: [{name: first, image: "i:1", resources: {requests: {cpu: "2"}, limits: {cpu: "2"}}}]')))
    .toThrow('pods "big" is forbidden: maximum cpu usage per Pod is 1, but limit is 2');
  expect(() => cluster.apply(pod('steep', '{requests: {cpu: 100m, memory: 100Mi}, limits: {cpu: 100m, memory: 300Mi}}')))
    .toThrow('pods "steep" is forbidden: memory max limit to request ratio per Pod is 2, but provided ratio is 3.000000');
});

test('holds claims', () => {
  const cluster = withLimits('{type: PersistentVolumeClaim, min: {storage: 1Gi}, max: {storage: 2Gi}}');
  expect(() => cluster.apply(claim('small', '500Mi'))).toThrow('persistentvolumeclaims "small" is forbidden: minimum storage usage per PersistentVolumeClaim is 1Gi, but request is 500Mi');
  expect(() => cluster.apply(claim('large', '3Gi'))).toThrow('persistentvolumeclaims "large" is forbidden: maximum storage usage per PersistentVolumeClaim is 2Gi, but request is 3Gi');
  expect(cluster.apply(claim('fits', '2Gi'))).toHaveLength(1);
});
