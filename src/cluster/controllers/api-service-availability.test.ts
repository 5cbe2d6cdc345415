import { expect, test } from 'vitest';
import { testCluster } from '../testing/cluster.ts';

const SERVICE = `
apiVersion: v1
kind: Service
metadata: {name: metrics, namespace: kube-system}
spec:
  selector: {app: metrics}
  ports: [{name: https, port: 443, targetPort: https}]
`;
const API_SERVICE = `
apiVersion: apiregistration.k8s.io/v1
kind: APIService
metadata: {name: v1beta1.metrics.k8s.io}
spec:
  group: metrics.k8s.io
  version: v1beta1
  service: {name: metrics, namespace: kube-system}
  insecureSkipTLSVerify: true
  groupPriorityMinimum: 100
  versionPriority: 100
`;
const POD = `
apiVersion: v1
kind: Pod
metadata: {name: metrics, namespace: kube-system, labels: {app: metrics}}
spec:
  containers: [{name: server, image: 'nginx:1.28', ports: [{name: https, containerPort: 80}]}]
`;

test('an APIService is available while its Service has a ready address, and says why it is not', () => {
  const cluster = testCluster();
  const available = (): string => {
    cluster.advance(3);
    const [{ status, reason }] = cluster.get('apiservices', 'v1beta1.metrics.k8s.io')['status'].conditions;
    return `${status} ${reason}`;
  };
  cluster.apply(API_SERVICE);
  expect(available()).toBe('False ServiceNotFound');
  cluster.apply(SERVICE);
  expect(available()).toBe('False MissingEndpoints');
  cluster.apply(POD);
  expect(available()).toBe('True Passed');
  cluster.remove('pods', 'metrics', 'kube-system');
  expect(available()).toBe('False MissingEndpoints');
});

test('what the API server serves itself stays local', () => {
  expect(testCluster().get('apiservices', 'v1.apps')['status'].conditions[0].reason).toBe('Local');
});
