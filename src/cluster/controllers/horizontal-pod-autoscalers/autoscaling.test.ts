import { describe, expect, it } from 'vitest';
import type { Decoded, KubeObject } from '../../../kube/object.ts';
import { testCluster, type TestCluster } from '../../testing/cluster.ts';

const UNAVAILABLE = 'unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)';

function deployment(replicas: number, name = 'predictor'): KubeObject {
  const container = { name, image: 'predictor:1.0', resources: { requests: { cpu: '100m', memory: '100Mi' } } };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name }, spec: { replicas, selector: { matchLabels: { app: name } }, template: { metadata: { labels: { app: name } }, spec: { containers: [container] } } } };
}

function autoscaler(spec: Record<string, unknown> = {}, name = 'predictor'): KubeObject {
  const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'predictor' };
  return { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: { name }, spec: { scaleTargetRef, minReplicas: 1, maxReplicas: 10, metrics: [cpu(50)], ...spec } };
}

const cpu = (averageUtilization: number): Decoded => ({ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } } });
const memory = (averageValue: string): Decoded => ({ type: 'Resource', resource: { name: 'memory', target: { type: 'AverageValue', averageValue } } });

/** What every pod uses; undefined pods are not measured. */
interface Use {
  milliCpu: number;
  bytes?: number;
}

/** A cluster whose metrics server says what a test wants. */
function measured(use: () => Use): TestCluster {
  const cluster = testCluster();
  Object.defineProperty(cluster, 'metrics', {
    value: {
      podUsage: (namespace: string) => cluster.all('pods', namespace).filter(({ status }) => status.phase === 'Running').map(({ metadata, spec }) => ({
        pod: metadata.name, timestamp: cluster.clock.now, window: 15,
        containers: spec.containers.map(({ name }: Decoded) => ({ bytes: 0, ...use(), name })),
      })),
    },
  });
  return cluster;
}

const statusOf = (cluster: TestCluster, name = 'predictor'): Decoded => cluster.get('horizontalpodautoscalers', name)['status'];
const replicas = (cluster: TestCluster): number => cluster.get('deployments', 'predictor')['spec'].replicas;
const condition = (cluster: TestCluster, type: string, name?: string): string => {
  const found = statusOf(cluster, name).conditions?.find((one: Decoded) => one.type === type);
  return found === undefined ? '' : `${found.status} ${found.reason} ${found.message}`;
};

