import { expect, it } from 'vitest';
import { testCluster, type TestCluster } from '../testing/cluster.ts';

const pod = (name: string, container: string): string => `
apiVersion: v1
kind: Pod
metadata: {name: ${name}}
spec:
  containers:
  - name: app
    ${container}
`;

const status = (cluster: TestCluster, name: string): { ready: boolean; started: boolean; restartCount: number } => cluster.get('pods', name)['status'].containerStatuses[0];

// The next three are pods of the recorded session about probes.
it('a failing liveness probe restarts the container', () => {
  const cluster = testCluster();
  cluster.apply(pod('sickly', 'image: busybox:1.36\n    command: ["sleep", "3600"]\n    livenessProbe: {exec: {command: ["cat", "/tmp/missing"]}, initialDelaySeconds: 1, periodSeconds: 2, failureThreshold: 2}'));
  cluster.advance(19);
  expect(status(cluster, 'sickly')).toMatchObject({ restartCount: 2, ready: true, lastState: { terminated: { exitCode: 137, reason: 'Error' } } });
  expect(cluster.eventsOf('sickly')).toEqual(expect.arrayContaining([
    "Unhealthy: Liveness probe failed: cat: can't open '/tmp/missing': No such file or directory",
    'Killing: Container app failed liveness probe, will be restarted',
    expect.stringMatching(/^BackOff: Back-off restarting failed container app in pod sickly_default/),
  ]));
});

it('a startup probe on a port where nothing listens', () => {
  const cluster = testCluster();
  cluster.apply(pod('slow', 'image: api:0.1.0\n    ports: [{containerPort: 8080}]\n    startupProbe: {tcpSocket: {port: 9999}, periodSeconds: 2, failureThreshold: 3}'));
  cluster.advance(9);
  expect(status(cluster, 'slow')).toMatchObject({ restartCount: 1, ready: false, started: false });
  const ip = cluster.get('pods', 'slow')['status'].podIP as string;
  expect(cluster.eventsOf('slow')).toContain(`Unhealthy: Startup probe failed: dial tcp ${ip}:9999: connect: connection refused`);
});

it('a stand-in without declared ports answers to gRPC and TCP probes', () => {
  const cluster = testCluster();
  cluster.apply(pod('rpc', 'image: api:0.1.0\n    livenessProbe: {grpc: {port: 9090}}\n    readinessProbe: {tcpSocket: {port: 8080}, successThreshold: 2, periodSeconds: 1}'));
  cluster.advance(3);
  expect(status(cluster, 'rpc')).toMatchObject({ ready: true, restartCount: 0 });
});

it('a readiness probe takes the pod out, and puts it back', () => {
  const cluster = testCluster({ images: [{ name: 'moody:1', port: 80, routes: { '/ready': [{ body: 'ok' }, { from: 10, status: 503 }, { from: 20, body: 'ok' }] } }] });
  cluster.apply(pod('moody', 'image: moody:1\n    readinessProbe: {httpGet: {path: /ready, port: 80}, periodSeconds: 1, failureThreshold: 2}'));
  const seen: boolean[] = [];
  for (let second = 0; second < 25; second++) {
    cluster.advance(1);
    const ready = cluster.get('pods', 'moody')['status'].containerStatuses?.[0].ready === true;
    if (seen.at(-1) !== ready) seen.push(ready);
  }
  expect(seen[0] === false ? seen.slice(1) : seen).toEqual([true, false, true]);
  expect(status(cluster, 'moody').restartCount).toBe(0);
  expect(cluster.eventsOf('moody')).toContain('Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 503');
});

it('the other probes begin when the startup probe has succeeded', () => {
  const cluster = testCluster({ images: [{ name: 'late:1', port: 80, startsIn: 12, routes: { '/': 'ok' } }] });
  cluster.apply(pod('late', 'image: late:1\n    startupProbe: {httpGet: {path: /, port: 80}, periodSeconds: 2, failureThreshold: 30}\n    livenessProbe: {httpGet: {path: /, port: 80}, periodSeconds: 1, failureThreshold: 1}'));
  cluster.advance(10);
  expect(status(cluster, 'late')).toMatchObject({ started: false, ready: false, restartCount: 0 });
  cluster.advance(6);
  expect(status(cluster, 'late')).toMatchObject({ started: true, ready: true, restartCount: 0 });
});
