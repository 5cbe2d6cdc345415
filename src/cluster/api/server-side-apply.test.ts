import { expect, test } from 'vitest';
import type { KubeObject } from '../../kube/object.ts';
import { StatusError } from './status-error.ts';
import { testCluster, type TestCluster } from '../testing/cluster.ts';

const configuration = (replicas: number | undefined, image = 'api:0.1.0'): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: {
    ...(replicas === undefined ? {} : { replicas }),
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image }] } },
  },
});

function apply(cluster: TestCluster, body: KubeObject, fieldManager = 'kubectl', force = false): KubeObject {
  const at = { resource: cluster.resource('deployments'), namespace: 'default', name: 'web' };
  return cluster.client().patch(at, { type: 'apply', body, force }, { fieldManager }).object;
}

function scale(cluster: TestCluster, replicas: number): void {
  const at = { resource: cluster.resource('deployments'), namespace: 'default', name: 'web', subresource: 'scale' };
  cluster.client().patch(at, { type: 'merge', body: { spec: { replicas } } }, { fieldManager: 'kubectl' });
}

function message(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof StatusError) return error.message;
    throw error;
  }
  return 'nothing was refused';
}

test('what is not there is created, and what is applied again changes nothing', () => {
  const cluster = testCluster();
  const first = apply(cluster, configuration(2));
  expect(first['spec'].replicas).toBe(2);
  expect(apply(cluster, configuration(2)).metadata.resourceVersion).toBe(first.metadata.resourceVersion);
});

// Recorded with kubectl 1.36.
test('a field that another manager has set since is a conflict', () => {
  const cluster = testCluster();
  apply(cluster, configuration(2));
  scale(cluster, 3);
  expect(message(() => apply(cluster, configuration(2)))).toBe(
    'Apply failed with 1 conflict: conflict with "kubectl" with subresource "scale" using apps/v1: .spec.replicas',
  );
  expect(message(() => apply(cluster, configuration(2), 'other'))).toBe(
    'Apply failed with 1 conflict: conflict with "kubectl" with subresource "scale" using apps/v1: .spec.replicas',
  );
});

test('force takes the field over', () => {
  const cluster = testCluster();
  apply(cluster, configuration(2));
  scale(cluster, 3);
  const { metadata, spec } = apply(cluster, configuration(2), 'kubectl', true);
  expect(spec.replicas).toBe(2);
  expect(metadata.managedFields.map(({ manager, operation, subresource }: Record<string, string>) => [manager, operation, subresource])).toEqual([['kubectl', 'Apply', undefined]]);
});

// https://kubernetes.io/docs/reference/using-api/server-side-apply/#transferring-ownership
test('a field that is applied no more stays when somebody else owns it, and goes to its default when nobody does', () => {
  const cluster = testCluster();
  apply(cluster, configuration(2));
  scale(cluster, 3);
  expect(apply(cluster, configuration(undefined))['spec'].replicas).toBe(3);
  const other = testCluster();
  apply(other, configuration(2));
  expect(apply(other, configuration(undefined))['spec'].replicas).toBe(1);
});

test('two managers may own parts of the same list', () => {
  const cluster = testCluster();
  apply(cluster, configuration(2));
  const sidecar = { ...configuration(undefined), spec: { template: { spec: { containers: [{ name: 'logger', image: 'logger:1.0' }] } } } } as KubeObject;
  expect(apply(cluster, sidecar, 'logging')['spec'].template.spec.containers.map(({ name }: { name: string }) => name).sort()).toEqual(['logger', 'web']);
  const without = { ...sidecar, spec: { template: { spec: {} } } } as KubeObject;
  expect(apply(cluster, without, 'logging')['spec'].template.spec.containers.map(({ name }: { name: string }) => name)).toEqual(['web']);
});

test('several conflicts are listed by manager', () => {
  const cluster = testCluster();
  apply(cluster, configuration(2));
  scale(cluster, 3);
  const at = { resource: cluster.resource('deployments'), namespace: 'default', name: 'web' };
  cluster.client().patch(at, { type: 'strategic', body: { spec: { template: { spec: { containers: [{ name: 'web', image: 'api:0.2.0' }] } } } } }, { fieldManager: 'kubectl-set' });
  expect(message(() => apply(cluster, configuration(2)))).toBe(
    'Apply failed with 2 conflicts: conflicts with "kubectl" with subresource "scale" using apps/v1:\n- .spec.replicas\n'
    + 'conflicts with "kubectl-set" using apps/v1:\n- .spec.template.spec.containers[name="web"].image',
  );
});

test('kubectl takes over what it applied on the client, while it is as it was applied', () => {
  const cluster = testCluster();
  const at = { resource: cluster.resource('deployments'), namespace: 'default', name: 'web' };
  const { metadata, ...rest } = configuration(2);
  const annotation = 'kubectl.kubernetes.io/last-applied-configuration';
  cluster.client().create(at, { ...rest, metadata: { ...metadata, annotations: { [annotation]: JSON.stringify(configuration(2)) } } }, { fieldManager: 'kubectl-client-side-apply' });
  expect(message(() => apply(cluster, configuration(3), 'other'))).toMatch(/^Apply failed with 1 conflict: conflict with "kubectl-client-side-apply" using apps\/v1: \.spec\.replicas/);
  expect(apply(cluster, configuration(3))['spec'].replicas).toBe(3);
  expect(JSON.parse(cluster.get('deployments', 'web').metadata.annotations[annotation])).toEqual(configuration(3));
});
