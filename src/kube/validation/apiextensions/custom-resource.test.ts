import { describe, expect, test } from 'vitest';
import type { Decoded } from '../../object.ts';
import { objectWith, said, saidOfUpdate, typeWith } from '../testing/custom-types.ts';

describe('values', () => {
  const SHIP = {
    type: 'object',
    required: ['masts'],
    properties: {
      masts: { type: 'integer', multipleOf: 1 },
      rig: { type: 'string', pattern: '^[a-z]+$' },
      port: { 'x-kubernetes-int-or-string': true },
      tags: { type: 'array', maxItems: 1, items: { type: 'string' } },
      cargo: { type: 'object', maxProperties: 1, additionalProperties: { type: 'integer' } },
      launched: { type: 'string', format: 'date' },
      when: { type: 'string', format: 'date-time' },
      id: { type: 'string', format: 'uuid' },
      address: { type: 'string', format: 'ipv4' },
      unheardOf: { type: 'string', format: 'semver' },
    },
  };

  test.each<[Decoded, string[]]>([
    [{ masts: 3, port: 'http', tags: ['a'], cargo: { tea: 1 }, launched: '1869-11-22', when: '2026-01-31T12:00:00.5+01:00', unheardOf: 'x' }, []],
    [undefined, []],
    [{}, ['spec.masts: Required value']],
    [{ masts: 'three' }, ['spec.masts: Invalid value: "string": spec.masts in body must be of type integer: "string"']],
    [{ masts: 3, port: true }, ['spec.port: Invalid value: "boolean": spec.port in body must be of type integer,string: "boolean"']],
    [{ masts: 3, rig: 'a b' }, [`spec.rig: Invalid value: "a b": spec.rig in body should match '^[a-z]+$'`]],
    [{ masts: 3, tags: ['a', 2] }, [
      'spec.tags: Too many: 2: must have at most 1 items',
      'spec.tags[1]: Invalid value: "integer": spec.tags[1] in body must be of type string: "integer"',
    ]],
    [{ masts: 3, cargo: { a: 1, b: 2 } }, ['spec.cargo: Too many: 2: must have at most 1 items']],
    [{ masts: 3, cargo: { tea: 'much' } }, ['spec.cargo.tea: Invalid value: "string": spec.cargo.tea in body must be of type integer: "string"']],
    [{ masts: 3, launched: '1869-13-01' }, ['spec.launched: Invalid value: "1869-13-01": spec.launched in body must be of type date: "1869-13-01"']],
    [{ masts: 3, when: 'noon' }, ['spec.when: Invalid value: "noon": spec.when in body must be of type date-time: "noon"']],
    [{ masts: 3, id: 'x' }, ['spec.id: Invalid value: "x": spec.id in body must be of type uuid: "x"']],
    [{ masts: 3, address: '::1' }, ['spec.address: Invalid value: "::1": spec.address in body must be of type ipv4: "::1"']],
  ])('%j', (spec, expected) => expect(said(typeWith(SHIP), spec)).toEqual(expected));

  test.each<[Decoded, Decoded, string[]]>([
    [{ type: 'integer', anyOf: [{ minimum: 5 }, { maximum: 1 }] }, 3, [
      '<nil>: Invalid value: "": "spec" must validate at least one schema (anyOf)',
      'spec: Invalid value: 3: spec in body should be greater than or equal to 5',
    ]],
    [{ type: 'integer', oneOf: [{ minimum: 1 }, { minimum: 2 }] }, 3, ['<nil>: Invalid value: "": "spec" must validate one and only one schema (oneOf). Found 2 valid alternatives']],
    [{ type: 'integer', not: { minimum: 1 } }, 3, ['<nil>: Invalid value: "": "spec" must not validate the schema (not)']],
    [{ type: 'integer', allOf: [{ minimum: 1 }, { maximum: 3 }] }, 3, []],
  ])('conditions %j', (schema, spec, expected) => expect(said(typeWith(schema), spec)).toEqual(expected));

  test('expressions are not run, and the server says so of an object that is wrong otherwise', () => {
    const type = typeWith({ type: 'object', required: ['a'], properties: { a: { type: 'string' } }, 'x-kubernetes-validations': [{ rule: 'self.a != ""' }] });
    expect(type.hasExpressions).toBe(true);
    expect(said(type, { a: '' })).toEqual([]);
    expect(said(type, {})[0]).toMatch(/^<nil>: .*some validation rules were not checked/);
  });

  test('metadata as of every object, with finalizers of one word', () => {
    const type = typeWith({ type: 'object' });
    const errors = (metadata: Decoded) => type.validate({ ...objectWith(type, {}), metadata }).map(({ path }) => `${path}`);
    expect(errors({ name: 'a', namespace: 'Not Looked At', finalizers: ['cleanup'] })).toEqual([]);
    expect(errors({ name: 'A B', labels: { a: 'b c' } })).toEqual(['metadata.name', 'metadata.labels']);
  });
});

