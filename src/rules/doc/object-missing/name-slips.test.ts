import { expect, test } from 'vitest';
import { nameSlip } from './name-slips.ts';

test.each([
  ['api-pd', 'api-pod'],
  ['api-pood', 'api-pod'],
  ['api_deploy', 'api-deploy'],
  ['fronted', 'frontend'],
  ['mlops-srever', 'mlops-server'],
])('%s is a slip of %s', (name, other) => {
  expect(nameSlip(name, [other])).toBe(other);
});

test.each([
  ['web-1', 'web-2'],
  ['api-v1', 'api-v2'],
  ['app-a', 'app-b'],
  ['worker', 'workers'],
  ['blue', 'glue'],
  ['db', 'web'],
  ['nginx', 'nginx'],
])('%s is another object than %s', (name, other) => {
  expect(nameSlip(name, [other])).toBeUndefined();
});
