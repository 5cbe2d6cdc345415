import { beforeEach, describe, expect, test } from 'vitest';
import { testCluster, type TestCluster } from '../../cluster/testing/cluster.ts';
import { clusterContext } from '../../kubectl/testing/cluster-context.ts';
import { runLine } from '../../kubectl/testing/session.ts';
import { changesOf, snapshotOf, type PodSnapshot } from './snapshot.ts';

const WEB = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 3
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: 'nginx:1.29'}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {type: NodePort, selector: {app: web}, ports: [{port: 80, nodePort: 30080}]}
`;

let cluster: TestCluster;
/** Plays a command line and lets ten seconds go by. */
async function play(line: string): Promise<string> {
  const { output } = await runLine(line, clusterContext(cluster));
  cluster.advance(10);
  return output;
}
const pods = (): PodSnapshot[] => snapshotOf(cluster).pods;
const images = (): string[] => pods().map(({ containers }) => containers.map(({ image }) => image).join());

beforeEach(() => {
  cluster = testCluster({ unknownImages: 'missing' });
});

test('a fresh cluster shows its nodes and nothing else', () => {
  expect(snapshotOf(cluster)).toEqual({
    time: cluster.clock.now,
    nodes: [
      { name: 'desktop-control-plane', ready: true, cordoned: false, controlPlane: true, taints: ['node-role.kubernetes.io/control-plane:NoSchedule'] },
      { name: 'desktop-worker', ready: true, cordoned: false, controlPlane: false, taints: [] },
      { name: 'desktop-worker2', ready: true, cordoned: false, controlPlane: false, taints: [] },
    ],
    pods: [], services: [], workloads: [], ingresses: [], claims: [],
  });
});

describe('a Deployment and its Service', () => {
  beforeEach(() => {
    cluster.apply(WEB);
    cluster.advance(10);
  });

  test('show their Pods, who made them, and where they are', () => {
    const { pods: found, services, workloads } = snapshotOf(cluster);
    expect(found.map(({ status, ready, total, restarts, isReady, deleting }) => ({ status, ready, total, restarts, isReady, deleting }))).toEqual(
      Array.from({ length: 3 }, () => ({ status: 'Running', ready: 1, total: 1, restarts: 0, isReady: true, deleting: false })),
    );
    expect(new Set(found.map(({ node }) => node))).toEqual(new Set(['desktop-worker', 'desktop-worker2']));
    expect(found[0]).toMatchObject({ labels: { app: 'web' }, owner: { kind: 'ReplicaSet' }, workload: { kind: 'Deployment', name: 'web' } });
    expect(found[0]!.labels).not.toHaveProperty('pod-template-hash');
    expect(found[0]!.containers).toEqual([{ name: 'web', image: 'nginx:1.29', kind: 'main', state: 'running', ready: true, restarts: 0 }]);
    expect(services).toEqual([{
      namespace: 'default', name: 'web', type: 'NodePort', headless: false, ports: [{ port: 80, nodePort: 30080 }],
      selector: { app: 'web' }, pods: found.map(({ name }) => name), unreadyPods: [],
    }]);
    expect(workloads).toEqual([{ kind: 'Deployment', namespace: 'default', name: 'web', ready: 3, desired: 3 }]);
  });

  test('follow a scaling', async () => {
    await play('kubectl scale deployment web --replicas=5');
    expect(pods()).toHaveLength(5);
    expect(snapshotOf(cluster).workloads[0]).toMatchObject({ ready: 5, desired: 5 });
  });

  test('print what `kubectl get pods` prints, while an image cannot be pulled and while Pods go', async () => {
    const seen = new Set<string>();
    await runLine('kubectl set image deployment/web web=nginx:9.99', clusterContext(cluster));
    await runLine('kubectl delete pod -l app=web --wait=false', clusterContext(cluster));
    for (let step = 0; step < 40; step++) {
      const { output } = await runLine('kubectl get pods --no-headers', clusterContext(cluster));
      const rows = pods().map(({ name, ready, total, status, restarts }) => `${name} ${ready}/${total} ${status} ${restarts}`);
      expect(rows).toEqual(output.trimEnd().split('\n').map((row) => row.split(/\s+/).slice(0, 4).join(' ')));
      for (const { status } of pods()) seen.add(status);
      cluster.advance(0.5);
    }
    expect([...seen].sort()).toEqual(['ContainerCreating', 'ErrImagePull', 'ImagePullBackOff', 'Running', 'Terminating']);
    expect(images()).toContain('nginx:9.99');
    expect(pods().find(({ status }) => status === 'ImagePullBackOff')?.containers[0]).toMatchObject({ state: 'waiting', reason: 'ImagePullBackOff' });
  });

  test('a Pod that is not ready is no ready endpoint', async () => {
    cluster.apply(WEB.replace("image: 'nginx:1.29'", "image: 'nginx:1.29', readinessProbe: {httpGet: {path: /, port: 81}}").replace('replicas: 3', 'replicas: 1'));
    cluster.advance(30);
    const { services, pods: found } = snapshotOf(cluster);
    const fresh = found.find(({ isReady }) => !isReady)!;
    expect(fresh).toMatchObject({ status: 'Running', ready: 0, total: 1 });
    expect(services[0]!.unreadyPods).toEqual([fresh.name]);
    expect(services[0]!.pods).not.toContain(fresh.name);
  });

  test('are gone when they are deleted', async () => {
    await play('kubectl delete deployment,service web');
    cluster.advance(60);
    expect(snapshotOf(cluster)).toMatchObject({ pods: [], services: [], workloads: [] });
  });
});

test('a Pod without a node says what the scheduler says', async () => {
  await play('kubectl cordon desktop-worker');
  await play('kubectl cordon desktop-worker2');
  await play('kubectl run alone --image=nginx:1.29');
  const [pod] = pods();
  expect(pod).toMatchObject({ name: 'alone', status: 'Pending', ready: 0, total: 1, unscheduled: expect.stringContaining('0/3 nodes are available') });
  expect(pod).not.toHaveProperty('node');
  expect(pod).not.toHaveProperty('owner');
  expect(snapshotOf(cluster).nodes.map(({ cordoned }) => cordoned)).toEqual([false, true, true]);
});

test('Jobs, Ingresses and claims', async () => {
  cluster.apply(`
