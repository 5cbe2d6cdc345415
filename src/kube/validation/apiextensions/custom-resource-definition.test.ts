import { describe, expect, test } from 'vitest';
import { causes, fields } from '../testing/causes.ts';

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

  const color = schema('{spec: {type: object, properties: {color: {type: string}, size: {type: object}}}, metadata: {type: object, properties: {name: {type: string}}}}');
  const IN_SELECTABLE = 'spec.selectableFields[0].jsonPath: Invalid value';
  test.each([
    ['.spec.color', []],
    ['.spec', [`${IN_SELECTABLE}: ".spec": must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.`]],
    ['.spec.colour', [`${IN_SELECTABLE}: ".spec.colour": is an invalid path: does not refer to a valid field`]],
    ['spec.color', [`${IN_SELECTABLE}: "spec.color": is an invalid path: expected [ or . but got: spec`]],
    [".spec['color']", [`${IN_SELECTABLE}: ".spec['color']": is an invalid path: array notation is not allowed`]],
    ['.spec.', [`${IN_SELECTABLE}: ".spec.": is an invalid path: unexpected end of JSON path`]],
    ['.metadata.name', [`${IN_SELECTABLE}: ".metadata.name": must not point to fields in metadata`]],
    ['', ['spec.selectableFields[0].jsonPath: Required value']],
  ])('objects selected by %s', (path, expected) => expect(causes(definition(`${color}, selectableFields: [{jsonPath: "${path}"}]`))).toEqual(expected));

  test('no field is selected by twice', () => {
    expect(fields(definition(`${color}, selectableFields: [{jsonPath: .spec.color}, {jsonPath: .spec.color}]`))).toEqual(['spec.selectableFields[1].jsonPath']);
  });

  const IN_RULE = 'spec.validation.openAPIV3Schema.properties[spec].x-kubernetes-validations[0]';
  test.each([
    ['rule: "true", reason: FieldValueRequired, fieldPath: .color, message: no colour', []],
    ['rule: "true", fieldPath: ".labels[\'a b\']"', []],
    ['message: wrong', [`${IN_RULE}.rule: Required value: rule is not specified`]],
    ['rule: "true", messageExpression: " "', [`${IN_RULE}.messageExpression: Required value: messageExpression must be non-empty if specified`]],
    ['rule: "true", reason: Wrong', [`${IN_RULE}.reason: Unsupported value: "Wrong": supported values: "FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired"`]],
    ['rule: "true", fieldPath: .colour', [`${IN_RULE}.fieldPath: Invalid value: ".colour": fieldPath must be a valid path`]],
  ])('a rule {%s}', (rule, expected) => {
    const spec = `type: object, properties: {color: {type: string}, labels: {type: object, additionalProperties: {type: string}}}`;
    expect(causes(definition(schema(`{spec: {${spec}, x-kubernetes-validations: [{${rule}}]}}`)))).toEqual(expected);
  });

  test.each([
    ['deprecated: true, deprecationWarning: use v2', []],
    ['deprecationWarning: use v2', ['Invalid value: "use v2": can only be set for deprecated versions']],
    ['deprecated: true, deprecationWarning: ""', ['Invalid value: "": must not be an empty string']],
    [
      'deprecated: true, deprecationWarning: "ü\\tb"',
      ['Invalid value: "ü\\tb": must only contain printable UTF-8 characters; non-printable character found at index 2'],
    ],
  ])('a version that is {%s}', (version, expected) => {
    const at = 'spec.versions[0].deprecationWarning: ';
    expect(causes(definition(`${schema('{}')}, ${version}`))).toEqual(expected.map((error) => at + error));
  });

  test('is named after what it defines', () => {
    expect(fields(definition(schema('{}'), '', 'backup.example.com'))).toEqual(['metadata.name']);
  });
});
