import { describe, expect, it } from 'vitest';
import { testCluster, type TestCluster } from '../../testing/cluster.ts';

/** The manifest of the recorded session 17, shortened. */
const STORE = `
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: store
spec:
  serviceName: store
  replicas: 3
  selector: {matchLabels: {app: store}}
  template:
    metadata: {labels: {app: store}}
    spec:
      terminationGracePeriodSeconds: 1
      containers:
      - {name: db, image: "postgres:16", volumeMounts: [{name: data, mountPath: /data}]}
  volumeClaimTemplates:
  - metadata: {name: data}
    spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
`;

const names = (cluster: TestCluster): string[] => cluster.all('pods').map(({ metadata }) => metadata.name);

function applied(yaml = STORE): TestCluster {
  const cluster = testCluster();
  cluster.apply(yaml);
  return cluster;
}

function settled(cluster: TestCluster, replicas: number, name = 'store'): void {
  const done = (): boolean => {
    const { status, metadata } = cluster.get('statefulsets', name);
    return status?.observedGeneration === metadata.generation && (status.readyReplicas ?? 0) === replicas && status.replicas === replicas
      && (status.updatedReplicas ?? 0) === replicas && status.currentRevision === status.updateRevision;
  };
  expect(cluster.until(done, 120)).toBe(true);
}

