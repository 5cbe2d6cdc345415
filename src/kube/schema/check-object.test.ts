import { describe, expect, test } from 'vitest';
import { formatFieldPath } from '../../text/field-path.ts';
import { checkObject } from './check-object.ts';
import { schemaSet } from './schema-set.ts';

const schemas = schemaSet('1.36');

function pod(spec: Record<string, unknown>, metadata: unknown = { name: 'web' }) {
  return { apiVersion: 'v1', kind: 'Pod', metadata, spec };
}

function container(fields: Record<string, unknown>) {
  return pod({ containers: [{ name: 'web', image: 'nginx', ...fields }] });
}

function deadline(activeDeadlineSeconds: unknown) {
  return pod({ containers: [{ name: 'a' }], activeDeadlineSeconds });
}

function crd(openAPIV3Schema: unknown) {
  const versions = [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema } }];
  const spec = { group: 'a.b', scope: 'Cluster', names: { kind: 'A', plural: 'as' }, versions };
  return { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', spec };
}

/** Code and path of each issue. */
function found(object: unknown, version: Parameters<typeof schemaSet>[0] = '1.36') {
  return checkObject(schemaSet(version), object).map((issue) => `${issue.code} ${formatFieldPath(issue.path)}`.trim());
}

describe('unknown fields', () => {
  test('are named as the server names them, with the nearest known one', () => {
    expect(checkObject(schemas, container({ port: [] }))).toEqual([
      {
        code: 'unknown-field',
        path: ['spec', 'containers', 0, 'port'],
        message: 'Container has no field "port"',
        serverMessage: 'unknown field "spec.containers[0].port"',
        suggestion: 'ports',
        help: 'did you mean "ports"?',
      },
    ]);
  });

  test('nothing is guessed where nothing is near', () => {
    const [issue] = checkObject(schemas, container({ depends_on: [] }));
    expect(issue).not.toHaveProperty('suggestion');
    expect(issue).not.toHaveProperty('help');
  });

  test.each([
    [{ apiVersion: 'apps/v1', kind: 'Deployment', spec: { selector: {}, template: {}, containers: [] } }, 'containers belongs in spec.template.spec.containers'],
    [pod({ containers: [{ name: 'a' }], nodeAffinity: {} }), 'nodeAffinity belongs in spec.affinity.nodeAffinity'],
    [container({ securityContext: { fsGroup: 1 } }), undefined],
    [container({ hostNetwork: true }), 'hostNetwork belongs further up: spec.hostNetwork'],
    // Three probes have it: which one is meant cannot be told.
    [container({ httpGet: {} }), undefined],
  ])('say where the field belongs when there is one such place: %#', (object, help) => {
    expect(checkObject(schemas, object)[0]?.help).toBe(help);
  });

  test('names are case-sensitive', () => {
    expect(found({ apiVersion: 'v1', kind: 'Pod', metadata: { Name: 'a' }, spec: { containers: [{ name: 'a' }] } })).toEqual(['unknown-field metadata.Name']);
  });

  test.each([
    ['managedFields', pod({ containers: [{ name: 'a' }] }, { name: 'a', managedFields: [{ fieldsV1: { 'f:spec': {} }, operation: 'Apply' }] })],
    ['status', { ...container({}), status: { phase: 'Running', conditions: [{}] } }],
    ['extensions of a schema', { apiVersion: 'apps/v1', kind: 'ControllerRevision', revision: 1, data: { any: ['thing'] } }],
  ])('%s are known', (_, object) => expect(found(object)).toEqual([]));
});