apiVersion: batch/v1
kind: Job
metadata: {name: once}
spec: {template: {spec: {restartPolicy: Never, containers: [{name: main, image: 'busybox:1.37', command: [echo, hello]}]}}}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data}
spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: door}
spec: {rules: [{host: a.example.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}]}
`);
  cluster.advance(20);
  const { workloads, claims, ingresses, pods: found } = snapshotOf(cluster);
  expect(workloads).toEqual([{ kind: 'Job', namespace: 'default', name: 'once', ready: 1, desired: 1, status: 'Complete' }]);
  expect(claims).toEqual([{ namespace: 'default', name: 'data', status: 'Pending' }]);
  expect(ingresses).toEqual([{ namespace: 'default', name: 'door', paths: [{ host: 'a.example.com', path: '/', service: 'web' }] }]);
  expect(found[0]).toMatchObject({ status: 'Completed', ready: 0, total: 1, containers: [{ state: 'terminated', reason: 'Completed' }] });
  expect(Object.keys(found[0]!.labels)).toEqual(['batch.kubernetes.io/job-name', 'job-name']);
});

test('a snapshot is plain data, and the same for the same cluster', () => {
  const other = testCluster({ unknownImages: 'missing' });
  for (const one of [cluster, other]) {
    one.apply(WEB);
    one.advance(30);
  }
  expect(JSON.stringify(snapshotOf(cluster))).toBe(JSON.stringify(snapshotOf(other)));
  expect(structuredClone(snapshotOf(cluster))).toEqual(snapshotOf(cluster));
});

test('changes are told once, and writes that nobody sees in the picture are none', async () => {
  const changes = changesOf(cluster);
  expect(changes.next()?.pods).toEqual([]);
  expect(changes.next()).toBeUndefined();
  const { revision } = cluster.store;
  await play('kubectl annotate node desktop-worker note=seen');
  await play('kubectl create configmap settings --from-literal=level=high');
  expect(cluster.store.revision).not.toBe(revision);
  expect(changes.next()).toBeUndefined();
  cluster.apply(WEB);
  cluster.advance(10);
  expect(changes.next()?.pods).toHaveLength(3);
  expect(changes.next()).toBeUndefined();
  changes.end();
  cluster.remove('services', 'web');
  expect(changes.next()).toBeUndefined();
});
