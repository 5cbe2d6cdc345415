import { expect, it } from 'vitest';
import { items } from '../../../kube/object.ts';
import { testCluster, type TestCluster } from '../../testing/cluster.ts';

const APP = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: backend}
spec:
  replicas: 2
  selector: {matchLabels: {app: backend}}
  template:
    metadata: {labels: {app: backend}}
    spec: {containers: [{name: web, image: "api:0.1.0", ports: [{name: http, containerPort: 8000}]}]}
`;

const service = (selector: string, targetPort: string): string => `{apiVersion: v1, kind: Service, metadata: {name: backend}, spec: {selector: {app: ${selector}}, ports: [{port: 80, targetPort: ${targetPort}}]}}`;

const slice = (cluster: TestCluster): { ports: { port: number }[] | null; endpoints: { addresses: string[]; conditions: object }[] | null } =>
  cluster.all('endpointslices').find(({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === 'backend') as never;
const addresses = (cluster: TestCluster): string[] => items(slice(cluster).endpoints).flatMap((endpoint) => endpoint.addresses as string[]);

// The steps of the recorded session about a Service without endpoints.
it('follows the selector, the target port and the pods', () => {
  const cluster = testCluster();
  cluster.apply(APP);
  cluster.apply(service('back-end', 'http'));
  cluster.advance(3);
  expect([slice(cluster).endpoints, slice(cluster).ports, cluster.get('endpoints', 'backend')['subsets']]).toEqual([null, null, undefined]);

  cluster.apply(service('backend', 'web'));
  cluster.advance(2);
  const ips = cluster.all('pods').map(({ status }) => status.podIP as string).sort();
  expect([addresses(cluster).sort(), slice(cluster).ports, cluster.get('endpoints', 'backend')['subsets']]).toEqual([ips, null, undefined]);

  cluster.apply(service('backend', 'http'));
  cluster.advance(2);
  expect(slice(cluster).ports).toEqual([{ name: '', port: 8000, protocol: 'TCP' }]);
  expect(slice(cluster).endpoints!.map(({ conditions }) => conditions)).toEqual([0, 1].map(() => ({ ready: true, serving: true, terminating: false })));
  const [subset] = cluster.get('endpoints', 'backend')['subsets'];
  expect([subset.addresses.map(({ ip }: { ip: string }) => ip), subset.ports]).toEqual([ips, [{ port: 8000, protocol: 'TCP' }]]);

  const name = cluster.all('endpointslices').find(({ metadata }) => metadata.name.startsWith('backend-'))!.metadata.name;
  cluster.apply(APP.replace('replicas: 2', 'replicas: 0'));
  cluster.advance(3);
  expect([slice(cluster).endpoints, cluster.all('endpointslices').some(({ metadata }) => metadata.name === name)]).toEqual([null, true]);
  cluster.remove('services', 'backend');
  cluster.advance(2);
  expect([cluster.all('endpointslices').filter(({ metadata }) => metadata.name.startsWith('backend')), cluster.all('endpoints').filter(({ metadata }) => metadata.name === 'backend')]).toEqual([[], []]);
});

it('lists pods that are not ready apart', () => {
  const cluster = testCluster();
  cluster.apply(APP.replace('containerPort: 8000}]', 'containerPort: 8000}], readinessProbe: {httpGet: {path: /broken, port: http}}'));
  cluster.apply(service('backend', 'http'));
  cluster.advance(4);
  const [subset] = cluster.get('endpoints', 'backend')['subsets'];
  expect([subset.addresses, subset.notReadyAddresses.length]).toEqual([undefined, 2]);
  expect(slice(cluster).endpoints!.map(({ conditions }) => conditions)).toEqual([0, 1].map(() => ({ ready: false, serving: false, terminating: false })));
});

it('fills slices of a hundred', () => {
  const cluster = testCluster();
  cluster.apply(APP.replace('replicas: 2', 'replicas: 150'));
  cluster.apply(service('backend', 'http'));
  cluster.advance(10);
  const sizes = cluster.all('endpointslices').filter(({ metadata }) => metadata.name.startsWith('backend-')).map((one) => items(one['endpoints']).length);
  expect(sizes.sort((a, b) => b - a)).toEqual([100, 50]);
});
