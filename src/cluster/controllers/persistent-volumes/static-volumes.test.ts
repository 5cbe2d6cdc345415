import { expect, test } from 'vitest';
import { testCluster, type TestCluster } from '../../testing/cluster.ts';

/** A volume as an administrator writes it. */
const volume = (name: string, { size = '2Gi', modes = '[ReadWriteOnce]', policy = 'Retain', more = '' } = {}): string => `
apiVersion: v1
kind: PersistentVolume
metadata: {name: ${name}, labels: {disk: ${name}}}
spec:
  capacity: {storage: ${size}}
  accessModes: ${modes}
  persistentVolumeReclaimPolicy: ${policy}
  storageClassName: manual
  hostPath: {path: /srv/${name}}
${more}`;

const claim = (name: string, { size = '1Gi', modes = '[ReadWriteOnce]', more = '' } = {}): string => `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: ${name}}
spec:
  storageClassName: manual
  accessModes: ${modes}
  resources: {requests: {storage: ${size}}}
${more}`;

const pod = (name: string, claimName: string): string => `
apiVersion: v1
kind: Pod
metadata: {name: ${name}}
spec:
  containers: [{name: app, image: api:0.1.0, volumeMounts: [{name: data, mountPath: /data}]}]
  volumes: [{name: data, persistentVolumeClaim: {claimName: ${claimName}}}]
`;

function withObjects(...texts: string[]): TestCluster {
  const cluster = testCluster();
  for (const text of texts) {
    cluster.apply(text);
    cluster.advance(1);
  }
  return cluster;
}

const phaseOf = (cluster: TestCluster, plural: string, name: string): string => cluster.get(plural, name)['status'].phase;

test('binds a claim to a volume of its class, with the annotations and the status that a real cluster writes', () => {
  const cluster = testCluster();
  cluster.apply(volume('disk-a'));
  cluster.advance(1);
  expect(phaseOf(cluster, 'persistentvolumes', 'disk-a')).toBe('Available');
  const created = cluster.apply(claim('notes'))[0]!;
  cluster.advance(1);
  const bound = cluster.get('persistentvolumes', 'disk-a');
  expect(bound.metadata.annotations).toEqual({ 'pv.kubernetes.io/bound-by-controller': 'yes' });
  expect(bound.metadata.finalizers).toEqual(['kubernetes.io/pv-protection']);
  expect(bound['spec'].claimRef).toEqual({
    apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: 'notes', namespace: 'default',
    resourceVersion: created.metadata.resourceVersion, uid: created.metadata.uid,
  });
  expect(bound['status'].phase).toBe('Bound');
  const notes = cluster.get('persistentvolumeclaims', 'notes');
  expect(notes.metadata.annotations).toEqual({ 'pv.kubernetes.io/bind-completed': 'yes', 'pv.kubernetes.io/bound-by-controller': 'yes' });
  expect(notes.metadata.finalizers).toEqual(['kubernetes.io/pvc-protection']);
  expect(notes['spec'].volumeName).toBe('disk-a');
  expect(notes['status']).toEqual({ accessModes: ['ReadWriteOnce'], capacity: { storage: '2Gi' }, phase: 'Bound' });
  expect(cluster.eventsOf('notes')).toEqual([]);
});

test('takes the smallest volume that is big enough', () => {
  const cluster = withObjects(volume('a-big', { size: '10Gi' }), volume('b-fits', { size: '3Gi' }), volume('c-small', { size: '1Gi' }), claim('notes', { size: '2Gi' }));
  expect(cluster.get('persistentvolumeclaims', 'notes')['spec'].volumeName).toBe('b-fits');
});

test('takes a volume that offers all access modes, and the selector means', () => {
  const cluster = withObjects(
    volume('one'), volume('many', { modes: '[ReadWriteOnce, ReadWriteMany]' }), claim('shared', { modes: '[ReadWriteMany]' }),
    claim('chosen', { more: '  selector: {matchLabels: {disk: one}}' }),
  );
  expect(cluster.get('persistentvolumeclaims', 'shared')['spec'].volumeName).toBe('many');
  expect(cluster.get('persistentvolumeclaims', 'chosen')['spec'].volumeName).toBe('one');
});

test('says of a claim that finds no volume that its class is not there', () => {
  const cluster = withObjects(volume('disk-a'), claim('archive', { size: '50Gi' }), pod('archivist', 'archive'), pod('orphan', 'nosuch-claim'));
  expect(phaseOf(cluster, 'persistentvolumeclaims', 'archive')).toBe('Pending');
  expect(cluster.eventsOf('archive')).toEqual(['ProvisioningFailed: storageclass.storage.k8s.io "manual" not found']);
  expect(cluster.eventsOf('archivist')).toEqual(['FailedScheduling: 0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found']);
  expect(cluster.eventsOf('orphan')).toEqual(['FailedScheduling: 0/3 nodes are available: persistentvolumeclaim "nosuch-claim" not found. not found']);
});

test('says of a claim without a class that there is none', () => {
  const cluster = withObjects(claim('plain').replace('storageClassName: manual', 'storageClassName: ""'));
  expect(cluster.eventsOf('plain')).toEqual(['FailedBinding: no persistent volumes available for this claim and no storage class is set']);
});