describe('lists whose items are unique', () => {
  const listOf = (type: string, items: Decoded, keys?: string[]): Decoded => ({
    type: 'array', 'x-kubernetes-list-type': type, items, ...(keys === undefined ? {} : { 'x-kubernetes-list-map-keys': keys }),
  });
  const crew = { type: 'object', properties: { name: { type: 'string' }, watch: { type: 'integer', default: 1 } }, required: ['name'] };

  test.each<[Decoded, Decoded, string[]]>([
    [listOf('set', { type: 'string' }), ['a', 'b', 'a', 'a'], ['spec[2]: Duplicate value: "a"']],
    [listOf('map', crew, ['name']), [{ name: 'a' }, { name: 'b' }], []],
    [listOf('map', crew, ['name']), [{ name: 'a' }, { name: 'a', watch: 2 }], ['spec[1]: Duplicate value: {"name":"a"}']],
    [listOf('map', crew, ['name', 'watch']), [{ name: 'a' }, { name: 'a', watch: 1 }], ['spec[1]: Duplicate value: {"name":"a","watch":1}']],
    [listOf('atomic', { type: 'string' }), ['a', 'a'], []],
  ])('%j %j', (schema, spec, expected) => expect(said(typeWith(schema), spec)).toEqual(expected));
});

describe('objects inside an object', () => {
  const type = typeWith({ type: 'object', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true });

  test.each<[Decoded, string[]]>([
    [{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } }, []],
    [{ metadata: { labels: { a: 'b c' } } }, ['spec.apiVersion: Required value', 'spec.kind: Required value']],
    [{ apiVersion: 'a/b/c', kind: 'My Kind' }, ['spec.apiVersion: Invalid value: "a/b/c": unexpected GroupVersion string: a/b/c']],
  ])('%j', (spec, expected) => expect(said(type, spec)).toEqual(expect.arrayContaining(expected)));
});

describe('updates let pass what was wrong before and is unchanged', () => {
  const schema = {
    type: 'object',
    properties: {
      a: { type: 'string', maxLength: 1 },
      b: { type: 'string' },
      list: { type: 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'], items: { type: 'object', properties: { name: { type: 'string' }, n: { type: 'integer', maximum: 1 } } } },
      set: { type: 'array', 'x-kubernetes-list-type': 'set', items: { type: 'string' } },
    },
  };
  const type = typeWith(schema);

  // https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-ratcheting
  test.each<[Decoded, Decoded, string[]]>([
    [{ a: 'too long' }, { a: 'too long', b: 'new' }, []],
    [{ a: 'too long' }, { a: 'also too long' }, ['spec.a: Too long: may not be more than 1 bytes']],
    [{}, { a: 'too long' }, ['spec.a: Too long: may not be more than 1 bytes']],
    [{ list: [{ name: 'x', n: 2 }] }, { list: [{ name: 'y', n: 1 }, { name: 'x', n: 2 }] }, []],
    [{ list: [{ name: 'x', n: 2 }] }, { list: [{ name: 'y', n: 2 }] }, ['spec.list[0].n: Invalid value: 2: spec.list[0].n in body should be less than or equal to 1']],
    [{ set: ['a', 'a'] }, { set: ['a', 'a', 'b', 'b'] }, []],
    [{ set: ['a'] }, { set: ['a', 'a'] }, ['spec.set[1]: Duplicate value: "a"']],
  ])('%j, then %j', (old, now, expected) => expect(saidOfUpdate(type, old, now)).toEqual(expected));

  test('the name stays', () => {
    const object = objectWith(type, {});
    expect(type.validateUpdate({ ...object, metadata: { name: 'b' } }, object).map(({ path }) => `${path}`)).toEqual(['metadata.name']);
  });
});
