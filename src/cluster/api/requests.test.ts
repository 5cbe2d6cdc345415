import { expect, test } from 'vitest';
import { StatusError, type Status } from './status-error.ts';
import type { Patch, WatchEvent } from './requests.ts';
import { testCluster, type TestCluster } from '../testing/cluster.ts';

const WEB = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: sidecar, image: "side:1"}]}
`;

function withWeb(): TestCluster {
  const cluster = testCluster();
  cluster.apply(WEB);
  return cluster;
}

/** The answer of the server to a request that it refuses. */
function refusal(action: () => unknown): Status {
  try {
    action();
  } catch (error) {
    if (error instanceof StatusError) return error.status;
    throw error;
  }
  throw new Error('the request was not refused');
}

function patchRefusal(type: Patch['type'], body: unknown): Status {
  const cluster = withWeb();
  return refusal(() => cluster.client().patch({ resource: cluster.resource('deployments'), namespace: 'default', name: 'web' }, { type, body } as Patch));
}

const config = (metadata: Record<string, unknown>, data: Record<string, string> = {}): Record<string, unknown> => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata, data });

test.each<[type: Patch['type'], body: unknown, code: number, reason: string | undefined, message: string]>([
  ['strategic', { spec: { replicas: 'three' } }, 422, 'Invalid', ' "" is invalid: patch: Invalid value: "map[spec:map[replicas:three]]": unrecognized type: int32'],
  ['strategic', { spec: { template: { spec: { containers: [{ image: 'x:1' }] } } } }, 500, undefined, 'map: map[image:x:1] does not contain declared merge key: name'],
  ['strategic', { metadata: { name: 'renamed' } }, 400, 'BadRequest', 'the name of the object (renamed) does not match the name on the URL (web)'],
  ['strategic', { metadata: { resourceVersion: '1' } }, 409, 'Conflict', 'Operation cannot be fulfilled on deployments.apps "web": the object has been modified; please apply your changes to the latest version and try again'],
  ['strategic', { spec: { replicas: -2 } }, 422, 'Invalid', 'Deployment.apps "web" is invalid: spec.replicas: Invalid value: -2: must be greater than or equal to 0'],
  ['strategic', { spec: { template: { spec: { containers: [{ name: 'web', env: [{ name: 'A', value: '1' }] }] } } } }, 422, 'Invalid', 'Deployment.apps "web" is invalid: spec.template.spec.containers[0].image: Required value'],
  ['merge', { spec: { selector: { matchLabels: { app: 'other' } } } }, 422, 'Invalid', 'Deployment.apps "web" is invalid: [spec.template.metadata.labels: Invalid value: {"app":"web"}: `selector` does not match template `labels`, spec.selector: Invalid value: {"matchLabels":{"app":"other"}}: field is immutable]'],
  ['json', [{ op: 'remove', path: '/metadata/labels/x' }], 422, 'Invalid', 'the server rejected our request due to an error in our request'],
  ['json', [{ op: 'test', path: '/spec/replicas', value: 9 }], 422, 'Invalid', 'the server rejected our request due to an error in our request'],
  ['json', [{ op: 'destroy', path: '/spec' }], 422, 'Invalid', 'the server rejected our request due to an error in our request'],
  ['json', { op: 'remove' }, 400, 'BadRequest', 'error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp'],
])('%s patch %j', (type, body, code, reason, message) => {
  expect(patchRefusal(type, body)).toMatchObject({ code, message, ...(reason === undefined ? {} : { reason }) });
});

test('JSON patches of no use are refused as such', () => {
  for (const body of [['x'], [{ op: 'add', path: 5 }], [null]]) expect(patchRefusal('json', body).code).toBe(400);
  expect(patchRefusal('json', [{ op: 'add', value: 1 }]).code).toBe(422);
});

test('fields that the kind does not have are warned of in a patch, and dropped', () => {
  const cluster = withWeb();
  const { warnings, object } = cluster.client().patch({ resource: cluster.resource('deployments'), namespace: 'default', name: 'web' }, { type: 'strategic', body: { spec: { replicass: 3 } } });
  expect(warnings).toEqual(['unknown field "spec.replicass"']);
  expect(object.metadata.resourceVersion).toBe(cluster.get('deployments', 'web').metadata.resourceVersion);
});

test('a part that a resource does not have', () => {
  const cluster = withWeb();
  const at = { resource: cluster.resource('deployments'), namespace: 'default', name: 'web', subresource: 'nosuch' };
  expect(refusal(() => cluster.client().patch(at, { type: 'merge', body: {} }))).toMatchObject({ code: 404, message: 'the server could not find the requested resource' });
});

test('the status has a way of its own, and no other', () => {
  const cluster = withWeb();
  const at = { resource: cluster.resource('deployments'), namespace: 'default', name: 'web' };
  cluster.client().patch(at, { type: 'merge', body: { status: { replicas: 77 } } });
  expect(cluster.get('deployments', 'web')['status'].replicas).not.toBe(77);
  cluster.client().patch({ ...at, subresource: 'status' }, { type: 'merge', body: { spec: { replicas: 5 }, status: { replicas: 9 } } });
  expect(cluster.get('deployments', 'web')).toMatchObject({ spec: { replicas: 2 }, status: { replicas: 9 } });
});

test('create: namespaces, names and versions', () => {
  const cluster = testCluster();
  const create = (body: unknown, namespace = 'default', options = {}): unknown => cluster.client().create({ resource: cluster.resource('configmaps'), namespace }, body, options);
  expect(refusal(() => create(config({ name: 'a', namespace: 'lab' })))).toMatchObject({ code: 400, message: 'the namespace of the provided object does not match the namespace sent on the request' });
  expect(refusal(() => create(config({ name: 'a' }), 'lab'))).toMatchObject({ code: 404, message: 'namespaces "lab" not found' });
  expect(refusal(() => create(config({})))).toMatchObject({ code: 422, message: 'ConfigMap "" is invalid: metadata.name: Required value: name or generateName is required' });
  expect(refusal(() => create(config({ name: 'a', resourceVersion: '5' })))).toMatchObject({ code: 500, message: 'resourceVersion should not be set on objects to be created' });
  create(config({ name: 'a' }));
  expect(refusal(() => create(config({ name: 'a' })))).toMatchObject({ code: 409, reason: 'AlreadyExists', message: 'configmaps "a" already exists', details: { kind: 'configmaps', name: 'a' } });
});

test('generateName adds five characters to at most 58', () => {
  const cluster = testCluster();
  const at = { resource: cluster.resource('configmaps'), namespace: 'default' };
  expect(cluster.client().create(at, config({ generateName: 'web-' })).object.metadata.name).toMatch(/^web-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
  expect(cluster.client().create(at, config({ generateName: 'x'.repeat(80) })).object.metadata.name).toMatch(/^x{58}[bcdfghjklmnpqrstvwxz2456789]{5}$/);
});

test('a dry run stores nothing', () => {
  const cluster = withWeb();
  const { revision } = cluster.store;
  const client = cluster.client();
  const at = { resource: cluster.resource('deployments'), namespace: 'default', name: 'web' };
  client.create({ resource: cluster.resource('configmaps'), namespace: 'default' }, config({ name: 'a' }), { dryRun: true });
  expect(client.patch(at, { type: 'merge', body: { spec: { replicas: 7 } } }, { dryRun: true }).object['spec'].replicas).toBe(7);
  client.delete(at, { dryRun: true });
  expect(cluster.store.revision).toBe(revision);
  expect(cluster.get('deployments', 'web')['spec'].replicas).toBe(2);
});

test('a deletion may be tied to a state', () => {
  const cluster = withWeb();
  const at = { resource: cluster.resource('deployments'), namespace: 'default', name: 'web' };
  expect(refusal(() => cluster.client().delete(at, { preconditions: { uid: 'x' } }))).toMatchObject({ code: 409, message: expect.stringContaining('Precondition failed: UID in precondition: x, UID in object meta: ') });
  expect(refusal(() => cluster.client().delete(at, { preconditions: { resourceVersion: '1' } }))).toMatchObject({ code: 409 });
  cluster.client().delete(at, { preconditions: { uid: cluster.get('deployments', 'web').metadata.uid } });
});

test('deletecollection takes what a selector selects', () => {
  const cluster = testCluster();
  const at = { resource: cluster.resource('configmaps'), namespace: 'default' };
  for (const [name, set] of [['a', 'x'], ['b', 'x'], ['c', 'y']]) cluster.client().create(at, config({ name, labels: { set } }));
  cluster.client().deleteCollection(at, { labelSelector: 'set=x' });
  expect(cluster.all('configmaps').map(({ metadata }) => metadata.name)).toEqual(['c', 'kube-root-ca.crt']);
  expect(refusal(() => cluster.client().deleteCollection({ resource: cluster.resource('namespaces') }))).toMatchObject({ code: 405 });
});

test('a watch with a selector sees objects come into it and leave it', () => {
  const cluster = testCluster();
  const at = { resource: cluster.resource('configmaps'), namespace: 'default' };
  const seen: string[] = [];
  const note = ({ type, object }: WatchEvent): void => void seen.push(`${type} ${object.metadata.name}`);
  const stop = cluster.client().watch(at, { labelSelector: 'set=x' }, note);
  const label = (name: string, set: string | null): unknown => cluster.client().patch({ ...at, name }, { type: 'merge', body: { metadata: { labels: { set } } } });
  cluster.client().create(at, config({ name: 'a', labels: { set: 'x' } }));
  cluster.client().create(at, config({ name: 'b' }));
  label('b', 'x');
  label('a', null);
  cluster.client().patch({ ...at, name: 'b' }, { type: 'merge', body: { data: { k: 'v' } } });
  cluster.client().delete({ ...at, name: 'b' });
  stop();
  label('a', 'x');
  expect(seen).toEqual(['ADDED a', 'ADDED b', 'DELETED a', 'MODIFIED b', 'DELETED b']);
});

test('a write that changes nothing is not stored', () => {
  const cluster = withWeb();
  const { revision } = cluster.store;
  const at = { resource: cluster.resource('deployments'), namespace: 'default', name: 'web' };
  cluster.client().patch(at, { type: 'strategic', body: { spec: { replicas: 2 } } });
  cluster.client().update(at, cluster.get('deployments', 'web'));
  expect(cluster.store.revision).toBe(revision);
});

test('who may do nothing is told so', () => {
  const cluster = testCluster();
  const ana = cluster.client().as({ name: 'ana', groups: ['system:authenticated'] });
  const pods = { resource: cluster.resource('pods'), namespace: 'lab' };
  expect(refusal(() => ana.delete({ ...pods, name: 'x' }))).toMatchObject({ code: 403, message: 'pods "x" is forbidden: User "ana" cannot delete resource "pods" in API group "" in the namespace "lab"' });
  expect(refusal(() => ana.list({ resource: cluster.resource('nodes') })).message).toBe('nodes is forbidden: User "ana" cannot list resource "nodes" in API group "" at the cluster scope');
  expect(refusal(() => ana.create(pods, {})).message).toBe('pods is forbidden: User "ana" cannot create resource "pods" in API group "" in the namespace "lab"');
  expect(refusal(() => ana.get({ resource: cluster.resource('namespaces'), name: 'lab' })).message).toBe('namespaces "lab" is forbidden: User "ana" cannot get resource "namespaces" in API group "" in the namespace "lab"');
});
