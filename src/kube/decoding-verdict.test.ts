import { describe, expect, test } from 'vitest';
import { decodingVerdict } from './decoding-verdict.ts';
import { schemaSet } from './schema/schema-set.ts';

const fresh = schemaSet('1.36', { customResources: false });

function pod(container: Record<string, unknown>, rest: Record<string, unknown> = {}) {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: { containers: [{ name: 'web', image: 'nginx', ...container }], ...rest } };
}

function certificate(spec: unknown) {
  return { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name: 'a' }, spec };
}

const field = (object: unknown, duplicates: string[] = []) => decodingVerdict(fresh, object, duplicates)?.causes.map((cause) => `${cause.type} ${cause.field}`.trim());

describe('of several defects the decoder reports', () => {
  test('the first wrong type in the order of sorted keys, and nothing else', () => {
    expect(field(pod({ tty: 'yes', args: 'x', foo: 1 }))).toEqual(['WrongType spec.containers.args']);
  });

  test('a type that reads itself before any other, because it ends decoding', () => {
    expect(field(pod({ args: 'x', resources: { limits: { cpu: 'much' } } }))).toEqual(['WrongValue']);
    expect(field(pod({ args: 'x', livenessProbe: { httpGet: { port: true } } }))).toEqual(['WrongType spec.containers.livenessProbe.ProbeHandler.httpGet.port']);
  });

  test('broken base64 in its turn', () => {
    expect(field({ apiVersion: 'v1', kind: 'Secret', data: { a: '!' }, immutable: 'no' })).toEqual(['WrongValue']);
    expect(field({ apiVersion: 'v1', kind: 'Secret', data: { b: '!', a: 1 } })).toEqual(['WrongType data']);
  });

  test('a wrong type instead of duplicate keys', () => {
    expect(field(pod({ args: 'x' }), ['line 3: key "kind" already set in map'])).toEqual(['WrongType spec.containers.args']);
  });

  test('duplicate keys and then unknown fields', () => {
    const refusal = decodingVerdict(fresh, pod({ zoo: 1 }, { bar: 2 }), ['line 3: key "kind" already set in map', 'line 9: key "name" already set in map']);
    expect(refusal).toEqual({
      stage: 'strict-decoding',
      causes: [
        { field: 'kind', type: 'DuplicateField', message: 'line 3: key "kind" already set in map' },
        { field: 'name', type: 'DuplicateField', message: 'line 9: key "name" already set in map' },
        { field: 'spec.bar', type: 'UnknownField', message: 'unknown field "spec.bar"' },
        { field: 'spec.containers[0].zoo', type: 'UnknownField', message: 'unknown field "spec.containers[0].zoo"' },
      ],
      message:
        'Pod in version "v1" cannot be handled as a Pod: strict decoding error: yaml: unmarshal errors:\n  line 3: key "kind" already set in map\n  line 9: key "name" already set in map, unknown field "spec.bar", unknown field "spec.containers[0].zoo"',
    });
  });

  test('at most a hundred unknown fields', () => {
    const many = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`x${index}`, 1]));
    expect(field(pod(many))).toHaveLength(100);
  });
});

describe('kinds', () => {
  test('missing fields and values are left to validation', () => {
    expect(decodingVerdict(fresh, { apiVersion: 'apps/v1', kind: 'Deployment', spec: { strategy: { type: 'Quick' } } }, [])).toBeUndefined();
  });

  test('a beta that is off by default is not known', () => {
    const refusal = decodingVerdict(fresh, { apiVersion: 'networking.k8s.io/v1beta1', kind: 'ServiceCIDR', metadata: { name: 'a', namespace: 'b' } }, []);
    expect(refusal).toEqual({
      stage: 'unknown-kind',
      causes: [],
      message:
        'error: resource mapping not found for name: "a" namespace: "b" from "manifest.yaml": no matches for kind "ServiceCIDR" in version "networking.k8s.io/v1beta1"\nensure CRDs are installed first',
    });
  });

  test('a custom resource is decoded without types, and held to its schema afterwards', () => {
    const schemas = schemaSet('1.36');
    const issuerRef = { name: 'ca' };
    expect(decodingVerdict(fresh, certificate({}), [])?.stage).toBe('unknown-kind');
    expect(decodingVerdict(schemas, certificate({ issuerRef, secretName: 's' }), [])).toBeUndefined();
    expect(decodingVerdict(schemas, certificate({ issuerRef, secretName: 5, secret: 's' }), [])).toMatchObject({ stage: 'strict-decoding', causes: [{ field: 'spec.secret' }] });
    expect(decodingVerdict(schemas, certificate({ issuerRef, secretName: 5 }), [])).toMatchObject({
      stage: 'validation',
      causes: [{ field: 'spec.secretName', type: 'FieldValueTypeInvalid' }],
    });
  });
});
