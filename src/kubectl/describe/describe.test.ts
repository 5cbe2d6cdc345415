import { expect, test } from 'vitest';
import { objectsOf, described } from './testing/described.ts';

const SERVICE_ACCOUNT = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: s, namespace: default}\n';

test('a kind of another group with the same name is described field by field', () => {
  const text = described('apiVersion: example.com/v1\nkind: Service\nmetadata: {name: s, namespace: default}\nspec: {type: Odd}\n');
  expect(text).toContain('API Version:  example.com/v1\nKind:         Service\n');
});

test('the same objects give the same text, which ends in one line break', () => {
  const text = described(SERVICE_ACCOUNT);
  expect(described(SERVICE_ACCOUNT)).toBe(text);
  expect(text).toMatch(/[^\n]\n$/);
});

test.each(['Pod', 'Service', 'ConfigMap', 'Secret', 'Endpoints', 'LimitRange', 'ResourceQuota', 'ReplicationController', 'PersistentVolumeClaim'])(
  'a %s with nothing but a name can be described',
  (kind) => {
    const [object] = objectsOf(`apiVersion: v1\nkind: ${kind}\nmetadata: {name: empty, namespace: default}\nspec: {}\n`);
    expect(described(JSON.stringify(object))).toMatch(/^Name: +empty\n/);
  },
);
