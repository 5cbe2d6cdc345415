import { expect, test } from 'vitest';
import { groupResource, groupVersion } from './api-resource.ts';
import { BUILT_IN_RESOURCES } from './built-in-resources.ts';

const named = (name: string) => BUILT_IN_RESOURCES.find((resource) => groupResource(resource) === name)!;

// `kubectl api-versions` of a Kubernetes 1.36 control plane in its default configuration.
test('the versions that a fresh server serves', () => {
  expect([...new Set(BUILT_IN_RESOURCES.map(groupVersion))].sort()).toEqual(
    ('admissionregistration.k8s.io/v1 apiextensions.k8s.io/v1 apiregistration.k8s.io/v1 apps/v1 authentication.k8s.io/v1 authorization.k8s.io/v1 '
    + 'autoscaling/v1 autoscaling/v2 batch/v1 certificates.k8s.io/v1 coordination.k8s.io/v1 discovery.k8s.io/v1 events.k8s.io/v1 '
    + 'flowcontrol.apiserver.k8s.io/v1 networking.k8s.io/v1 node.k8s.io/v1 policy/v1 rbac.authorization.k8s.io/v1 resource.k8s.io/v1 '
    + 'scheduling.k8s.io/v1 storage.k8s.io/v1 v1').split(' '));
});

// `kubectl api-resources --categories=all`.
test('what `all` means, in the order of discovery', () => {
  const all = BUILT_IN_RESOURCES.filter(({ categories }) => categories.includes('all')).map(groupResource);
  expect([...new Set(all)]).toEqual([
    'pods', 'replicationcontrollers', 'services', 'daemonsets.apps', 'deployments.apps', 'replicasets.apps', 'statefulsets.apps',
    'horizontalpodautoscalers.autoscaling', 'cronjobs.batch', 'jobs.batch',
  ]);
});

test('names, verbs and parts', () => {
  expect(named('deployments.apps')).toMatchObject({
    kind: 'Deployment', singular: 'deployment', shortNames: ['deploy'], namespaced: true, subresources: ['scale', 'status'],
  });
  expect(named('customresourcedefinitions.apiextensions.k8s.io')).toMatchObject({ shortNames: ['crd', 'crds'], namespaced: false });
  expect(named('horizontalpodautoscalers.autoscaling').version).toBe('v2');
  expect(named('bindings').verbs).toEqual(['create']);
  expect(named('componentstatuses').verbs).toEqual(['get', 'list']);
  expect(named('namespaces').verbs).not.toContain('deletecollection');
});
