import { expect, test } from 'vitest';
import { StatusError } from '../api/status-error.ts';
import { testCluster, type TestCluster } from '../testing/cluster.ts';

const DEFINITION = `
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
`;

function withDefinition(): TestCluster {
  const cluster = testCluster();
  cluster.apply(DEFINITION);
  cluster.advance(1);
  return cluster;
}

const training = (spec: object, name = 'iris'): { apiVersion: string; kind: string; metadata: object; spec: object } => ({ apiVersion: 'ml.example.com/v1', kind: 'Training', metadata: { name }, spec });

function refusal(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof StatusError) return error.message;
    throw error;
  }
  return 'nothing was refused';
}

test('a definition is established, and its kind is served', () => {
  const cluster = withDefinition();
  const { conditions, acceptedNames } = cluster.get('customresourcedefinitions', 'trainings.ml.example.com')['status'];
  expect(conditions.map(({ type, status, reason }: Record<string, string>) => [type, status, reason])).toEqual([
    ['NamesAccepted', 'True', 'NoConflicts'], ['Established', 'True', 'InitialNamesAccepted'],
  ]);
  expect(acceptedNames).toMatchObject({ kind: 'Training', listKind: 'TrainingList', shortNames: ['tr'] });
  expect(cluster.resource('trainings')).toMatchObject({ group: 'ml.example.com', version: 'v1', shortNames: ['tr'], subresources: ['scale', 'status'] });
});

test('objects get the defaults of the schema', () => {
  const cluster = withDefinition();
  expect(cluster.put(training({ model: 'iris-net', workers: 2 }))['spec']).toEqual({ epochs: 10, model: 'iris-net', workers: 2 });
  expect(cluster.get('trainings', 'iris').metadata.generation).toBe(1);
});

// The words of an API server 1.36.
test('objects are held against the schema', () => {
  const cluster = withDefinition();
  // The server names the fields in no particular order.
  const said = refusal(() => cluster.put(training({ model: 'x', optimizer: 'magic', epochs: 1000 }, 'bad')));
  expect(said).toMatch(/^Training\.ml\.example\.com "bad" is invalid: \[/);
  expect(said).toContain('spec.model: Invalid value: "x": spec.model in body should be at least 2 chars long');
  expect(said).toContain('spec.optimizer: Unsupported value: "magic": supported values: "adam", "sgd"');
  expect(said).toContain('spec.epochs: Invalid value: 1000: spec.epochs in body should be less than or equal to 100');
  expect(refusal(() => cluster.put(training({ model: 'ab', gpus: 1 })))).toBe(
    'Training in version "v1" cannot be handled as a Training: strict decoding error: unknown field "spec.gpus"',
  );
  expect(refusal(() => cluster.put(training({})))).toBe('Training.ml.example.com "iris" is invalid: spec.model: Required value');
});

test('the scale subresource changes the field that the definition names', () => {
  const cluster = withDefinition();
  cluster.put(training({ model: 'iris-net', workers: 2 }));
  const at = { resource: cluster.resource('trainings'), namespace: 'default', name: 'iris', subresource: 'scale' };
  expect(cluster.client().get(at)['spec']).toEqual({ replicas: 2 });
  cluster.client().patch(at, { type: 'merge', body: { spec: { replicas: 4 } } });
  expect(cluster.get('trainings', 'iris')['spec'].workers).toBe(4);
});

test('the status is written by itself', () => {
  const cluster = withDefinition();
  cluster.put({ ...training({ model: 'iris-net' }), status: { phase: 'Done' } } as never);
  expect(cluster.get('trainings', 'iris')['status']).toBeUndefined();
  const at = { resource: cluster.resource('trainings'), namespace: 'default', name: 'iris', subresource: 'status' };
  cluster.client().patch(at, { type: 'merge', body: { status: { phase: 'Running' }, spec: { model: 'other' } } });
  expect(cluster.get('trainings', 'iris')).toMatchObject({ spec: { model: 'iris-net' }, status: { phase: 'Running' } });
});

test('with the definition go its objects and its kind', () => {
  const cluster = withDefinition();
  cluster.put(training({ model: 'iris-net' }));
  cluster.remove('customresourcedefinitions', 'trainings.ml.example.com');
  cluster.advance(2);
  expect(cluster.store.count('trainings.ml.example.com')).toBe(0);
  expect(() => cluster.resource('trainings')).toThrow('no resource');
});
