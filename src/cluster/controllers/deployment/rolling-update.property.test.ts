import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { KubeObject } from '../../../kube/object.ts';
import { testCluster, type TestCluster } from '../../testing/cluster.ts';
import { isAvailable, isTerminating } from '../pods.ts';

/** How many pods may be more or less than asked for: a number, or a percentage of what is asked for. */
const amount = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 100 }).map((percent) => `${percent}%`));

const settings = fc.record({
  replicas: fc.integer({ min: 1, max: 12 }),
  maxSurge: amount,
  maxUnavailable: amount,
  minReadySeconds: fc.integer({ min: 0, max: 4 }),
  /** The new version cannot be pulled, or starts and never gets ready. */
  next: fc.constantFrom('app:2', 'app:nonexistent', 'broken'),
  seed: fc.integer(),
}).filter(({ maxSurge, maxUnavailable }) => ![maxSurge, maxUnavailable].every((value) => value === 0 || value === '0%'));

interface Rollout {
  replicas: number;
  maxSurge: number | string;
  maxUnavailable: number | string;
  minReadySeconds: number;
}

function deployment({ replicas, maxSurge, maxUnavailable, minReadySeconds }: Rollout, version: string): KubeObject {
  const readinessProbe = version === 'broken' ? { readinessProbe: { httpGet: { path: '/broken', port: 80 }, periodSeconds: 1 } } : {};
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'app' },
    spec: {
      minReadySeconds,
      replicas,
      selector: { matchLabels: { app: 'app' } },
      strategy: { rollingUpdate: { maxSurge, maxUnavailable }, type: 'RollingUpdate' },
      template: {
        metadata: { labels: { app: 'app' } },
        spec: { containers: [{ image: version === 'broken' ? 'app:3' : version, name: 'app', ports: [{ containerPort: 80 }], ...readinessProbe }] },
      },
    },
  };
}

/** https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment: a surge is rounded up, what may be missing down. */
function rounded(value: number | string, replicas: number, round: (value: number) => number): number {
  return typeof value === 'number' ? value : round((Number.parseInt(value, 10) * replicas) / 100);
}

function podsOf(cluster: TestCluster): KubeObject[] {
  return cluster.all('pods').filter((pod) => !isTerminating(pod));
}

test('a rolling update never has too many pods, nor too few that are available', () => {
  fc.assert(
    fc.property(settings, ({ seed, ...wanted }) => {
      const { replicas, maxSurge, maxUnavailable, minReadySeconds, next } = wanted;
      const surge = rounded(maxSurge, replicas, Math.ceil);
      let missing = rounded(maxUnavailable, replicas, Math.floor);
      if (surge === 0 && missing === 0) missing = 1;
      const cluster = testCluster({ seed });
      cluster.put(deployment(wanted, 'app:1'));
      expect(cluster.until(() => cluster.get('deployments', 'app')['status'].availableReplicas === replicas)).toBe(true);
      cluster.put(deployment(wanted, next));
      const end = cluster.clock.now + 60_000;
      let most = 0;
      let fewest = replicas;
      while (cluster.clock.step(end)) {
        // What happens at one time has no order that anybody could see.
        if (cluster.clock.next() === cluster.clock.now) continue;
        const pods = podsOf(cluster);
        most = Math.max(most, pods.length);
        fewest = Math.min(fewest, pods.filter((pod) => isAvailable(pod, minReadySeconds, cluster.clock.now)).length);
      }
      expect(most).toBeLessThanOrEqual(replicas + surge);
      expect(fewest).toBeGreaterThanOrEqual(replicas - Math.min(missing, replicas));
      const { status } = cluster.get('deployments', 'app');
      expect(status.updatedReplicas ?? 0).toBeGreaterThan(0);
      const isDone = status.updatedReplicas === replicas && status.availableReplicas === replicas && status.replicas === replicas;
      expect(isDone).toBe(next === 'app:2');
    }),
    { numRuns: 60, seed: 1 },
  );
}, 60_000);
