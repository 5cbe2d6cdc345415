import { describe, expect, test } from 'vitest';
import { isSlipOf, mayBeSameFile } from './shown-files.ts';

describe('isSlipOf', () => {
  test.each([
    ['deployment.yml', 'deployment.yaml'],
    ['Deployment.yaml', 'deployment.yaml'],
    ['k8s/deployment.yml', 'deployment.yaml'],
    ['api_service.yaml', 'api-service.yaml'],
    ['deplyment.yaml', 'deployment.yaml'],
    ['deployemnt.yaml', 'deployment.yaml'],
    ['dockerfile', 'Dockerfile'],
  ])('%s is %s', (one, other) => {
    expect(isSlipOf(one, other)).toBe(true);
  });

  test.each([
    ['pod-1.yaml', 'pod-2.yaml'],
    ['service.yaml', 'services/other.yaml'],
    ['blue.yaml', 'glue.yaml'],
    ['app.json', 'app.yaml'],
    ['deployment-v1.yaml', 'deployment-v2.yaml'],
    ['pvc.yaml', 'pv.yaml'],
  ])('%s is another file than %s', (one, other) => {
    expect(isSlipOf(one, other)).toBe(false);
  });
});

test('a file may be named from another folder', () => {
  expect(mayBeSameFile('k8s/pod.yaml', 'pod.yaml')).toBe(true);
  expect(mayBeSameFile('my-pod.yaml', 'pod.yaml')).toBe(false);
});
