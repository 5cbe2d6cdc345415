import { expect, test } from 'vitest';
import { kindOfType } from './resource-types.ts';

test.each([
  ['deploy', 'Deployment'],
  ['deployments', 'Deployment'],
  ['Deployment', 'Deployment'],
  ['deployments.v1.apps', 'Deployment'],
  ['PODS', 'Pod'],
  ['crds', 'CustomResourceDefinition'],
  ['networkpolicies', 'NetworkPolicy'],
])('%s is %s', (name, kind) => {
  expect(kindOfType(name)).toBe(kind);
});

// `kubectl get DEPLOY` prints: error: the server doesn't have a resource type "DEPLOY".
test.each(['DEPLOY', 'deploymets', 'unicorns', ''])('%s is no type', (name) => {
  expect(kindOfType(name)).toBeUndefined();
});
