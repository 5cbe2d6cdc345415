import { describe, expect, test } from 'vitest';
import { apiVersionOf, splitApiVersion } from '../gvk.ts';
import { KUBERNETES_VERSIONS } from '../version.ts';
import { mergeKeysFor } from './list-keys.ts';
import { schemaSet } from './schema-set.ts';

const kind = (apiVersion: string, name: string) => ({ ...splitApiVersion(apiVersion), kind: name });
const DEPLOYMENT = kind('apps/v1', 'Deployment');
const POD = kind('v1', 'Pod');

function releasesWith(name: string, apiVersion: string) {
  return KUBERNETES_VERSIONS.filter((version) => schemaSet(version).has(kind(apiVersion, name)));
}

/** The releases in which a Pod has a field. */
function releasesOf(path: string[]) {
  return KUBERNETES_VERSIONS.filter((version) => schemaSet(version).field(POD, path) !== undefined);
}

describe('schemaSet', () => {
  test('the same arguments give the same set', () => {
    expect(schemaSet('1.36')).toBe(schemaSet('1.36'));
    expect(schemaSet('1.36')).not.toBe(schemaSet('1.36', { customResources: false }));
    expect(schemaSet('1.36')).not.toBe(schemaSet('1.35'));
  });

  test('custom resources are there unless left out', () => {
    const rollout = kind('argoproj.io/v1alpha1', 'Rollout');
    expect(schemaSet('1.36').kind(rollout)).toMatchObject({ plural: 'rollouts', namespaced: true, custom: true });
    expect(schemaSet('1.36', { customResources: false }).has(rollout)).toBe(false);
  });

  test.each([
    ['argoproj.io/v1alpha1', 'Application'],
    ['argoproj.io/v1alpha1', 'AnalysisTemplate'],
    ['gateway.networking.k8s.io/v1', 'Gateway'],
    ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
    ['keda.sh/v1alpha1', 'ScaledObject'],
    ['cert-manager.io/v1', 'Certificate'],
    ['cert-manager.io/v1', 'ClusterIssuer'],
    ['monitoring.coreos.com/v1', 'ServiceMonitor'],
    ['monitoring.coreos.com/v1', 'PrometheusRule'],
    ['flagger.app/v1beta1', 'Canary'],
  ])('knows %s %s', (apiVersion, name) => expect(schemaSet('1.36').has(kind(apiVersion, name))).toBe(true));

  // `kubectl api-resources` of 1.36.
  test.each([
    ['v1', 'Pod', 'pods', true],
    ['v1', 'Node', 'nodes', false],
    ['apps/v1', 'Deployment', 'deployments', true],
    ['networking.k8s.io/v1', 'NetworkPolicy', 'networkpolicies', true],
    ['networking.k8s.io/v1', 'IngressClass', 'ingressclasses', false],
    ['rbac.authorization.k8s.io/v1', 'ClusterRole', 'clusterroles', false],
    ['storage.k8s.io/v1', 'StorageClass', 'storageclasses', false],
    ['discovery.k8s.io/v1', 'EndpointSlice', 'endpointslices', true],
  ])('%s %s is the resource %s', (apiVersion, name, plural, namespaced) => {
    expect(schemaSet('1.36').kind(kind(apiVersion, name))).toMatchObject({ plural, namespaced, custom: false, servedByDefault: true });
  });

  // Endpoints are not served for manifests, though their models exist in the packages.
  test.each(['Status', 'DeleteOptions', 'PodStatusResult'])('v1 %s is no kind of manifest', (name) => {
    expect(schemaSet('1.36').has(kind('v1', name))).toBe(false);
  });

  test('betas are known, but off on a fresh server; alphas are not known', () => {
    expect(schemaSet('1.36').kind(kind('networking.k8s.io/v1beta1', 'ServiceCIDR'))).toMatchObject({ servedByDefault: false });
    expect(schemaSet('1.36').kinds().filter((entry) => !entry.custom && entry.version.includes('alpha'))).toEqual([]);
  });

  test('each release has its own kinds', () => {
    expect(releasesWith('ServiceCIDR', 'networking.k8s.io/v1')).toEqual(['1.33', '1.34', '1.35', '1.36']);
    expect(releasesWith('VolumeAttributesClass', 'storage.k8s.io/v1')).toEqual(['1.34', '1.35', '1.36']);
    expect(releasesWith('MutatingAdmissionPolicy', 'admissionregistration.k8s.io/v1')).toEqual(['1.36']);
  });
});

