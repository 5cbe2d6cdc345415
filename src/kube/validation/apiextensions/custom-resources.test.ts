import { describe, expect, test } from 'vitest';
import { wholeExcerpt } from '../../../text/excerpt.ts';
import { createSource } from '../../../text/source.ts';
import { parseYaml } from '../../../text/yaml/parse.ts';
import type { Decoded, KubeObject } from '../../object.ts';
import { objectWith, said, typeWith } from '../testing/custom-types.ts';
import { customResourceType, customResourceTypes } from './custom-resources.ts';

function read(text: string): KubeObject {
  return parseYaml(wholeExcerpt(createSource('crd.yaml', text))).documents[0]!.value as KubeObject;
}

/** The definition of a recorded session with a 1.36 server. */
const TRAINING = read(`
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: trainings.ml.example.com
spec:
  group: ml.example.com
  scope: Namespaced
  names: {plural: trainings, singular: training, kind: Training, shortNames: [tr], categories: [all]}
  versions:
  - name: v1
    served: true
    storage: true
    subresources:
      status: {}
      scale: {specReplicasPath: .spec.workers, statusReplicasPath: .status.workers}
    additionalPrinterColumns:
    - {name: Model, type: string, jsonPath: .spec.model}
    - {name: Epochs, type: integer, jsonPath: .spec.epochs, priority: 1}
    schema:
      openAPIV3Schema:
        type: object
        required: [spec]
        properties:
          spec:
            type: object
            required: [model]
            properties:
              model: {type: string, minLength: 2}
              epochs: {type: integer, minimum: 1, maximum: 100, default: 10}
              workers: {type: integer}
              optimizer: {type: string, enum: [adam, sgd]}
          status: {type: object, x-kubernetes-preserve-unknown-fields: true}
  - {name: v1beta1, served: false, storage: false, deprecated: true, schema: {openAPIV3Schema: {type: object}}}
`);

