import { describe, expect, it } from 'vitest';
import { testCluster, TestCluster } from '../testing/cluster.ts';

const pod = (name: string, container: string, spec = ''): string => `
apiVersion: v1
kind: Pod
metadata: {name: ${name}, labels: {app: ${name}}}
spec:
  ${spec}
  containers:
  - name: app
    ${container}
`;

/** The STATUS that `kubectl get` would show, with readiness and restarts. */
function shown(cluster: TestCluster, name: string): string {
  const { phase, containerStatuses = [] } = cluster.get('pods', name)['status'];
  const [{ ready, restartCount, state }] = containerStatuses;
  return `${ready ? 1 : 0}/1 ${state.waiting?.reason ?? state.terminated?.reason ?? phase} ${restartCount}`;
}

// Expected values are those of the recorded session of pods that fail.
describe('pods that fail', () => {
  it('crashes, waits and starts again', () => {
    const cluster = testCluster();
    cluster.apply(pod('crasher', 'image: busybox:1.36\n    command: ["sh", "-c", "echo starting; exit 3"]'));
    const seen: string[] = [];
    cluster.until(() => {
      const status = cluster.get('pods', 'crasher')['status'];
      const now = status?.containerStatuses === undefined ? 'Pending' : shown(cluster, 'crasher');
      if (seen.at(-1) !== now) seen.push(now);
      return false;
    }, 18);
    expect(seen).toEqual(['Pending', '0/1 ContainerCreating 0', '1/1 Running 0', '0/1 Error 0', '1/1 Running 1', '0/1 CrashLoopBackOff 1', '1/1 Running 2', '0/1 CrashLoopBackOff 2']);
    const [status] = cluster.get('pods', 'crasher')['status'].containerStatuses;
    expect(status.state.waiting.message).toMatch(/^back-off 20s restarting failed container=app pod=crasher_default\(.*\)$/);
    expect([status.lastState.terminated.exitCode, status.lastState.terminated.reason]).toEqual([3, 'Error']);
    expect(cluster.agents.logs({ namespace: 'default', pod: 'crasher', previous: true }).map(({ text }) => text)).toEqual(['starting']);
  });

  it('cannot pull its image', () => {
    const cluster = testCluster();
    cluster.apply(pod('bad', 'image: api:nonexistent'));
    cluster.advance(1);
    expect(shown(cluster, 'bad')).toBe('0/1 ErrImagePull 0');
    cluster.advance(4);
    expect(shown(cluster, 'bad')).toBe('0/1 ImagePullBackOff 0');
    expect(cluster.eventsOf('bad').slice(1)).toEqual([
      'Pulling: Pulling image "api:nonexistent"',
      expect.stringContaining('Failed: Failed to pull image "api:nonexistent": failed to pull and unpack image "docker.io/library/api:nonexistent"'),
      'Failed: Error: ErrImagePull', 'BackOff: Back-off pulling image "api:nonexistent"', 'Failed: Error: ImagePullBackOff',
    ]);
  });

  it('has a command that does not exist', () => {
    const cluster = testCluster({ unknownImages: 'missing' });
    cluster.apply(pod('typo', 'image: busybox\n    command: ["slep", "1"]'));
    cluster.until(() => cluster.get('pods', 'typo')['status'].containerStatuses?.[0].state.waiting?.reason === 'RunContainerError');
    expect(cluster.eventsOf('typo').at(-1)).toMatch(/^Failed: Error: failed to create containerd task: .* exec: "slep": executable file not found in \$PATH$/);
    cluster.advance(10);
    expect(cluster.get('pods', 'typo')['status'].containerStatuses[0]).toMatchObject({ state: { waiting: { reason: 'CrashLoopBackOff' } }, lastState: { terminated: { exitCode: 128, reason: 'StartError' } } });
  });

  it('waits for a ConfigMap and a Secret', () => {
    const cluster = testCluster();
    cluster.apply(pod('config', 'image: api:1\n    envFrom: [{configMapRef: {name: settings}}]'));
    cluster.apply(pod('volume', 'image: api:1\n    volumeMounts: [{name: creds, mountPath: /etc/creds}]', 'volumes: [{name: creds, secret: {secretName: creds}}]'));
    cluster.advance(3);
    expect([shown(cluster, 'config'), shown(cluster, 'volume')]).toEqual(['0/1 CreateContainerConfigError 0', '0/1 ContainerCreating 0']);
    expect(cluster.eventsOf('config')).toContain('Failed: Error: configmap "settings" not found');
    expect(cluster.eventsOf('volume')).toContain('FailedMount: MountVolume.SetUp failed for volume "creds" : secret "creds" not found');
    cluster.apply('{apiVersion: v1, kind: ConfigMap, metadata: {name: settings}, data: {MODE: dev}}\n---\n{apiVersion: v1, kind: Secret, metadata: {name: creds}, stringData: {password: s3cret}}');
    cluster.advance(20);
    expect([shown(cluster, 'config'), shown(cluster, 'volume')]).toEqual(['1/1 Running 0', '1/1 Running 0']);
  });

  it('is killed for memory', () => {
    const cluster = testCluster({ unknownImages: 'missing' });
    cluster.apply(pod('hog', 'image: polinux/stress\n    command: ["stress", "--vm", "1", "--vm-bytes", "250M"]\n    resources: {limits: {memory: 100Mi}}'));
    cluster.until(() => cluster.get('pods', 'hog')['status'].containerStatuses?.[0].state.terminated !== undefined);
    expect(shown(cluster, 'hog')).toBe('0/1 OOMKilled 0');
    expect(cluster.get('pods', 'hog')['status'].containerStatuses[0].state.terminated.exitCode).toBe(137);
  });
});

