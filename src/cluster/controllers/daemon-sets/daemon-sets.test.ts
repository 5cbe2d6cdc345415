import { describe, expect, it } from 'vitest';
import { testCluster, type TestCluster } from '../../testing/cluster.ts';

/** The manifest of the recorded session 34, shortened. */
const AGENT = `
apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: log-agent
spec:
  selector: {matchLabels: {app: log-agent}}
  template:
    metadata: {labels: {app: log-agent}}
    spec:
      terminationGracePeriodSeconds: 1
      containers: [{name: agent, image: "log-agent:1.0"}]
`;

const nodes = (cluster: TestCluster): string[] => cluster.all('pods').map(({ spec }) => spec.nodeName).sort();
const counts = (cluster: TestCluster): unknown => {
  const { observedGeneration: _generation, ...rest } = cluster.get('daemonsets', 'log-agent')['status'];
  return rest;
};

function applied(yaml = AGENT, seconds = 10): TestCluster {
  const cluster = testCluster();
  cluster.apply(yaml);
  cluster.advance(seconds);
  return cluster;
}

function changed(cluster: TestCluster, spec: Record<string, unknown>): void {
  cluster.put({ apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'log-agent' }, spec });
}

const withImage = (image: string): Record<string, unknown> => ({ template: { spec: { containers: [{ name: 'agent', image }] } } });

