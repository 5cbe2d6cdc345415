import { expect, test } from 'vitest';
import type { KubeObject } from '../object.ts';
import { customResources } from './custom-resources.ts';
import { compareVersions } from './versions.ts';

const definition = (spec: object): KubeObject => ({ apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: 'x' }, spec });

test('a resource for each served version, the preferred one first', () => {
  const resources = customResources(definition({
    group: 'ml.example.com', scope: 'Namespaced',
    names: { plural: 'trainings', singular: 'training', kind: 'Training', shortNames: ['tr'], categories: ['all'] },
    versions: [
      { name: 'v1beta1', served: true, storage: false },
      { name: 'v2', served: false, storage: false },
      { name: 'v1', served: true, storage: true, subresources: { status: {}, scale: { specReplicasPath: '.spec.workers' } } },
    ],
  }));
  expect(resources.map(({ version }) => version)).toEqual(['v1', 'v1beta1']);
  expect(resources[0]).toMatchObject({
    group: 'ml.example.com', kind: 'Training', plural: 'trainings', singular: 'training', shortNames: ['tr'], categories: ['all'],
    namespaced: true, subresources: ['scale', 'status'],
  });
  expect(resources[1]!.subresources).toEqual([]);
});

test('names that the definition leaves out', () => {
  const [resource] = customResources(definition({
    group: 'a.b', scope: 'Cluster', names: { plural: 'things', kind: 'BigThing' }, versions: [{ name: 'v1', served: true, storage: true }],
  }));
  expect(resource).toMatchObject({ singular: 'bigthing', shortNames: [], categories: [], namespaced: false });
});

// The order in the documentation: Custom Resources, "Version priority".
test('the priority of versions', () => {
  const versions = ['v11alpha2', 'foo10', 'v10', 'v3beta1', 'v2', 'foo1', 'v11beta2', 'v12alpha1', 'v1', 'v10beta3'];
  expect(versions.sort(compareVersions)).toEqual(['v10', 'v2', 'v1', 'v11beta2', 'v10beta3', 'v3beta1', 'v12alpha1', 'v11alpha2', 'foo1', 'foo10']);
});