describe('pods that end', () => {
  it.each([['exit 0', 'Succeeded', 'Completed'], ['exit 2', 'Failed', 'Error']])('%s: %s', (script, phase, reason) => {
    const cluster = testCluster();
    cluster.apply(pod('once', `image: busybox:1.36\n    command: ["sh", "-c", "echo done; ${script}"]`, 'restartPolicy: Never'));
    cluster.advance(4);
    const { status } = cluster.get('pods', 'once') as unknown as { status: { phase: string; containerStatuses: [{ state: { terminated: { reason: string } } }] } };
    expect([status.phase, status.containerStatuses[0].state.terminated.reason]).toEqual([phase, reason]);
  });

  // SIGKILL ends every process of the container, whatever the shell was waiting for.
  it.each(['', 'terminationGracePeriodSeconds: 0'])('nothing of it runs on after it was deleted (%s)', (spec) => {
    const cluster = testCluster();
    const volume = 'volumes: [{name: shared, hostPath: {path: /var/shared}}]';
    cluster.apply(pod('writer', 'image: busybox\n    command: ["sh", "-c", "while true; do echo tick >> /shared/ticks; sleep 1; done"]\n    volumeMounts: [{name: shared, mountPath: /shared}]', `${spec}\n  nodeName: desktop-worker\n  ${volume}`));
    cluster.apply(pod('reader', 'image: busybox\n    command: ["sh", "-c", "while true; do wc -l < /shared/ticks; sleep 1; done"]\n    volumeMounts: [{name: shared, mountPath: /shared}]', `nodeName: desktop-worker\n  ${volume}`));
    cluster.advance(10);
    cluster.remove('pods', 'writer');
    cluster.advance(60);
    const counts = cluster.agents.logs({ namespace: 'default', pod: 'reader' }).map(({ text }) => Number(text));
    expect(counts[8]).toBeGreaterThan(counts[3]!);
    expect(new Set(counts.slice(-20)).size).toBe(1);
  });

  it('leaves a message', () => {
    const cluster = testCluster();
    cluster.apply(pod('said', 'image: busybox\n    command: ["sh", "-c", "echo sorry > /dev/termination-log; exit 1"]', 'restartPolicy: Never'));
    cluster.advance(4);
    expect(cluster.get('pods', 'said')['status'].containerStatuses[0].state.terminated.message).toBe('sorry\n');
  });
});