describe('wrong types', () => {
  // Messages of a 1.36 API server for the same defects.
  test.each([
    [container({ args: 'x' }), 'json: cannot unmarshal string into Go struct field Container.spec.containers.args of type []string'],
    [container({ args: [true] }), 'json: cannot unmarshal bool into Go struct field Container.spec.containers.args of type string'],
    [container({ env: { A: 'b' } }), 'json: cannot unmarshal object into Go struct field Container.spec.containers.env of type []v1.EnvVar'],
    [container({ image: 5 }), 'json: cannot unmarshal number into Go struct field Container.spec.containers.image of type string'],
    [container({ ports: [{ containerPort: 80.5 }] }), 'json: cannot unmarshal number 80.5 into Go struct field ContainerPort.spec.containers.ports.containerPort of type int32'],
    [container({ ports: [{ containerPort: 3_000_000_000 }] }), 'json: cannot unmarshal number 3000000000 into Go struct field ContainerPort.spec.containers.ports.containerPort of type int32'],
    [pod({ containers: [{ name: 'a' }], volumes: [{ name: 'v', configMap: 'c' }] }), 'json: cannot unmarshal string into Go struct field Volume.spec.volumes.VolumeSource.configMap of type v1.ConfigMapVolumeSource'],
    [pod({ containers: [{ name: 'a' }] }, 'name: web'), 'json: cannot unmarshal string into Go struct field Pod.metadata of type v1.ObjectMeta'],
    [pod({ containers: [{ name: 'a' }] }, { name: 'a', labels: { a: 1 } }), 'json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string'],
    [pod({ containers: [{ name: 'a' }] }, { name: 'a', labels: [] }), 'json: cannot unmarshal array into Go struct field ObjectMeta.metadata.labels of type map[string]string'],
    [{ apiVersion: 'v1', kind: 'Secret', data: [] }, 'json: cannot unmarshal array into Go struct field Secret.data of type map[string][]uint8'],
    [{ apiVersion: 'v1', kind: 'Service', spec: { type: [] } }, 'json: cannot unmarshal array into Go struct field ServiceSpec.spec.type of type v1.ServiceType'],
    [{ apiVersion: 'v1', kind: 'PersistentVolume', spec: { capacity: '1Gi' } }, 'json: cannot unmarshal string into Go struct field PersistentVolumeSpec.spec.capacity of type v1.ResourceList'],
    [{ apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', spec: { minAvailable: 0.5 } }, 'json: cannot unmarshal number 0.5 into Go struct field PodDisruptionBudgetSpec.spec.minAvailable of type int32'],
  ])('%#: %s', (object, serverMessage) => {
    const wrong = checkObject(schemas, object).filter((issue) => issue.code === 'wrong-type');
    expect(wrong.map((issue) => issue.serverMessage)).toEqual([serverMessage]);
  });

  test.each([
    [container({ args: 'x' }), 'spec.containers[0].args is the string "x", but must be a list of strings', 'write a list: args: ["x"]'],
    [container({ image: 5 }), 'spec.containers[0].image is the number 5, but must be a string', 'put it in quotes: "5"'],
    [container({ tty: 'true' }), 'spec.containers[0].tty is the string "true", but must be a boolean', 'write it without quotes: true'],
    [container({ livenessProbe: { periodSeconds: '10s' } }), 'spec.containers[0].livenessProbe.periodSeconds is the string "10s", but must be an integer', 'write a whole number without a unit'],
  ])('say what to write: %#', (object, message, help) => expect(checkObject(schemas, object)).toMatchObject([{ message, help }]));

  test('a large integer may be a bigint', () => {
    expect(found(deadline(9223372036854775807n))).toEqual([]);
    expect(found(deadline(9223372036854775808n))).toEqual(['wrong-type spec.activeDeadlineSeconds']);
    expect(found(deadline(1e21))).toEqual(['wrong-type spec.activeDeadlineSeconds']);
    expect(found(deadline(30))).toEqual([]);
  });

  test('a byte slice may be a list of bytes, as Go has it', () => {
    expect(found({ apiVersion: 'v1', kind: 'Secret', data: { a: [104, 105] } })).toEqual([]);
    expect(found({ apiVersion: 'v1', kind: 'Secret', data: { a: [300] } })).toEqual(['wrong-type data.a']);
  });
});

describe('values that cannot be decoded', () => {
  test.each([
    [container({ resources: { limits: { memory: '128mb' } } }), 'spec.containers[0].resources.limits.memory', 'write 128Mi (binary) or 128M (decimal)'],
    [container({ resources: { limits: { memory: '1 GiB' } } }), 'spec.containers[0].resources.limits.memory', 'write 1Gi (binary) or 1G (decimal)'],
    [{ apiVersion: 'v1', kind: 'Secret', data: { password: 'pa$$' } }, 'data.password', 'encode it with base64, or write it as plain text under stringData'],
    [pod({ containers: [{ name: 'a' }] }, { name: 'a', creationTimestamp: 'yesterday' }), 'metadata.creationTimestamp', 'write it as in 2026-01-31T12:00:00Z'],
  ])('%#: %s', (object, path, help) => {
    const issues = checkObject(schemas, object);
    expect(issues.map((issue) => [issue.code, formatFieldPath(issue.path), issue.help])).toEqual([['bad-value', path, help]]);
  });

  test.each([1, 0.5, '500m', null])('%j is a quantity', (cpu) => expect(found(container({ resources: { requests: { cpu } } }))).toEqual([]));
});

describe('null is unset', () => {
  test.each([
    ['an optional field', container({ command: null, env: [null, { name: 'A', value: null }].slice(1) }), []],
    ['a required field', pod({ containers: null }), ['missing-field spec.containers']],
    ['an item of a list', container({ env: [null] }), ['missing-field spec.containers[0].env[0].name']],
    ['an item of a list of strings', container({ args: [null] }), []],
    ['a value of a map', pod({ containers: [{ name: 'a' }] }, { name: 'a', labels: { a: null } }), []],
  ])('%s', (_, object, issues) => expect(found(object)).toEqual(issues));
});

describe('missing fields and closed sets', () => {
  test('the missing field is the path, and its holder is named', () => {
    expect(checkObject(schemas, { apiVersion: 'apps/v1', kind: 'Deployment', spec: { template: {} } })).toEqual([
      { code: 'missing-field', path: ['spec', 'selector'], message: 'spec has no selector, which DeploymentSpec requires', help: 'add selector: a mapping' },
    ]);
  });

  test.each([
    ['serviceName of a StatefulSet', { apiVersion: 'apps/v1', kind: 'StatefulSet', spec: { selector: {}, template: {} } }],
    ['podSelector of a NetworkPolicy', { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', spec: {} }],
    ['the value of a header', container({ livenessProbe: { httpGet: { port: 80, httpHeaders: [{ name: 'X' }] } } })],
  ])('%s is published as required by some releases, but not insisted on', (_, object) => {
    expect(found(object, '1.32')).toEqual([]);
  });

  test('published rules hold an object against the schema to the letter', () => {
    const object = { apiVersion: 'apps/v1', kind: 'StatefulSet', spec: { selector: {}, template: {} } };
    const issues = checkObject(schemaSet('1.32'), object, { rules: 'published' });
    expect(issues.map((issue) => formatFieldPath(issue.path))).toEqual(['spec.serviceName']);
  });

  test('a value outside a closed set, with the nearest one', () => {
    expect(checkObject(schemas, container({ imagePullPolicy: 'always' }))).toEqual([
      {
        code: 'not-in-enum',
        path: ['spec', 'containers', 0, 'imagePullPolicy'],
        message: 'spec.containers[0].imagePullPolicy is "always", but imagePullPolicy must be "Always", "IfNotPresent" or "Never"',
        suggestion: 'Always',
        help: 'did you mean "Always"?',
      },
    ]);
  });

  test('an empty string is filled in by the server', () => expect(found(container({ imagePullPolicy: '' }))).toEqual([]));
  test('status is not validated', () => expect(found({ ...container({}), status: { phase: 'Happy', hostIPs: [{}] } })).toEqual([]));
});

describe('schemas in the definition of a custom resource', () => {
  test('properties are decoded strictly', () => {
    expect(found(crd({ properties: { a: { typ: 'string' } } }))).toEqual(['unknown-field spec.versions[0].schema.openAPIV3Schema.properties.a.typ']);
  });

  test('items and additionalProperties decode themselves: unknown fields pass, wrong types do not', () => {
    expect(found(crd({ items: { typ: 'string' }, additionalProperties: true }))).toEqual([]);
    expect(checkObject(schemas, crd({ items: { type: 5 } }))).toMatchObject([
      { code: 'wrong-type', endsDecoding: true, serverMessage: 'json: cannot unmarshal number into Go struct field JSONSchemaProps.spec.versions.schema.openAPIV3Schema.items of type string' },
    ]);
    expect(checkObject(schemas, crd({ additionalProperties: 'yes' }))).toMatchObject([{ code: 'bad-value', serverMessage: 'boolean or JSON schema expected' }]);
  });
});

describe('lists of objects', () => {
  const bad = { apiVersion: 'v1', kind: 'ConfigMap', dat: {} };

  test('each item is checked, at its place', () => {
    expect(found({ apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'v1', kind: 'ConfigMap' }, bad] })).toEqual(['unknown-field items[1].dat']);
  });

  test("the server's message names the path within the item", () => {
    const [issue] = checkObject(schemas, { apiVersion: 'v1', kind: 'List', items: [bad] });
    expect(issue?.serverMessage).toBe('unknown field "dat"');
  });

  test('items of a ConfigMapList are ConfigMaps', () => {
    expect(found({ apiVersion: 'v1', kind: 'ConfigMapList', items: [{ dat: {} }] })).toEqual(['unknown-field items[0].dat']);
  });

  test('an object may stand anywhere', () => {
    expect(checkObject(schemas, bad, { at: ['spec', 'manifests', 0] })).toMatchObject([{ path: ['spec', 'manifests', 0, 'dat'], serverMessage: 'unknown field "dat"' }]);
  });
});

test.each([undefined, null, 'text', 5, [], [{}]])('%j is no object', (value) => {
  expect(checkObject(schemas, value)).toMatchObject([{ code: 'not-an-object' }]);
});

test('keys that JavaScript objects have by themselves are ordinary', () => {
  const object = JSON.parse('{"apiVersion":"v1","kind":"ConfigMap","__proto__":{},"constructor":{},"data":{"toString":"a"}}') as unknown;
  expect(found(object)).toEqual(['unknown-field __proto__', 'unknown-field constructor']);
});