test('gives a claim the volume that it names, or says why not', () => {
  const cluster = withObjects(
    volume('disk-a'), volume('disk-b'), claim('named', { more: '  volumeName: disk-b' }),
    claim('greedy', { size: '5Gi', more: '  volumeName: disk-a' }), claim('late', { more: '  volumeName: disk-b' }),
  );
  expect(phaseOf(cluster, 'persistentvolumeclaims', 'named')).toBe('Bound');
  expect(cluster.get('persistentvolumeclaims', 'named').metadata.annotations).toEqual({ 'pv.kubernetes.io/bind-completed': 'yes' });
  expect(cluster.eventsOf('greedy')).toEqual(['VolumeMismatch: Cannot bind to requested volume "disk-a": requested PV is too small']);
  expect(cluster.eventsOf('late')).toEqual(['FailedBinding: volume "disk-b" already bound to a different claim.']);
});

test('keeps a volume for the claim that it names', () => {
  const cluster = withObjects(volume('disk-a', { more: '  claimRef: {namespace: default, name: notes}' }), claim('other'), claim('notes'));
  expect(phaseOf(cluster, 'persistentvolumeclaims', 'other')).toBe('Pending');
  expect(cluster.get('persistentvolumeclaims', 'notes')['spec'].volumeName).toBe('disk-a');
  expect(cluster.get('persistentvolumes', 'disk-a').metadata.annotations).toBeUndefined();
});

test('lets a claim that waits see a new volume at the next resync', () => {
  const cluster = withObjects(claim('notes'), volume('disk-a'));
  expect(phaseOf(cluster, 'persistentvolumeclaims', 'notes')).toBe('Pending');
  cluster.advance(15);
  expect(phaseOf(cluster, 'persistentvolumeclaims', 'notes')).toBe('Bound');
});

test('keeps a claim that is deleted until no pod uses it, then releases its volume for good', () => {
  const cluster = withObjects(volume('disk-a'), claim('notes'), pod('notebook', 'notes'));
  cluster.remove('persistentvolumeclaims', 'notes');
  cluster.advance(2);
  expect(cluster.get('persistentvolumeclaims', 'notes').metadata.deletionTimestamp).toBeDefined();
  cluster.remove('pods', 'notebook');
  cluster.advance(2);
  expect(cluster.all('persistentvolumeclaims')).toEqual([]);
  expect(phaseOf(cluster, 'persistentvolumes', 'disk-a')).toBe('Released');
  cluster.apply(claim('notes'));
  cluster.advance(20);
  expect(phaseOf(cluster, 'persistentvolumeclaims', 'notes')).toBe('Pending');
  const resource = cluster.resource('persistentvolumes');
  cluster.client().patch({ resource, name: 'disk-a' }, { type: 'strategic', body: { spec: { claimRef: null } } });
  cluster.advance(16);
  expect(phaseOf(cluster, 'persistentvolumeclaims', 'notes')).toBe('Bound');
});

test('keeps a volume that is deleted while a claim has it', () => {
  const cluster = withObjects(volume('disk-a'), claim('notes'));
  cluster.remove('persistentvolumes', 'disk-a');
  cluster.advance(2);
  expect(phaseOf(cluster, 'persistentvolumes', 'disk-a')).toBe('Bound');
  cluster.remove('persistentvolumeclaims', 'notes');
  cluster.advance(2);
  expect(cluster.all('persistentvolumes')).toEqual([]);
});

test('deletes or fails to delete what it should reclaim', () => {
  const cluster = withObjects(volume('disk-a', { policy: 'Delete' }), claim('notes'));
  cluster.remove('persistentvolumeclaims', 'notes');
  cluster.advance(2);
  expect(cluster.get('persistentvolumes', 'disk-a')['status']).toMatchObject({ phase: 'Failed', message: 'host_path deleter only supports /tmp/.+ but received provided /srv/disk-a' });
  cluster.apply(volume('disk-b', { policy: 'Delete' }).replace('/srv', '/tmp'));
  cluster.advance(1);
  cluster.apply(claim('more'));
  cluster.advance(1);
  cluster.remove('persistentvolumeclaims', 'more');
  cluster.advance(2);
  expect(cluster.all('persistentvolumes').map(({ metadata }) => metadata.name)).toEqual(['disk-a']);
});

test('recycles a volume for the next claim', () => {
  const cluster = withObjects(volume('disk-a', { policy: 'Recycle' }), claim('notes'));
  cluster.remove('persistentvolumeclaims', 'notes');
  cluster.advance(2);
  expect(phaseOf(cluster, 'persistentvolumes', 'disk-a')).toBe('Available');
  expect(cluster.get('persistentvolumes', 'disk-a')['spec'].claimRef).toBeUndefined();
});

test('says of a claim whose volume went that its data is lost', () => {
  const cluster = withObjects(volume('disk-a'), claim('notes'));
  const resource = cluster.resource('persistentvolumes');
  cluster.client().patch({ resource, name: 'disk-a' }, { type: 'merge', body: { metadata: { finalizers: null } } });
  cluster.remove('persistentvolumes', 'disk-a');
  cluster.advance(1);
  expect(phaseOf(cluster, 'persistentvolumeclaims', 'notes')).toBe('Lost');
  expect(cluster.eventsOf('notes')).toEqual(['ClaimLost: Bound claim has lost its PersistentVolume. Data on the volume is lost!']);
});

test('may change only what a bound claim allows', () => {
  const cluster = withObjects(volume('disk-a'), claim('notes'));
  const at = { resource: cluster.resource('persistentvolumeclaims'), namespace: 'default', name: 'notes' };
  expect(() => cluster.client().patch(at, { type: 'strategic', body: { spec: { resources: { requests: { storage: '3Gi' } } } } }))
    .toThrow('persistentvolumeclaims "notes" is forbidden: only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize');
});
