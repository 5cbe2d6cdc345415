import { expect, it } from 'vitest';
import { testCluster } from '../testing/cluster.ts';

const IMAGES = [{ name: 'web:1', port: 80, routes: { '/': 'ok' }, needs: { cpu: '5m', memory: '50Mi', cpuPerRequest: 30 } }];
const POD = '{apiVersion: v1, kind: Pod, metadata: {name: web, labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", resources: {limits: {cpu: 100m}}}]}}';

it('nobody measures on a fresh cluster', () => {
  const cluster = testCluster({ images: IMAGES });
  cluster.apply(POD);
  cluster.advance(60);
  expect([cluster.metrics, cluster.agents.podUsage('default'), cluster.agents.nodeUsage()]).toEqual([undefined, undefined, undefined]);
});

it('an installed one knows a pod after its second round', () => {
  const cluster = testCluster({ images: IMAGES, metricsServer: true });
  cluster.apply(POD);
  cluster.advance(5);
  expect(cluster.metrics?.podUsage('default')).toEqual([]);
  cluster.advance(30);
  expect(cluster.agents.podUsage('default')).toEqual([{ namespace: 'default', pod: 'web', containers: { web: { milliCpu: 5, bytes: 50 * 1024 * 1024 } } }]);
  expect(cluster.metrics?.podUsage('default', 'app=other')).toEqual([]);
});

it('requests use processor time, up to the limit', () => {
  const cluster = testCluster({ images: IMAGES, metricsServer: true });
  cluster.apply(POD);
  cluster.advance(40);
  const ip = cluster.get('pods', 'web')['status'].podIP as string;
  const requests = (count: number): void => {
    for (let at = 0; at < count; at++) cluster.network.from('10.244.1.250', 'default').http(ip, 80, { method: 'GET', path: '/', headers: {}, body: '' });
  };
  const milliCpu = (): number => cluster.agents.podUsage('default')![0]!.containers['web']!.milliCpu;
  requests(20);
  expect(milliCpu()).toBe(45);
  requests(1000);
  expect(milliCpu()).toBe(100);
  cluster.advance(60);
  expect(milliCpu()).toBe(5);
});

it('its manifest installs one', () => {
  const cluster = testCluster({ images: IMAGES, unknownImages: 'missing' });
  cluster.apply(POD);
  cluster.apply(`
apiVersion: apps/v1
kind: Deployment
metadata: {name: metrics-server, namespace: kube-system}
spec:
  selector: {matchLabels: {k8s-app: metrics-server}}
  template:
    metadata: {labels: {k8s-app: metrics-server}}
    spec:
      containers:
      - name: metrics-server
        image: registry.k8s.io/metrics-server/metrics-server:v0.8.0
        args: [--secure-port=10250, --kubelet-insecure-tls]
        ports: [{name: https, containerPort: 10250}]
        readinessProbe: {httpGet: {path: /readyz, port: https, scheme: HTTPS}, initialDelaySeconds: 20, periodSeconds: 10}
`);
  cluster.advance(10);
  expect(cluster.metrics).toBeUndefined();
  cluster.advance(40);
  expect(cluster.metrics?.podUsage('default').map(({ pod }) => pod)).toEqual(['web']);
});