describe('a daemon set', () => {
  it('runs one pod on each node whose taints it tolerates', () => {
    const cluster = applied();
    expect(nodes(cluster)).toEqual(['desktop-worker', 'desktop-worker2']);
    expect(counts(cluster)).toEqual({
      currentNumberScheduled: 2, desiredNumberScheduled: 2, numberAvailable: 2, numberMisscheduled: 0, numberReady: 2, updatedNumberScheduled: 2,
    });
    const [pod] = cluster.all('pods');
    expect(pod!['spec'].affinity).toEqual({
      nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchFields: [{ key: 'metadata.name', operator: 'In', values: [pod!['spec'].nodeName] }] }] } },
    });
    const [revision] = cluster.all('controllerrevisions');
    expect(pod!.metadata.labels).toEqual({ app: 'log-agent', 'controller-revision-hash': revision!.metadata.labels['controller-revision-hash'], 'pod-template-generation': '1' });
    expect(pod!['spec'].tolerations.map(({ key, effect, operator }: Record<string, string>) => `${key}:${effect} ${operator}`)).toEqual([
      'node.kubernetes.io/not-ready:NoExecute Exists', 'node.kubernetes.io/unreachable:NoExecute Exists', 'node.kubernetes.io/disk-pressure:NoSchedule Exists',
      'node.kubernetes.io/memory-pressure:NoSchedule Exists', 'node.kubernetes.io/pid-pressure:NoSchedule Exists', 'node.kubernetes.io/unschedulable:NoSchedule Exists',
    ]);
  });

  it('runs on the control plane, too, when it tolerates everything', () => {
    const cluster = applied(AGENT.replace('      containers', '      tolerations: [{operator: Exists}]\n      containers'));
    expect(nodes(cluster)).toEqual(['desktop-control-plane', 'desktop-worker', 'desktop-worker2']);
  });

  it('replaces a pod that is deleted, once it has gone', () => {
    const cluster = applied();
    const gone = cluster.all('pods')[0]!.metadata.name;
    cluster.remove('pods', gone);
    cluster.advance(0.1);
    expect(cluster.all('pods')).toHaveLength(2);
    cluster.advance(10);
    expect(nodes(cluster)).toEqual(['desktop-worker', 'desktop-worker2']);
    expect(cluster.all('pods').map(({ metadata }) => metadata.name)).not.toContain(gone);
  });

  it('rolls out a change one node after the other', () => {
    const cluster = applied();
    changed(cluster, withImage('log-agent:2.0'));
    cluster.advance(0.1);
    expect(cluster.all('pods').filter(({ metadata }) => metadata.deletionTimestamp !== undefined)).toHaveLength(1);
    cluster.advance(20);
    expect(cluster.all('pods').map(({ spec }) => spec.containers[0].image)).toEqual(['log-agent:2.0', 'log-agent:2.0']);
    expect(cluster.all('controllerrevisions').map((revision) => revision['revision']).sort()).toEqual([1, 2]);
    expect(cluster.eventsOf('log-agent').map((event) => event.split(':')[0])).toEqual([
      'SuccessfulCreate', 'SuccessfulCreate', 'SuccessfulDelete', 'SuccessfulCreate', 'SuccessfulDelete', 'SuccessfulCreate',
    ]);
  });

  // Session 34: what `kubectl rollout status` prints tells each status that was written.
  it('counts a new pod as soon as it is created', () => {
    const cluster = applied();
    const seen: string[] = [];
    cluster.store.watch('daemonsets.apps', ({ object }) => seen.push(`${object['status'].updatedNumberScheduled ?? 0} updated, ${object['status'].numberAvailable} available`));
    changed(cluster, withImage('log-agent:2.0'));
    cluster.advance(20);
    expect([...new Set(seen)]).toEqual(['2 updated, 2 available', '0 updated, 2 available', '1 updated, 1 available', '1 updated, 2 available', '2 updated, 1 available']);
  });

  it('gives an old template a new number when it is rolled back to', () => {
    const cluster = applied();
    for (const image of ['log-agent:2.0', 'log-agent:3.0', 'log-agent:2.0']) {
      changed(cluster, withImage(image));
      cluster.advance(20);
    }
    expect(cluster.all('controllerrevisions').map((revision) => revision['revision']).sort()).toEqual([1, 3, 4]);
  });

  it('keeps no more old templates than it is told to', () => {
    const cluster = applied(AGENT.replace('spec:\n  selector', 'spec:\n  revisionHistoryLimit: 1\n  selector'));
    for (const image of ['log-agent:2.0', 'log-agent:3.0']) {
      changed(cluster, withImage(image));
      cluster.advance(20);
    }
    expect(cluster.all('controllerrevisions').map((revision) => revision['revision']).sort()).toEqual([2, 3]);
  });

  it('starts the new pod of a node before it deletes the old one if it may surge', () => {
    const cluster = applied(AGENT.replace('spec:\n  selector', 'spec:\n  updateStrategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}\n  selector'));
    changed(cluster, withImage('log-agent:2.0'));
    cluster.advance(0.1);
    expect(cluster.all('pods')).toHaveLength(3);
    expect(cluster.all('pods').filter(({ metadata }) => metadata.deletionTimestamp !== undefined)).toHaveLength(0);
    cluster.advance(20);
    expect(cluster.all('pods').map(({ spec }) => spec.containers[0].image)).toEqual(['log-agent:2.0', 'log-agent:2.0']);
  });

  it('leaves old pods alone if the strategy is OnDelete', () => {
    const cluster = applied(AGENT.replace('spec:\n  selector', 'spec:\n  updateStrategy: {type: OnDelete}\n  selector'));
    changed(cluster, withImage('log-agent:2.0'));
    cluster.advance(20);
    expect(cluster.all('pods').map(({ spec }) => spec.containers[0].image)).toEqual(['log-agent:1.0', 'log-agent:1.0']);
    cluster.remove('pods', cluster.all('pods')[0]!.metadata.name);
    cluster.advance(20);
    expect(cluster.all('pods').map(({ spec }) => spec.containers[0].image).sort()).toEqual(['log-agent:1.0', 'log-agent:2.0']);
  });

  it('replaces pods that fail, each time after twice as long', () => {
    const cluster = testCluster();
    cluster.apply(AGENT);
    const times: number[] = [];
    cluster.store.watch('pods', ({ type, object }) => {
      if (type !== 'ADDED') return;
      times.push(cluster.clock.now / 1000);
      cluster.clock.after(0, () => cluster.server.writeStatus(cluster.get('pods', object.metadata.name), { ...object['status'], phase: 'Failed' }, 'pods'));
    });
    cluster.advance(60);
    // The first two at once, those of both nodes after 1, 2, 4, 8, 16 seconds and so on.
    const seconds = times.map((time) => Math.round(time - times[0]!));
    expect(seconds).toEqual([0, 0, 0, 0, 1, 1, 3, 3, 7, 7, 15, 15, 31, 31]);
    expect(cluster.eventsOf('log-agent')).toContainEqual(expect.stringMatching(/^FailedDaemonPod: Found failed daemon pod default\/log-agent-\w{5} on node desktop-worker, will try to kill it$/));
  });

  it('follows the labels of nodes', () => {
    const cluster = applied();
    changed(cluster, { template: { spec: { nodeSelector: { logs: 'yes' } } } });
    cluster.advance(5);
    expect(counts(cluster)).toEqual({ currentNumberScheduled: 0, desiredNumberScheduled: 0, numberMisscheduled: 0, numberReady: 0 });
    cluster.put({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'desktop-worker', labels: { logs: 'yes' } } });
    cluster.advance(5);
    expect(nodes(cluster)).toEqual(['desktop-worker']);
  });

  it('stays on a cordoned node, and goes from one with a taint that it does not tolerate', () => {
    const cluster = applied();
    cluster.put({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'desktop-worker' }, spec: { unschedulable: true } });
    cluster.advance(5);
    expect(nodes(cluster)).toEqual(['desktop-worker', 'desktop-worker2']);
    cluster.put({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'desktop-worker2' }, spec: { taints: [{ key: 'gpu', effect: 'NoSchedule' }] } });
    cluster.advance(5);
    expect(counts(cluster)).toMatchObject({ desiredNumberScheduled: 1, numberMisscheduled: 1 });
    cluster.put({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'desktop-worker2' }, spec: { taints: [{ key: 'gpu', effect: 'NoExecute' }] } });
    cluster.advance(5);
    expect(nodes(cluster)).toEqual(['desktop-worker']);
  });
});
