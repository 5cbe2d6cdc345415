import { expect, test } from 'vitest';
import type { Decoded } from '../../object.ts';
import { said, template } from '../testing/said.ts';
import { validateReplicationController } from './replication-controller.ts';

function check(spec: Decoded): string[] {
  return said(validateReplicationController, { apiVersion: 'v1', kind: 'ReplicationController', metadata: { name: 'demo' }, spec });
}

test('a selector follows from the labels of the template', () => {
  expect(check({ template: template() })).toEqual([]);
});

// `ValidateReplicationControllerSpec`, and recorded answers of a Kubernetes 1.36 API server.
test.each<[string, Decoded, string[]]>([
  ['neither labels nor a selector', { template: { spec: template().spec } }, ['spec.selector: Required value']],
  ['nothing at all', {}, ['spec.selector: Required value', 'spec.template: Required value']],
  ['other labels', { selector: { app: 'x' }, template: template() }, ['spec.template.metadata.labels: Invalid value: {"app":"demo"}: `selector` does not match template `labels`']],
  ['negative replicas', { replicas: -1, template: template() }, ['spec.replicas: Invalid value: -1: must be greater than or equal to 0']],
  ['pods that end', { template: template({ restartPolicy: 'Never' }) }, ['spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"']],
])('refuses %s', (_, spec, expected) => {
  expect(check(spec)).toEqual(expected);
});
