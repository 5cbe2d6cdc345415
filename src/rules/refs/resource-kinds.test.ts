import { expect, test } from 'vitest';
import { resourceKind } from './resource-kinds.ts';

test.each([
  ['deploy', 'Deployment'],
  ['deployments.apps', 'Deployment'],
  ['Pods', 'Pod'],
  ['svc', 'Service'],
  ['ingresses', 'Ingress'],
  ['networkpolicies', 'NetworkPolicy'],
  ['storageclasses', 'StorageClass'],
  ['endpoints', 'Endpoints'],
  ['rollout', 'Rollout'],
  ['constructor', undefined],
  ['widgets', undefined],
])('%s', (name, kind) => {
  expect(resourceKind(name)).toBe(kind);
});
