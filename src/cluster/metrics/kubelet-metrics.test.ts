import { describe, expect, it } from 'vitest';
import { testCluster } from '../testing/cluster.ts';

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {app: web}}\nspec: {containers: [{name: web, image: "api:0.1.0"}]}';

describe('what a metrics server has measured', () => {
  it('is nothing while there is none', () => {
    expect(testCluster().metrics).toBeUndefined();
  });

  it('is the use of each container, by namespace and labels', () => {
    const cluster = testCluster({ metricsServer: true });
    cluster.apply(POD);
    cluster.advance(100);
    const usage = cluster.metrics!.podUsage('default', 'app=web');
    expect(usage).toMatchObject([{ pod: 'web', window: 15, containers: [{ name: 'web' }] }]);
    expect(usage[0]!.timestamp).toBeLessThanOrEqual(cluster.clock.now);
    expect(usage[0]!.containers[0]!.bytes).toBeGreaterThan(0);
    expect(cluster.metrics!.podUsage('default', 'app=other')).toEqual([]);
    expect(cluster.metrics!.podUsage('kube-system')).toEqual([]);
  });
});
