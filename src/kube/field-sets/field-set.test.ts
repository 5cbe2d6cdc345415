import { expect, test } from 'vitest';
import { schemaSet } from '../schema/schema-set.ts';
import { fieldSetOf, fromFieldsV1, shownPath, toFieldsV1 } from './field-set.ts';

const DEPLOYMENT = schemaSet('1.36').root({ group: 'apps', version: 'v1', kind: 'Deployment' });

const configuration = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'api:0.1.0' }] } },
  },
};

// What a server 1.36 wrote for `kubectl apply --server-side` of this configuration.
const RECORDED = {
  'f:spec': {
    'f:replicas': {},
    'f:selector': {},
    'f:template': {
      'f:metadata': { 'f:labels': { 'f:app': {} } },
      'f:spec': { 'f:containers': { 'k:{"name":"web"}': { '.': {}, 'f:image': {}, 'f:name': {} } } },
    },
  },
};

test('a configuration owns its leaves and the items of its lists', () => {
  expect(toFieldsV1(fieldSetOf(configuration, DEPLOYMENT))).toEqual(RECORDED);
});

test('the nested form can be read back', () => {
  expect(toFieldsV1(fromFieldsV1(RECORDED))).toEqual(RECORDED);
});

test('ports are known by number and protocol', () => {
  const container = { name: 'web', ports: [{ containerPort: 80 }] };
  const fields = [...fieldSetOf({ spec: { template: { spec: { containers: [container] } } } }, DEPLOYMENT)].map(shownPath);
  expect(fields).toContain('.spec.template.spec.containers[name="web"].ports[containerPort=80,protocol="TCP"].containerPort');
});