describe('a stateful set', () => {
  it('makes its pods one after the other, each when the one before is ready', () => {
    const cluster = applied();
    cluster.advance(0.1);
    expect(names(cluster)).toEqual(['store-0']);
    settled(cluster, 3);
    expect(names(cluster)).toEqual(['store-0', 'store-1', 'store-2']);
    const created = cluster.all('pods').map(({ metadata }) => metadata.creationTimestamp);
    expect([...created].sort()).toEqual(created);
    expect(cluster.eventsOf('store')).toEqual([0, 1, 2].flatMap((index) => [
      `SuccessfulCreate: Create Claim data-store-${index} Pod store-${index} in StatefulSet store success`,
      `SuccessfulCreate: Create Pod store-${index} in StatefulSet store successful`,
    ]));
  });

  it('gives each pod its name, its host name and its claim', () => {
    const cluster = applied();
    settled(cluster, 3);
    const { spec, metadata } = cluster.get('pods', 'store-1');
    const { currentRevision, updateRevision, ...counts } = cluster.get('statefulsets', 'store')['status'];
    expect(metadata.labels).toEqual({
      app: 'store', 'apps.kubernetes.io/pod-index': '1', 'controller-revision-hash': currentRevision, 'statefulset.kubernetes.io/pod-name': 'store-1',
    });
    expect([spec.hostname, spec.subdomain]).toEqual(['store-1', 'store']);
    expect(spec.volumes[0]).toEqual({ name: 'data', persistentVolumeClaim: { claimName: 'data-store-1' } });
    expect(cluster.all('persistentvolumeclaims').map((claim) => [claim.metadata.name, claim.metadata.labels])).toEqual([0, 1, 2].map((index) => [`data-store-${index}`, { app: 'store' }]));
    expect(updateRevision).toBe(currentRevision);
    expect(counts).toEqual({ availableReplicas: 3, collisionCount: 0, currentReplicas: 3, observedGeneration: 1, readyReplicas: 3, replicas: 3, updatedReplicas: 3 });
    const [revision] = cluster.all('controllerrevisions');
    expect(revision!['revision']).toBe(1);
    expect(revision!['data'].spec.template.$patch).toBe('replace');
    expect(revision!.metadata.labels).toEqual({ app: 'store', 'controller.kubernetes.io/hash': currentRevision.slice('store-'.length) });
  });

  it('shrinks from the highest number down, one at a time, and keeps the claims', () => {
    const cluster = applied(STORE.replace('replicas: 3', 'replicas: 4'));
    settled(cluster, 4);
    cluster.put({ apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'store' }, spec: { replicas: 2 } });
    cluster.advance(0.1);
    expect(cluster.all('pods').filter(({ metadata }) => metadata.deletionTimestamp !== undefined).map(({ metadata }) => metadata.name)).toEqual(['store-3']);
    settled(cluster, 2);
    expect(cluster.eventsOf('store').filter((event) => event.startsWith('SuccessfulDelete'))).toEqual([3, 2].map((index) => `SuccessfulDelete: Delete Pod store-${index} in StatefulSet store successful`));
    expect(cluster.all('persistentvolumeclaims')).toHaveLength(4);
  });

  it('deletes claims with the set or with its pods if the retention policy says so', () => {
    const policy = '  persistentVolumeClaimRetentionPolicy: {whenDeleted: Delete, whenScaled: Delete}\n  replicas: 3';
    const cluster = applied(STORE.replace('  replicas: 3', policy));
    settled(cluster, 3);
    cluster.put({ apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'store' }, spec: { replicas: 1 } });
    settled(cluster, 1);
    cluster.advance(5);
    expect(cluster.all('persistentvolumeclaims').filter(({ metadata }) => metadata.deletionTimestamp === undefined).map(({ metadata }) => metadata.name)).toEqual(['data-store-0']);
    expect(cluster.get('persistentvolumeclaims', 'data-store-0').metadata.ownerReferences).toMatchObject([{ kind: 'StatefulSet', name: 'store' }]);
  });

  it('rolls out a new template from the highest number down', () => {
    const cluster = applied(STORE.replace('replicas: 3', 'replicas: 2'));
    settled(cluster, 2);
    const template = { spec: { containers: [{ name: 'db', image: 'postgres:17', volumeMounts: [{ name: 'data', mountPath: '/data' }] }] } };
    cluster.put({ apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'store' }, spec: { template } });
    settled(cluster, 2);
    expect(cluster.eventsOf('store').filter((event) => event.startsWith('SuccessfulDelete'))).toEqual([1, 0].map((index) => `SuccessfulDelete: Delete Pod store-${index} in StatefulSet store successful`));
    expect(cluster.all('pods').map(({ spec }) => spec.containers[0].image)).toEqual(['postgres:17', 'postgres:17']);
    expect(cluster.all('controllerrevisions').map((revision) => revision['revision']).sort()).toEqual([1, 2]);
  });

  it('leaves pods below the partition as they are, even when they are made anew', () => {
    const cluster = applied(STORE);
    settled(cluster, 3);
    cluster.put({
      apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'store' },
      spec: { updateStrategy: { rollingUpdate: { partition: 2 } }, template: { metadata: { labels: { tier: 'new' } } } },
    });
    cluster.advance(20);
    cluster.remove('pods', 'store-0');
    cluster.advance(20);
    expect(cluster.all('pods').map(({ metadata }) => metadata.labels.tier)).toEqual([undefined, undefined, 'new']);
    const { updatedReplicas, currentReplicas, currentRevision, updateRevision } = cluster.get('statefulsets', 'store')['status'];
    expect([updatedReplicas, currentReplicas, currentRevision === updateRevision]).toEqual([1, 2, false]);
  });

  it('changes pods only when somebody deletes them if the strategy is OnDelete', () => {
    const cluster = applied(STORE.replace('  replicas: 3', '  replicas: 2\n  updateStrategy: {type: OnDelete}'));
    settled(cluster, 2);
    cluster.put({ apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'store' }, spec: { template: { metadata: { labels: { tier: 'new' } } } } });
    cluster.advance(20);
    expect(cluster.all('pods').map(({ metadata }) => metadata.labels.tier)).toEqual([undefined, undefined]);
    cluster.remove('pods', 'store-0');
    cluster.advance(20);
    expect(cluster.all('pods').map(({ metadata }) => metadata.labels.tier)).toEqual(['new', undefined]);
  });

  it('makes all pods at once if it is parallel, and counts from its first number', () => {
    const cluster = applied(STORE.replace('  replicas: 3', '  replicas: 3\n  podManagementPolicy: Parallel\n  ordinals: {start: 5}'));
    cluster.advance(0.1);
    expect(names(cluster)).toEqual(['store-5', 'store-6', 'store-7']);
  });

  it('waits until a pod has been ready for as long as it asks', () => {
    const cluster = applied(STORE.replace('  replicas: 3', '  replicas: 2\n  minReadySeconds: 30'));
    cluster.advance(20);
    expect(names(cluster)).toEqual(['store-0']);
    cluster.advance(20);
    expect(names(cluster)).toEqual(['store-0', 'store-1']);
  });

  it('says why a pod could not be created', () => {
    const cluster = testCluster();
    cluster.apply('apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: q}\nspec: {hard: {pods: "1"}}');
    cluster.advance(1);
    cluster.apply(STORE);
    cluster.advance(10);
    expect(cluster.eventsOf('store').at(-1)).toBe('FailedCreate: Create Pod store-1 in StatefulSet store failed error: pods "store-1" is forbidden: exceeded quota: q, requested: pods=1, used: pods=1, limited: pods=1');
  });

  it('takes back the pods that it was once deleted without', () => {
    const cluster = applied(STORE.replace('replicas: 3', 'replicas: 2'));
    settled(cluster, 2);
    const uids = cluster.all('pods').map(({ metadata }) => metadata.uid);
    cluster.client().delete({ resource: cluster.resource('statefulsets'), namespace: 'default', name: 'store' }, { propagationPolicy: 'Orphan' });
    cluster.advance(1);
    expect(cluster.all('pods').map(({ metadata }) => metadata.ownerReferences)).toEqual([undefined, undefined]);
    cluster.apply(STORE.replace('replicas: 3', 'replicas: 2'));
    settled(cluster, 2);
    expect(cluster.all('pods').map(({ metadata }) => metadata.uid)).toEqual(uids);
  });
});
