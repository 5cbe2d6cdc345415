import { expect, test } from 'vitest';
import { testCluster } from '../testing/cluster.ts';

test('the server gives quantities back in their canonical form', () => {
  const cluster = testCluster();
  const [pod] = cluster.apply(`
apiVersion: v1
kind: Pod
metadata: {name: only-limits}
spec:
  containers: [{name: c, image: "api:0.1.0", resources: {limits: {cpu: "0.5", memory: 1024Mi}}}]
  volumes: [{name: v, emptyDir: {sizeLimit: 2048Ki}}]
`);
  expect(pod!['spec'].containers[0].resources).toEqual({ limits: { cpu: '500m', memory: '1Gi' }, requests: { cpu: '500m', memory: '1Gi' } });
  expect(pod!['spec'].volumes[0].emptyDir.sizeLimit).toBe('2Mi');
  const [quota] = cluster.apply('apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: q}\nspec: {hard: {pods: 4, requests.cpu: 1000m}}');
  expect(quota!['spec'].hard).toEqual({ pods: '4', 'requests.cpu': '1' });
});
