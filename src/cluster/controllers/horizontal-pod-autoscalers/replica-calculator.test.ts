import { describe, expect, it } from 'vitest';
import type { KubeObject } from '../../../kube/object.ts';
import type { PodUsage } from '../../metrics/metrics-source.ts';
import { MetricError, replicasFor, type Question } from './replica-calculator.ts';

const NOW = Date.UTC(2026, 10, 21, 12);
const at = (secondsAgo: number): string => new Date(NOW - secondsAgo * 1000).toISOString();

interface Kind {
  ready?: boolean;
  phase?: string;
  /** Seconds since it started, and since it became ready or did not. */
  started?: number;
  changed?: number;
  deleted?: true;
}

const pod = (name: string, { ready = true, phase = 'Running', started = 3600, changed = 3500, deleted }: Kind = {}): KubeObject => ({
  apiVersion: 'v1', kind: 'Pod',
  metadata: { name, namespace: 'default', ...(deleted ? { deletionTimestamp: at(0) } : {}) },
  spec: { containers: [{ name: 'app', resources: { requests: { cpu: '100m' } } }, { name: 'sidecar', resources: { requests: { cpu: '100m' } } }] },
  status: { phase, startTime: at(started), conditions: [{ type: 'Ready', status: ready ? 'True' : 'False', lastTransitionTime: at(changed) }] },
});

/** @param milliCpu of both containers together */
const use = (name: string, milliCpu: number, secondsAgo = 0): PodUsage => ({
  pod: name, timestamp: NOW - secondsAgo * 1000, window: 15,
  containers: [{ name: 'app', milliCpu: milliCpu * 0.75, bytes: 0 }, { name: 'sidecar', milliCpu: milliCpu * 0.25, bytes: 0 }],
});

const asking = (replicas: number, more: Partial<Question> = {}): Question => ({ resource: 'cpu', namespace: 'default', utilization: 50, replicas, tolerance: { up: 0.1, down: 0.1 }, now: NOW, ...more });

// https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details
describe('the number of replicas', () => {
  it('is the present one times the ratio of the metric to its target, rounded up', () => {
    const pods = [pod('a'), pod('b')];
    // 200m is wanted of each pair of 100m requests: 100%, twice the 50% that are asked for.
    expect(replicasFor(asking(2), pods, [use('a', 200), use('b', 200)])).toEqual({ replicas: 4, utilization: 100, average: 200 });
    expect(replicasFor(asking(2), pods, [use('a', 50), use('b', 50)])).toEqual({ replicas: 1, utilization: 25, average: 50 });
    expect(replicasFor(asking(2), pods, [use('a', 120), use('b', 120)])).toEqual({ replicas: 3, utilization: 60, average: 120 });
  });

  it('stays within the tolerance', () => {
    const pods = [pod('a'), pod('b')];
    expect(replicasFor(asking(2), pods, [use('a', 110), use('b', 110)]).replicas).toBe(2);
    expect(replicasFor(asking(2, { tolerance: { up: 0.05, down: 0.1 } }), pods, [use('a', 110), use('b', 110)]).replicas).toBe(3);
  });

  it('takes pods that are not measured as idle when there are to be more', () => {
    const pods = ['a', 'b', 'c'].map((name) => pod(name));
    // 2 of 3 at 150%: with the third at 0 it is 100%, so 6 rather than 9.
    expect(replicasFor(asking(3), pods, [use('a', 300), use('b', 300)]).replicas).toBe(6);
    // 2 of 3 at 60%: with the third at 0 there is less than asked for, which would turn the direction.
    expect(replicasFor(asking(3), pods, [use('a', 120), use('b', 120)]).replicas).toBe(3);
  });

  it('takes pods that are not measured as fully used when there are to be fewer', () => {
    const pods = ['a', 'b', 'c', 'd'].map((name) => pod(name));
    // 3 of 4 at 10%: with the fourth at 100% it is 32%, so 3 rather than 1.
    expect(replicasFor(asking(4), pods, [use('a', 20), use('b', 20), use('c', 20)]).replicas).toBe(3);
  });

  it('takes pods that are not ready yet as idle when there are to be more', () => {
    const pods = [pod('a'), pod('b', { ready: false, started: 20, changed: 20 })];
    expect(replicasFor(asking(2), pods, [use('a', 200), use('b', 200)]).replicas).toBe(2);
    expect(replicasFor(asking(2), [pod('a'), pod('b', { phase: 'Pending' })], [use('a', 400)]).replicas).toBe(4);
  });

  it('leaves out what a pod used while it started', () => {
    // Ready for ten seconds, measured over fifteen.
    const pods = [pod('a'), pod('b', { started: 60, changed: 10 })];
    expect(replicasFor(asking(2), pods, [use('a', 100), use('b', 2000)]).replicas).toBe(2);
    // Ready since long: it counts.
    expect(replicasFor(asking(2), [pod('a'), pod('b')], [use('a', 100), use('b', 2000)]).replicas).toBe(21);
  });

  it('leaves out pods that go or have failed', () => {
    const pods = [pod('a'), pod('b', { deleted: true }), pod('c', { phase: 'Failed' })];
    expect(replicasFor(asking(3), pods, [use('a', 200), use('b', 900), use('c', 900)]).replicas).toBe(2);
  });

  it('may look at one container only, or at an average', () => {
    const pods = [pod('a'), pod('b')];
    expect(replicasFor(asking(2, { container: 'app' }), pods, [use('a', 200), use('b', 200)])).toEqual({ replicas: 6, utilization: 150, average: 150 });
    const { utilization: _percent, ...average } = asking(2, { average: 100 });
    expect(replicasFor(average, pods, [use('a', 200), use('b', 200)])).toEqual({ replicas: 4, average: 200 });
  });

  it.each([
    ['no pods', [], [use('a', 1)], 'no pods returned by selector while calculating replica count'],
    ['nothing measured', [pod('a')], [], 'unable to get metrics for resource cpu: no metrics returned from resource metrics API'],
    ['nothing measured of ready pods', [pod('a', { phase: 'Pending' })], [use('a', 1)], 'did not receive metrics for any ready pods'],
  ])('is not known with %s', (_what, pods, usage, message) => {
    expect(() => replicasFor(asking(1), pods, usage)).toThrow(new MetricError(message));
  });
});
