import { describe, expect, test } from 'vitest';
import { isReleaseBefore, removedApi, removedApis } from './removed-apis.ts';
import { apiVersionOf, splitApiVersion } from './gvk.ts';
import { schemaSet } from './schema/schema-set.ts';
import { KUBERNETES_VERSIONS } from './version.ts';

const of = (apiVersion: string, kind: string) => removedApi({ ...splitApiVersion(apiVersion), kind });

// Kubernetes documentation, "Deprecated API Migration Guide".
test.each([
  ['apps/v1beta1', 'Deployment', '1.16', 'apps/v1'],
  ['extensions/v1beta1', 'Ingress', '1.22', 'networking.k8s.io/v1'],
  ['rbac.authorization.k8s.io/v1beta1', 'ClusterRoleBinding', '1.22', 'rbac.authorization.k8s.io/v1'],
  ['batch/v1beta1', 'CronJob', '1.25', 'batch/v1'],
  ['policy/v1beta1', 'PodDisruptionBudget', '1.25', 'policy/v1'],
  ['autoscaling/v2beta1', 'HorizontalPodAutoscaler', '1.25', 'autoscaling/v2'],
  ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', '1.26', 'autoscaling/v2'],
  ['storage.k8s.io/v1beta1', 'CSIStorageCapacity', '1.27', 'storage.k8s.io/v1'],
  ['flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema', '1.32', 'flowcontrol.apiserver.k8s.io/v1'],
])('%s %s was removed in %s', (apiVersion, kind, removedIn, replacement) => {
  expect(of(apiVersion, kind)).toMatchObject({ removedIn, replacement: { apiVersion: replacement } });
});

test('APIs that were never taken away are not in the table', () => {
  expect(of('apps/v1', 'Deployment')).toBeUndefined();
  expect(of('apps/v1beta1', 'Ingress')).toBeUndefined();
});

describe('the table agrees with the schemas', () => {
  const cases = removedApis().flatMap((entry) => KUBERNETES_VERSIONS.map((version) => ({ entry, version })));

  test('what is removed from a release has no schema in it', () => {
    const wrong = cases
      .filter(({ entry, version }) => entry.removedIn !== undefined && !isReleaseBefore(version, entry.removedIn))
      .filter(({ entry, version }) => schemaSet(version).has({ ...splitApiVersion(entry.apiVersion), kind: entry.kind }))
      .map(({ entry, version }) => `${entry.kind} in ${entry.apiVersion} is in ${version}`);
    expect(wrong).toEqual([]);
  });

  test('every replacement that is not an alpha exists in 1.36', () => {
    const known = new Set(schemaSet('1.36').kinds().map((kind) => `${apiVersionOf(kind)} ${kind.kind}`));
    const wrong = removedApis()
      .map((entry) => entry.replacement)
      .filter((to) => to !== undefined && !to.apiVersion.includes('alpha'))
      .map((to) => `${to!.apiVersion} ${to!.kind}`)
      .filter((name) => !known.has(name));
    expect(wrong).toEqual([]);
  });
});

test.each([
  ['1.9', '1.10', true],
  ['1.22', '1.22', false],
  ['1.36', '1.9', false],
])('%s before %s: %s', (release, other, before) => expect(isReleaseBefore(release, other)).toBe(before));
