import { describe, expect, test } from 'vitest';
import { Path } from '../path.ts';
import { fields } from '../testing/causes.ts';
import { validateCustomResource, validateValue } from './custom-resource.ts';

function definition(version: string, spec = '', name = 'backups.example.com'): string {
  const names = 'names: {plural: backups, kind: Backup}';
  const versions = `versions: [{name: v1, served: true, storage: true, ${version}}]`;
  return `{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: ${name}}, spec: {group: example.com, scope: Namespaced, ${names}, ${spec} ${versions}}}`;
}

const schema = (properties: string) => `schema: {openAPIV3Schema: {type: object, properties: ${properties}}}`;
const AT = 'spec.validation.openAPIV3Schema';

describe('CustomResourceDefinition', () => {
  test.each([
    ['{spec: {type: object, properties: {size: {type: integer, default: 1}}}}', []],
    ['{spec: {type: object, x-kubernetes-preserve-unknown-fields: true}}', []],
    ['{port: {x-kubernetes-int-or-string: true}}', []],
    ['{port: {x-kubernetes-int-or-string: true, anyOf: [{type: integer}, {type: string}]}}', []],
    ['{list: {type: array}}', [`${AT}.properties[list].items`]],
    ['{size: {type: int}}', [`${AT}.properties[size].type`]],
    ['{size: {type: integer, default: big}}', [`${AT}.properties[size].default`]],
    ['{metadata: {type: object, properties: {labels: {type: object}}}}', [`${AT}.properties[metadata]`]],
    ['{a: {type: object, properties: {b: {type: string}}, additionalProperties: {type: string}}}', [`${AT}.properties[a].additionalProperties`]],
    ['{a: {type: string, uniqueItems: true}}', [`${AT}.properties[a].uniqueItems`]],
    ['{a: {type: string, not: {type: string}}}', [`${AT}.properties[a].not.type`]],
    ['{a: {type: object, anyOf: [{required: [b], properties: {b: {}}}]}}', [`${AT}.properties[a].properties[b]`]],
    ['{a: {type: array, items: {type: string}, x-kubernetes-list-type: map}}', [`${AT}.properties[a].x-kubernetes-list-map-keys`, `${AT}.properties[a].items.type`]],
  ])('a schema with %s', (properties, expected) => expect(fields(definition(schema(properties)))).toEqual(expected));

  test.each([
    [`${schema('{}')}, additionalPrinterColumns: [{name: Age, type: date, jsonPath: metadata.creationTimestamp}]`, '', ['spec.additionalPrinterColumns[0].JSONPath']],
    [`${schema('{}')}, subresources: {scale: {specReplicasPath: .status.replicas, statusReplicasPath: .status.replicas}}`, '', ['spec.subresources.scale.specReplicasPath']],
    [schema('{}'), 'conversion: {strategy: Webhook},', ['spec.conversion.webhookClientConfig', 'spec.conversion.conversionReviewVersions']],
    [schema('{}'), 'preserveUnknownFields: true,', ['spec.preserveUnknownFields']],
  ])('%s %s', (version, spec, expected) => expect(fields(definition(version, spec))).toEqual(expected));

  test('is named after what it defines', () => {
    expect(fields(definition(schema('{}'), '', 'backup.example.com'))).toEqual(['metadata.name']);
  });
});

describe('custom resources', () => {
  const backup = {
    type: 'object',
    required: ['spec'],
    properties: {
      spec: {
        type: 'object',
        required: ['schedule'],
        properties: {
          schedule: { type: 'string', pattern: '^\\S+$' },
          keep: { type: 'integer', minimum: 1 },
          mode: { type: 'string', enum: ['full', 'partial'] },
          port: { 'x-kubernetes-int-or-string': true },
          tags: { type: 'array', maxItems: 1, items: { type: 'string' } },
        },
      },
    },
  };
  const errors = (spec: unknown) =>
    validateCustomResource({ apiVersion: 'example.com/v1', kind: 'Backup', metadata: {}, ...(spec === undefined ? {} : { spec }) }, backup).map(
      ({ path, type }) => `${path} ${type}`,
    );

  test.each([
    [{ schedule: 'daily', port: 80, unknown: 1 }, []],
    [undefined, ['spec FieldValueRequired']],
    [{}, ['spec.schedule FieldValueRequired']],
    [{ schedule: 1 }, ['spec.schedule FieldValueTypeInvalid']],
    [{ schedule: 'a b', keep: 0, mode: 'all' }, ['spec.keep FieldValueInvalid', 'spec.mode FieldValueNotSupported', 'spec.schedule FieldValueInvalid']],
    [{ schedule: 'a', port: true, tags: ['a', 2] }, ['spec.port FieldValueTypeInvalid', 'spec.tags FieldValueInvalid', 'spec.tags[1] FieldValueTypeInvalid']],
  ])('%j', (spec, expected) => expect(errors(spec)).toEqual(expected));

  test('in the words of a 1.36 server', () => {
    const training = {
      type: 'object',
      required: ['spec'],
      properties: {
        spec: {
          type: 'object',
          required: ['model'],
          properties: {
            model: { type: 'string', minLength: 2 },
            epochs: { type: 'integer', minimum: 1, maximum: 100, default: 10 },
            optimizer: { type: 'string', enum: ['adam', 'sgd'] },
          },
        },
      },
    };
    const said = (spec: unknown) =>
      validateCustomResource({ apiVersion: 'ml.example.com/v1', kind: 'Training', spec }, training).map(({ path, message }) => `${path}: ${message}`);
    expect(said({ model: 'x', epochs: 1000, optimizer: 'magic' })).toEqual([
      'spec.epochs: Invalid value: 1000: spec.epochs in body should be less than or equal to 100',
      'spec.model: Invalid value: "x": spec.model in body should be at least 2 chars long',
      'spec.optimizer: Unsupported value: "magic": supported values: "adam", "sgd"',
    ]);
    expect(said({ epochs: 3 })).toEqual(['spec.model: Required value']);
  });

  test.each([
    [{ anyOf: [{ minimum: 5 }, { maximum: 1 }] }, 3, 1],
    [{ oneOf: [{ minimum: 1 }, { minimum: 2 }] }, 3, 1],
    [{ not: { minimum: 1 } }, 3, 1],
    [{ allOf: [{ minimum: 1 }, { maximum: 3 }] }, 3, 0],
  ])('conditions %j', (condition, value, count) => {
    expect(validateValue(value, { type: 'integer', ...condition }, Path.root('a'))).toHaveLength(count);
  });
});