describe('without a metrics server', () => {
  // Session 20: `kubectl get hpa predictor -o yaml`, `kubectl describe hpa predictor`.
  it('says that it cannot compute anything, 15 seconds after it came', () => {
    const cluster = testCluster();
    cluster.put(deployment(2));
    cluster.put(autoscaler({ metrics: [cpu(70), memory('200Mi')] }));
    cluster.advance(14);
    expect(statusOf(cluster)).toEqual({ currentMetrics: null, desiredReplicas: 0 });
    cluster.advance(2);
    const { conditions, ...rest } = statusOf(cluster);
    expect(rest).toEqual({ currentMetrics: [{ type: '' }, { type: '' }], currentReplicas: 2, desiredReplicas: 0 });
    expect(conditions).toHaveLength(2);
    expect(condition(cluster, 'AbleToScale')).toBe("True SucceededGetScale the HPA controller was able to get the target's current scale");
    expect(condition(cluster, 'ScalingActive')).toBe(`False FailedGetResourceMetric the HPA was unable to compute the replica count: failed to get cpu utilization: unable to get metrics for resource cpu: ${UNAVAILABLE}`);
    expect(cluster.eventsOf('predictor').filter((event) => event.startsWith('Failed'))).toEqual([
      `FailedGetResourceMetric: failed to get cpu utilization: unable to get metrics for resource cpu: ${UNAVAILABLE}`,
      `FailedGetResourceMetric: failed to get memory usage: unable to get metrics for resource memory: ${UNAVAILABLE}`,
      `FailedComputeMetricsReplicas: invalid metrics (2 invalid out of 2), first error is: failed to get cpu resource metric value: failed to get cpu utilization: unable to get metrics for resource cpu: ${UNAVAILABLE}`,
    ]);
  });

  it('says that its target is missing', () => {
    const cluster = testCluster();
    cluster.put(autoscaler({ scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'nosuch' } }));
    cluster.advance(16);
    expect(condition(cluster, 'AbleToScale')).toBe('False FailedGetScale the HPA controller was unable to get the target\'s current scale: deployments.apps "nosuch" not found');
    expect(cluster.eventsOf('predictor')).toEqual(['FailedGetScale: deployments.apps "nosuch" not found']);
  });

  // Session 79.
  it('keeps its bounds, and leaves alone what was scaled to nothing', () => {
    const cluster = testCluster();
    cluster.put(deployment(1));
    cluster.put(autoscaler({ minReplicas: 3, maxReplicas: 4 }));
    cluster.advance(16);
    expect(replicas(cluster)).toBe(3);
    expect(statusOf(cluster)).toMatchObject({ currentReplicas: 1, desiredReplicas: 3 });
    expect(statusOf(cluster).conditions).toHaveLength(1);
    expect(condition(cluster, 'AbleToScale')).toBe('True SucceededRescale the HPA controller was able to update the target scale to 3');
    expect(cluster.eventsOf('predictor')).toContain('SuccessfulRescale: New size: 3; reason: Current number of replicas below Spec.MinReplicas');
    cluster.put(autoscaler({ minReplicas: 1, maxReplicas: 2 }));
    cluster.advance(16);
    expect([replicas(cluster), statusOf(cluster).currentReplicas]).toEqual([2, 3]);
    cluster.put(deployment(0));
    cluster.advance(16);
    expect(condition(cluster, 'ScalingActive')).toBe('False ScalingDisabled scaling is disabled since the replica count of the target is zero');
    expect(replicas(cluster)).toBe(0);
  });

  it('does nothing when another autoscaler has the same pods', () => {
    const cluster = testCluster();
    cluster.put(deployment(2));
    cluster.put(autoscaler({}, 'one'));
    cluster.put(autoscaler({}, 'two'));
    cluster.advance(31);
    expect(condition(cluster, 'ScalingActive', 'one')).toBe('False AmbiguousSelector pods by selector app=predictor are controlled by multiple HPAs: [default/one default/two]');
  });

  it('says so of metrics that nobody serves', () => {
    const cluster = testCluster();
    cluster.put(deployment(2));
    cluster.put(autoscaler({ metrics: [{ type: 'External', external: { metric: { name: 'queue', selector: { matchLabels: { topic: 'jobs' } } }, target: { type: 'AverageValue', averageValue: '30' } } }] }));
    cluster.advance(16);
    expect(condition(cluster, 'ScalingActive')).toBe('False FailedGetExternalMetric the HPA was unable to compute the replica count: unable to get external metric default/queue/&LabelSelector{MatchLabels:map[string]string{topic: jobs,},MatchExpressions:[]LabelSelectorRequirement{},}: unable to fetch metrics from external metrics API: the server could not find the requested resource (get queue.external.metrics.k8s.io)');
  });
});

