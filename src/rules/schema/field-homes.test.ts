import { expect, test } from 'vitest';
import { parseFieldPath } from '../../text/field-path.ts';
import { homeName, homesOf } from './field-homes.ts';

const homes = (apiVersion: string, kind: string, path: string): string[] =>
  homesOf('1.36', { apiVersion, kind }, parseFieldPath(path)).map(homeName);

test.each([
  ['apps/v1', 'Deployment', 'spec.containers', ['under spec.template.spec']],
  ['apps/v1', 'Deployment', 'spec.template.spec.replicas', ['under spec']],
  ['apps/v1', 'Deployment', 'spec.imagePullPolicy', ['in an item of spec.template.spec.containers']],
  ['apps/v1', 'Deployment', 'spec.image', ['in an item of spec.template.spec.containers', 'in an item of spec.template.spec.volumes']],
  ['batch/v1', 'CronJob', 'spec.containers', ['under spec.jobTemplate.spec.template.spec']],
  ['v1', 'Service', 'spec.ports[0].selector', ['under spec']],
  ['v1', 'Pod', 'spec.metadata', ['at the top of the object']],
  ['v1', 'Pod', 'spec.nonsense', []],
  ['fleet.example.com/v1', 'Ship', 'spec.containers', []],
])('%s %s %s', (apiVersion, kind, path, expected) => {
  expect(homes(apiVersion, kind, path)).toEqual(expected);
});
