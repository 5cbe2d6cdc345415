import { describe, expect, it } from 'vitest';
import type { Decoded, KubeObject } from '../../../kube/object.ts';
import { testCluster, type TestCluster } from '../../testing/cluster.ts';

/** The manifests of the recorded session 23. */
const FRONT = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: front}
spec:
  replicas: 4
  selector: {matchLabels: {app: front}}
  template:
    metadata: {labels: {app: front}}
    spec:
      terminationGracePeriodSeconds: 1
      containers: [{name: front, image: "front:1.0"}]
`;

const budget = (spec: Record<string, unknown>): KubeObject => ({
  apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'front-pdb' }, spec: { selector: { matchLabels: { app: 'front' } }, ...spec },
});

function guarded(spec: Record<string, unknown>, workload = FRONT): TestCluster {
  const cluster = testCluster();
  cluster.apply(workload);
  cluster.advance(10);
  cluster.put(budget(spec));
  cluster.advance(1);
  return cluster;
}

const statusOf = (cluster: TestCluster): Decoded => cluster.get('poddisruptionbudgets', 'front-pdb')['status'];
const counts = (cluster: TestCluster): number[] => {
  const { expectedPods, currentHealthy, desiredHealthy, disruptionsAllowed } = statusOf(cluster);
  return [expectedPods, currentHealthy, desiredHealthy, disruptionsAllowed];
};
const evict = (cluster: TestCluster, name: string): void => {
  cluster.client().create({ resource: cluster.resource('pods'), namespace: 'default', name, subresource: 'eviction' }, { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name } });
};

describe('a pod disruption budget', () => {
  it('counts what may be disrupted', () => {
    const cluster = guarded({ minAvailable: 3 });
    const { conditions, ...rest } = statusOf(cluster);
    expect(rest).toEqual({ currentHealthy: 4, desiredHealthy: 3, disruptionsAllowed: 1, expectedPods: 4, observedGeneration: 1 });
    expect(conditions).toEqual([{ lastTransitionTime: expect.any(String), message: '', observedGeneration: 1, reason: 'SufficientPods', status: 'True', type: 'DisruptionAllowed' }]);
  });

  // https://kubernetes.io/docs/tasks/run-application/configure-pdb/#rounding-logic-when-specifying-percentages: rounded up
  it.each([
    [{ minAvailable: 4 }, [4, 4, 4, 0]],
    [{ minAvailable: '50%' }, [4, 4, 2, 2]],
    [{ minAvailable: '51%' }, [4, 4, 3, 1]],
    [{ maxUnavailable: 1 }, [4, 4, 3, 1]],
    [{ maxUnavailable: '50%' }, [4, 4, 2, 2]],
    [{ maxUnavailable: '30%' }, [4, 4, 2, 2]],
    [{ maxUnavailable: 9 }, [4, 4, 0, 4]],
  ])('understands %j', (spec, expected) => {
    expect(counts(guarded(spec))).toEqual(expected);
  });

  it('lets one pod after the other be evicted', () => {
    const cluster = guarded({ minAvailable: 3 });
    const [first, second] = cluster.all('pods').map(({ metadata }) => metadata.name);
    evict(cluster, first);
    expect(() => evict(cluster, second)).toThrow("Cannot evict pod as it would violate the pod's disruption budget.");
    cluster.advance(10);
    expect(counts(cluster)).toEqual([4, 4, 3, 1]);
    expect(statusOf(cluster).disruptedPods).toBeUndefined();
    evict(cluster, second);
  });

  it('has nothing to guard when it selects no pods', () => {
    const cluster = guarded({ minAvailable: 1 }, FRONT.replace('replicas: 4', 'replicas: 0'));
    expect(counts(cluster)).toEqual([0, 0, 1, 0]);
    expect(statusOf(cluster).conditions[0]).toMatchObject({ reason: 'InsufficientPods', status: 'False' });
    expect(cluster.eventsOf('front-pdb')).toEqual(['NoPods: No matching pods found']);
  });

  it('cannot count a share of pods that nobody manages', () => {
    const cluster = guarded({ maxUnavailable: 1 }, 'apiVersion: v1\nkind: Pod\nmetadata: {name: front, labels: {app: front}}\nspec: {containers: [{name: front, image: "front:1.0"}]}');
    expect(counts(cluster)).toEqual([0, 1, 0, 0]);
    expect(cluster.eventsOf('front-pdb')[0]).toMatch(/^UnmanagedPods: Pods selected by this PodDisruptionBudget \(selector: &LabelSelector\{MatchLabels:map\[string\]string\{app: front,\},MatchExpressions:\[\]LabelSelectorRequirement\{\},\}\) were found to be unmanaged\./);
  });

  it('allows nothing when pods belong to what cannot be scaled', () => {
    const daemons = FRONT.replace('Deployment', 'DaemonSet').replace('  replicas: 4\n', '');
    const cluster = guarded({ maxUnavailable: 1 }, daemons);
    expect(statusOf(cluster)).toMatchObject({ disruptionsAllowed: 0, conditions: [{ reason: 'SyncFailed', status: 'False', message: 'daemonsets.apps does not implement the scale subresource' }] });
    expect(cluster.eventsOf('front-pdb')).toEqual(['CalculateExpectedPodCountFailed: Failed to calculate the number of expected pods: daemonsets.apps does not implement the scale subresource']);
  });
});