// https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
describe('with metrics', () => {
  function loaded(use: () => Use, count: number, spec: Record<string, unknown> = {}): TestCluster {
    const cluster = measured(use);
    cluster.put(deployment(count));
    cluster.advance(400);
    cluster.put(autoscaler(spec));
    return cluster;
  }

  it('doubles what uses twice as much as it should', () => {
    const cluster = loaded(() => ({ milliCpu: 100 }), 2);
    cluster.advance(16);
    expect(replicas(cluster)).toBe(4);
    expect(condition(cluster, 'ScalingActive')).toBe('True ValidMetricFound the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)');
    expect(statusOf(cluster).currentMetrics).toEqual([{ resource: { current: { averageUtilization: 100, averageValue: '100m' }, name: 'cpu' }, type: 'Resource' }]);
    expect(cluster.eventsOf('predictor')).toContain('SuccessfulRescale: New size: 4; reason: cpu resource utilization (percentage of request) above target');
  });

  it('does nothing when it is about right', () => {
    for (const milliCpu of [46, 54]) {
      const cluster = loaded(() => ({ milliCpu }), 2);
      cluster.advance(60);
      expect(replicas(cluster)).toBe(2);
      expect(condition(cluster, 'AbleToScale')).toBe('True ReadyForNewScale recommended size matches current size');
      expect(condition(cluster, 'ScalingLimited')).toBe('False DesiredWithinRange the desired count is within the acceptable range');
    }
  });

  it('goes no further than its maximum, and says so', () => {
    const cluster = loaded(() => ({ milliCpu: 100 }), 2, { maxReplicas: 3 });
    cluster.advance(16);
    expect(replicas(cluster)).toBe(3);
    expect(condition(cluster, 'ScalingLimited')).toBe('True TooManyReplicas the desired replica count is more than the maximum replica count');
  });

  it('shrinks only when it was asked for five minutes', () => {
    let milliCpu = 50;
    const cluster = loaded(() => ({ milliCpu }), 4);
    cluster.advance(60);
    milliCpu = 10;
    cluster.advance(240);
    expect(replicas(cluster)).toBe(4);
    expect(condition(cluster, 'AbleToScale')).toBe('True ScaleDownStabilized recent recommendations were higher than current one, applying the highest recent recommendation');
    cluster.advance(90);
    expect(replicas(cluster)).toBe(1);
    expect(cluster.eventsOf('predictor')).toContain('SuccessfulRescale: New size: 1; reason: All metrics below target');
  });

  it('takes the largest of several answers, and does not shrink when one is missing', () => {
    const cluster = loaded(() => ({ milliCpu: 60, bytes: 300 * 1024 * 1024 }), 2, { metrics: [cpu(50), memory('100Mi')] });
    cluster.advance(16);
    expect(replicas(cluster)).toBe(4);
    expect(statusOf(cluster).currentMetrics[1]).toEqual({ resource: { current: { averageValue: '314572800' }, name: 'memory' }, type: 'Resource' });
    const partial = loaded(() => ({ milliCpu: 10 }), 2, { metrics: [cpu(50), { type: 'Pods', pods: { metric: { name: 'rps' }, target: { type: 'AverageValue', averageValue: '10' } } }] });
    partial.advance(400);
    expect(replicas(partial)).toBe(2);
    expect(condition(partial, 'ScalingActive')).toBe('False FailedGetPodsMetric the HPA was unable to compute the replica count: unable to get metric rps: unable to fetch metrics from custom metrics API: no custom metrics API (custom.metrics.k8s.io) registered');
  });

  // The example of the page: at most one pod in a minute.
  it('shrinks no faster than its rules allow', () => {
    const behavior = { scaleDown: { stabilizationWindowSeconds: 0, policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] } };
    const cluster = loaded(() => ({ milliCpu: 5 }), 5, { behavior });
    cluster.advance(16);
    expect(replicas(cluster)).toBe(4);
    cluster.advance(40);
    expect(replicas(cluster)).toBe(4);
    expect(condition(cluster, 'ScalingLimited')).toBe('True ScaleDownLimit the desired replica count is decreasing faster than the maximum scale rate');
    cluster.advance(25);
    expect(replicas(cluster)).toBe(3);
  });

  it('does not shrink at all when its rules say so', () => {
    const cluster = loaded(() => ({ milliCpu: 5 }), 5, { behavior: { scaleDown: { selectPolicy: 'Disabled' } } });
    cluster.advance(900);
    expect(replicas(cluster)).toBe(5);
  });

  it('needs to know what its pods ask for', () => {
    const cluster = measured(() => ({ milliCpu: 50 }));
    const object = deployment(1);
    delete object['spec'].template.spec.containers[0].resources;
    cluster.put(object);
    cluster.advance(400);
    cluster.put(autoscaler());
    cluster.advance(16);
    const pod = cluster.all('pods')[0]!.metadata.name;
    expect(condition(cluster, 'ScalingActive')).toBe(`False FailedGetResourceMetric the HPA was unable to compute the replica count: failed to get cpu utilization: missing request for cpu in container predictor of Pod ${pod}`);
  });
});