describe('a definition', () => {
  const type = customResourceType(TRAINING, 'v1')!;

  test('says what the kind is called and where it lives', () => {
    expect(type).toMatchObject({
      gvk: { group: 'ml.example.com', version: 'v1', kind: 'Training' },
      names: { plural: 'trainings', singular: 'training', listKind: 'TrainingList', shortNames: ['tr'], categories: ['all'] },
      scope: 'Namespaced', served: true, storage: true, hasStatus: true, hasExpressions: false,
      scale: { specReplicasPath: '.spec.workers', statusReplicasPath: '.status.workers' },
      printerColumns: [{ name: 'Model', priority: 0 }, { name: 'Epochs', priority: 1 }],
    });
  });

  test('may have several versions', () => {
    expect(customResourceTypes(TRAINING).map(({ gvk, served, deprecationWarning }) => [gvk.version, served, deprecationWarning])).toEqual([
      ['v1', true, undefined],
      ['v1beta1', false, 'ml.example.com/v1beta1 Training is deprecated'],
    ]);
    expect(customResourceType(TRAINING, 'v2')).toBeUndefined();
  });

  test('without columns shows the age', () => {
    expect(customResourceType(TRAINING, 'v1beta1')!.printerColumns).toEqual([{ name: 'Age', type: 'date', priority: 0, jsonPath: '.metadata.creationTimestamp' }]);
  });

  test.each([{}, { spec: null }, { spec: { group: 'a.b', names: null, versions: [{ name: 'v1' }] } }, { spec: { group: 'a.b', names: { kind: 'A', plural: 'as' }, versions: 'v1' } }])(
    'that is broken gives none: %j',
    (rest) => expect(customResourceType({ apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', ...rest }, 'v1')).toBeUndefined(),
  );
});

describe('in the words of a 1.36 server', () => {
  const type = customResourceType(TRAINING, 'v1')!;

  test('an object that it takes, with its default', () => {
    expect(type.default(objectWith(type, { model: 'iris-net', workers: 2 }))['spec']).toEqual({ model: 'iris-net', workers: 2, epochs: 10 });
    expect(said(type, { model: 'iris-net', workers: 2 })).toEqual([]);
  });

  test('objects that it refuses', () => {
    expect(said(type, { model: 'x', epochs: 1000, optimizer: 'magic' })).toEqual([
      'spec.epochs: Invalid value: 1000: spec.epochs in body should be less than or equal to 100',
      'spec.model: Invalid value: "x": spec.model in body should be at least 2 chars long',
      'spec.optimizer: Unsupported value: "magic": supported values: "adam", "sgd"',
    ]);
    expect(said(type, { epochs: 3 })).toEqual(['spec.model: Required value']);
  });

  test('unknown fields', () => {
    expect(type.decode(objectWith(type, { model: 'a', gpus: 1 }))).toMatchObject({ object: { spec: { model: 'a' } }, unknownFields: [['spec', 'gpus']] });
  });

  test('what is created has no status yet, and what is updated keeps its own', () => {
    const object = { ...objectWith(type, { model: 'ab' }), status: { workers: -1 } } as KubeObject;
    expect(type.validate(object)).toEqual([]);
    expect(type.validateUpdate(object, { ...object, status: { workers: 1 } } as KubeObject)).toEqual([]);
  });

  test('the replicas of the scale subresource', () => {
    expect(said(type, { model: 'ab', workers: -1 })).toEqual(['.spec.workers: Invalid value: -1: should be a non-negative integer']);
  });
});

describe('fields that are not declared', () => {
  const pruned = (schema: Decoded, spec: Decoded) => {
    const type = typeWith(schema);
    return type.decode(objectWith(type, spec)).unknownFields.map((path) => path.join('.'));
  };

  // https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#controlling-pruning
  test.each<[Decoded, Decoded, string[]]>([
    [{ type: 'object' }, { a: 1 }, ['spec.a']],
    [{ type: 'object', properties: { a: { type: 'integer' } } }, { a: 1, b: 1 }, ['spec.b']],
    [{ type: 'object', 'x-kubernetes-preserve-unknown-fields': true }, { a: { b: 1 } }, []],
    [{ type: 'object', 'x-kubernetes-preserve-unknown-fields': true, properties: { a: { type: 'object', properties: {} } } }, { a: { b: 1 }, c: 1 }, ['spec.a.b']],
    [{ type: 'object', additionalProperties: { type: 'object', properties: { a: { type: 'integer' } } } }, { x: { a: 1, b: 1 } }, ['spec.x.b']],
    [{ type: 'array', items: { type: 'object', properties: {} } }, [{ a: 1 }], ['spec.0.a']],
    [{ type: 'object', 'x-kubernetes-embedded-resource': true, properties: { spec: { type: 'object' } } }, { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: { a: 1 }, data: 1 }, ['spec.spec.a', 'spec.data']],
  ])('%j %j', (schema, spec, expected) => expect(pruned(schema, spec)).toEqual(expected));
});

describe('defaults', () => {
  const defaulted = (schema: Decoded, spec: Decoded) => {
    const type = typeWith(schema);
    return type.default(objectWith(type, spec))['spec'];
  };

  // https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting-and-nullable
  test.each<[Decoded, Decoded, Decoded]>([
    [{ foo: { type: 'string', nullable: false, default: 'default' } }, { foo: null }, { foo: 'default' }],
    [{ foo: { type: 'string', nullable: true } }, { foo: null }, { foo: null }],
    [{ foo: { type: 'string' } }, { foo: null }, {}],
    [{ foo: { type: 'object', default: {}, properties: { bar: { type: 'integer', default: 1 } } } }, {}, { foo: { bar: 1 } }],
    [{ foo: { type: 'array', items: { type: 'object', properties: { bar: { type: 'integer', default: 1 } } } } }, { foo: [{}, { bar: 2 }] }, { foo: [{ bar: 1 }, { bar: 2 }] }],
  ])('%j %j', (properties, spec, expected) => expect(defaulted({ type: 'object', properties }, spec)).toEqual(expected));
});