// https://kubernetes.io/docs/concepts/workloads/pods/init-containers/ and .../sidecar-containers/
describe('init containers', () => {
  it('run one after the other before the others', () => {
    const cluster = testCluster();
    cluster.apply(pod('staged', 'image: busybox\n    command: ["sh", "-c", "cat /work/out; sleep 99"]\n    volumeMounts: [{name: work, mountPath: /work}]',
      'initContainers:\n  - {name: one, image: busybox, command: ["sh", "-c", "echo 1 > /work/out"], volumeMounts: [{name: work, mountPath: /work}]}\n  - {name: two, image: busybox, command: ["sh", "-c", "sleep 3; echo 2 >> /work/out"], volumeMounts: [{name: work, mountPath: /work}]}\n  volumes: [{name: work, emptyDir: {}}]'));
    cluster.advance(2);
    expect(cluster.get('pods', 'staged')['status'].phase).toBe('Pending');
    cluster.advance(8);
    expect(cluster.agents.logs({ namespace: 'default', pod: 'staged', container: 'app' }).map(({ text }) => text)).toEqual(['1', '2']);
  });

  it('sidecars go on beside the others', () => {
    const cluster = testCluster();
    cluster.apply(pod('helped', 'image: busybox\n    command: ["sh", "-c", "sleep 2"]', 'restartPolicy: Never\n  initContainers:\n  - {name: helper, image: helper:1, restartPolicy: Always}'));
    cluster.advance(2);
    expect(cluster.get('pods', 'helped')['status'].initContainerStatuses[0]).toMatchObject({ started: true, ready: true });
    cluster.advance(10);
    const { phase, initContainerStatuses } = cluster.get('pods', 'helped')['status'];
    expect(phase).toBe('Succeeded');
    expect(initContainerStatuses[0]).toMatchObject({ ready: false, restartCount: 0, state: { terminated: {} } });
  });
});

describe('what a container sees', () => {
  it('variables, files and its name', async () => {
    const cluster = testCluster();
    cluster.apply('{apiVersion: v1, kind: ConfigMap, metadata: {name: settings}, data: {MODE: dev, "app.conf": "a=1\\n"}}');
    cluster.apply(pod('seer', `image: busybox
    command: ["sleep", "99"]
    env:
    - {name: GREETING, value: "hello $(NAME)"}
    - {name: NAME, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
    - {name: SAYS, value: "I am $(NAME)"}
    - {name: MODE, valueFrom: {configMapKeyRef: {name: settings, key: MODE}}}
    volumeMounts: [{name: conf, mountPath: /etc/conf}]`, 'volumes: [{name: conf, configMap: {name: settings}}]'));
    cluster.advance(3);
    const run = async (...command: string[]): Promise<string> => {
      const result = cluster.agents.exec({ namespace: 'default', pod: 'seer', command });
      cluster.advance(1);
      const { stdout, stderr } = await result;
      return stdout + stderr;
    };
    expect(await run('sh', '-c', 'echo $GREETING, $SAYS, $MODE; hostname; ls /etc/conf; cat /etc/conf/app.conf')).toBe('hello $(NAME), I am seer, dev\nseer\nMODE\napp.conf\na=1\n');
    expect(await run('sh', '-c', 'echo x > /etc/conf/app.conf')).toBe("sh: can't create /etc/conf/app.conf: Read-only file system\n");
    expect(await run('sh', '-c', 'echo $KUBERNETES_SERVICE_HOST; ls /var/run/secrets/kubernetes.io/serviceaccount')).toBe('10.96.0.1\nca.crt\nnamespace\ntoken\n');
  });
});

describe('the end of a pod', () => {
  it('comes about a second after its deletion, with its READY value until then', () => {
    const cluster = testCluster();
    cluster.apply(pod('web', 'image: api:1'));
    cluster.advance(3);
    cluster.remove('pods', 'web');
    expect(shown(cluster, 'web')).toBe('1/1 Running 0');
    cluster.advance(1.5);
    expect(cluster.all('pods')).toEqual([]);
  });

  it('waits for the grace period where nothing heeds SIGTERM, and for preStop', () => {
    const cluster = testCluster({ unknownImages: 'missing' });
    cluster.apply(pod('deaf', 'image: busybox\n    command: ["sleep", "3600"]', 'terminationGracePeriodSeconds: 10'));
    cluster.apply(pod('slow', 'image: nginx\n    lifecycle: {preStop: {exec: {command: ["sleep", "5"]}}}'));
    cluster.advance(5);
    cluster.remove('pods', 'deaf');
    cluster.remove('pods', 'slow');
    cluster.advance(4);
    expect(cluster.all('pods').map(({ metadata }) => metadata.name)).toEqual(['deaf', 'slow']);
    cluster.advance(3);
    expect(cluster.all('pods').map(({ metadata }) => metadata.name)).toEqual(['deaf']);
    cluster.advance(5);
    expect(cluster.all('pods')).toEqual([]);
  });
});