describe('fields', () => {
  const schemas = schemaSet('1.36');

  test('of a path', () => {
    expect(schemas.fields(DEPLOYMENT, ['spec', 'strategy'])).toEqual([
      { name: 'rollingUpdate', type: 'mapping', required: false, enforced: false, hasFields: true },
      { name: 'type', type: 'string', required: false, enforced: false, hasFields: false, values: ['Recreate', 'RollingUpdate'] },
    ]);
    expect(schemas.fields(DEPLOYMENT, ['spec', 'replicas'])).toBeUndefined();
    expect(schemas.fields(DEPLOYMENT, ['spec', 'nothing'])).toBeUndefined();
    expect(schemas.fields(kind('apps/v7', 'Deployment'), [])).toBeUndefined();
  });

  test.each([
    [['spec', 'replicas'], 'integer', false],
    [['spec', 'selector'], 'mapping', true],
    [['spec', 'template', 'spec', 'containers'], 'list of mappings', true],
    [['spec', 'template', 'spec', 'containers', 0, 'name'], 'string', true],
    [['spec', 'template', 'spec', 'containers', 'name'], 'string', true],
    [['spec', 'template', 'spec', 'containers', 0, 'args'], 'list of strings', false],
    [['spec', 'template', 'spec', 'containers', 0, 'resources', 'limits'], 'mapping of quantities', false],
    [['spec', 'strategy', 'rollingUpdate', 'maxSurge'], 'integer or string', false],
    [['metadata', 'creationTimestamp'], 'timestamp', false],
  ])('%j is a %s', (path, type, required) => expect(schemas.field(DEPLOYMENT, path)).toMatchObject({ type, required }));

  test('schemas within the definition of a custom resource are known to any depth', () => {
    const path = ['spec', 'versions', 0, 'schema', 'openAPIV3Schema', 'properties', 'spec', 'items', 'additionalProperties', 'minimum'];
    expect(schemas.field(kind('apiextensions.k8s.io/v1', 'CustomResourceDefinition'), path)).toMatchObject({ name: 'minimum', type: 'number' });
  });
});

// Changes between the published APIs of the releases.
describe('what changed between releases', () => {

  test.each([
    [['spec', 'resources'], ['1.32', '1.33', '1.34', '1.35', '1.36']],
    [['spec', 'containers', 'lifecycle', 'stopSignal'], ['1.33', '1.34', '1.35', '1.36']],
    [['spec', 'hostnameOverride'], ['1.34', '1.35', '1.36']],
    [['spec', 'workloadRef', 'podGroup'], ['1.35']],
    [['spec', 'schedulingGroup'], ['1.36']],
  ])('%j exists in %j', (path, releases) => expect(releasesOf(path)).toEqual(releases));

  test('required fields', () => {
    const schemas = schemaSet('1.36');
    expect(schemas.requiredIn(kind('apps/v1', 'StatefulSet'), ['spec', 'serviceName'])).toEqual(['1.32']);
    expect(schemas.requiredIn(kind('networking.k8s.io/v1', 'NetworkPolicy'), ['spec', 'podSelector'])).toEqual(['1.32', '1.33']);
    expect(schemas.requiredIn(kind('batch/v1', 'CronJob'), ['spec'])).toEqual(['1.36']);
    expect(schemas.requiredIn(DEPLOYMENT, ['spec', 'selector'])).toEqual([...KUBERNETES_VERSIONS]);
  });

  test('values of enums', () => {
    const path = ['spec', 'containers', 'restartPolicy'];
    expect(schemaSet('1.33').field(POD, path)?.values).toEqual(['Always']);
    expect(schemaSet('1.34').field(POD, path)?.values).toEqual(['Always', 'Never', 'OnFailure']);
  });
});

describe('mergeKeysFor', () => {
  // x-kubernetes-patch-merge-key of the published API.
  test.each([
    ['apps/v1', 'Deployment', ['spec', 'template', 'spec', 'containers'], ['name']],
    ['apps/v1', 'Deployment', ['spec', 'template', 'spec', 'containers', 0, 'ports'], ['containerPort']],
    ['apps/v1', 'Deployment', ['spec', 'template', 'spec', 'containers', 0, 'volumeMounts'], ['mountPath']],
    ['v1', 'Service', ['spec', 'ports'], ['port']],
    ['apps/v1', 'Deployment', ['spec', 'template', 'spec', 'tolerations'], undefined],
    ['apps/v1', 'Deployment', ['spec', 'template', 'spec', 'containers', 0, 'args'], undefined],
    ['argoproj.io/v1alpha1', 'Rollout', ['spec', 'template', 'spec', 'containers'], ['name']],
  ])('%s %s %j', (apiVersion, name, path, keys) => {
    expect(mergeKeysFor(schemaSet('1.36'), kind(apiVersion, name), path)).toEqual(keys);
  });
});

test('apiVersion of every kind is well formed', () => {
  for (const entry of schemaSet('1.36').kinds()) expect(apiVersionOf(entry)).toMatch(/^([a-z0-9.-]+\/)?v\d+((alpha|beta)\d+)?$/);
});
