import { expect, test } from 'vitest';
import type { FieldDocs } from '../context.ts';
import { fakeClient } from '../testing/fake-client.ts';
import { fakeContext } from '../testing/fake-context.ts';
import { customResources } from '../../kube/resources/custom-resources.ts';
import { runLine } from '../testing/session.ts';

const TEXTS: Readonly<Record<string, string>> = {
  'core.v1.NamespaceStatus': 'NamespaceStatus is information about the current status of a Namespace.',
  'core.v1.Namespace status': 'Status describes the current status of a Namespace. More info: https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#spec-and-status',
  'core.v1.PodSpec restartPolicy': 'Restart policy for all containers within the pod. One of Always, OnFailure, Never. In some contexts, only a subset of those values may be permitted. Default to Always. More info: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy\n\nPossible enum values:\n - `"Always"`\n - `"Never"`\n - `"OnFailure"`',
  'core.v1.NamespaceSpec finalizers': 'Finalizers is an opaque list of values.',
};
const docs: FieldDocs = { describe: (type, field) => TEXTS[field === undefined ? type : `${type} ${field}`] };
const run = async (line: string) => (await runLine(line, fakeContext({ fieldDocs: docs }))).output;

// The texts are recorded with kubectl 1.36.
test('a field with fields, all of them', async () => {
  expect(await run('kubectl explain namespace.status --recursive')).toBe(`KIND:       Namespace
VERSION:    v1

FIELD: status <NamespaceStatus>


DESCRIPTION:
    Status describes the current status of a Namespace. More info:
    https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#spec-and-status
    NamespaceStatus is information about the current status of a Namespace.
    
FIELDS:
  conditions	<[]NamespaceCondition>
    lastTransitionTime	<string>
    message	<string>
    reason	<string>
    status	<string> -required-
    type	<string> -required-
  phase	<string>
  enum: Active, Terminating

`);
});

test('a field with a closed set of values', async () => {
  expect(await run('kubectl explain pod.spec.restartPolicy')).toBe(`KIND:       Pod
VERSION:    v1

FIELD: restartPolicy <string>
ENUM:
    Always
    Never
    OnFailure

DESCRIPTION:
    Restart policy for all containers within the pod. One of Always, OnFailure,
    Never. In some contexts, only a subset of those values may be permitted.
    Default to Always. More info:
    https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
    
    Possible enum values:
     - \`"Always"\`
     - \`"Never"\`
     - \`"OnFailure"\`
    

`);
});

test('without a description', async () => {
  expect(await run('kubectl explain ns.spec')).toBe(`KIND:       Namespace
VERSION:    v1

FIELD: spec <NamespaceSpec>


DESCRIPTION:
    <empty>
FIELDS:
  finalizers	<[]string>
    Finalizers is an opaque list of values.


`);
});

test.each([
  ['pod.spec.nosuchfield', 'KIND:       Pod\nVERSION:    v1\n\nerror: field "nosuchfield" does not exist\n'],
  ['deployment.spec.replicas.deeper', 'GROUP:      apps\nKIND:       Deployment\nVERSION:    v1\n\nerror: field "deeper" does not exist\n'],
  ['nosuchkind', 'the server doesn\'t have a resource type "nosuchkind"\n'],
  ['deployment --api-version=apps/v1beta1', 'error: couldn\'t find resource for "apps/v1beta1, Resource=deployments"\n'],
  ['', 'error: You must specify the type of resource to explain. Use "kubectl api-resources" for a complete list of supported resources.\n'],
  ['pod service', 'error: We accept only this format: explain RESOURCE\n'],
])('kubectl explain %s', async (words, said) => {
  expect(await run(`kubectl explain ${words}`)).toBe(said);
});

test('a custom resource', async () => {
  const definition = {
    apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: 'trainings.ml.example.com' },
    spec: {
      group: 'ml.example.com', scope: 'Namespaced', names: { plural: 'trainings', singular: 'training', kind: 'Training', shortNames: ['tr'] },
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: {
        type: 'object', description: 'A training of a model.', required: ['spec'],
        properties: { spec: { type: 'object', required: ['model'], properties: { model: { type: 'string', description: 'The name of the model.' }, optimizer: { type: 'string', enum: ['sgd', 'adam'] } } } },
      } } }],
    },
  };
  const context = fakeContext({ client: fakeClient([definition], customResources(definition)) });
  expect((await runLine('kubectl explain training.spec.model', context)).output).toBe(`GROUP:      ml.example.com
KIND:       Training
VERSION:    v1

FIELD: model <string>


DESCRIPTION:
    The name of the model.
    

`);
  expect((await runLine('kubectl explain trainings.ml.example.com.spec', context)).output).toContain('  model\t<string> -required-\n    The name of the model.\n\n  optimizer\t<string>\n  enum: adam, sgd\n    <no description>\n\n');
  expect((await runLine('kubectl explain tr', context)).output).toContain('  spec\t<Object> -required-\n    <no description>\n\n');
});
