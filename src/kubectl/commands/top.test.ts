import { describe, expect, test } from 'vitest';
import type { NodeAgents } from '../../cluster/kubelet/agents.ts';
import { clusterContext } from '../testing/cluster-context.ts';
import { runLine } from '../testing/session.ts';
import { testCluster } from '../../cluster/testing/cluster.ts';

const MEBIBYTE = 1024 * 1024;

const top = async (words: string, agents: Partial<NodeAgents> = {}): Promise<string> => {
  const context = clusterContext(testCluster());
  Object.assign(context, { agents: { podUsage: () => undefined, nodeUsage: () => undefined, ...agents } });
  return (await runLine(`kubectl top ${words}`, context)).output;
};

// As recorded with kubectl 1.36: `docker desktop` has no metrics server.
test.each(['nodes', 'pods', 'pod nosuch'])('top %s without a metrics server', async (words) => {
  expect(await top(words)).toBe('error: Metrics API not available\n');
});

describe('with one', () => {
  const usage = (milliCpu: number, mebibytes: number) => ({ milliCpu, bytes: mebibytes * MEBIBYTE });
  const pods: ReturnType<NodeAgents['podUsage']> = [
    { namespace: 'default', pod: 'web', containers: { main: usage(10, 20), side: usage(5, 30) } },
    { namespace: 'default', pod: 'db', containers: { db: usage(200, 10) } },
  ];
  const agents: Partial<NodeAgents> = {
    podUsage: () => pods,
    nodeUsage: () => [{ node: 'desktop-worker', usage: usage(800, 1024) }],
  };

  // https://kubernetes.io/docs/reference/kubectl/generated/kubectl_top/; every cell is padded, the last too.
  test('pods', async () => {
    expect(await top('pods', agents)).toBe('NAME   CPU(cores)   MEMORY(bytes)   \ndb     200m         10Mi            \nweb    15m          50Mi            \n');
    expect(await top('pods --sort-by=memory --no-headers', agents)).toBe('web   15m    50Mi   \ndb    200m   10Mi   \n');
    expect(await top('pod web --containers', agents)).toBe('POD   NAME   CPU(cores)   MEMORY(bytes)   \nweb   main   10m          20Mi            \nweb   side   5m           30Mi            \n');
    expect(await top('pods --sum', agents)).toContain('________');
    expect(await top('pod nosuch', agents)).toBe('Error from server (NotFound): podmetrics.metrics.k8s.io "default/nosuch" not found\n');
    expect(await top('pods', { podUsage: () => [] })).toBe('No resources found in default namespace.\n');
  });

  test('nodes, with the part of what they have', async () => {
    expect(await top('nodes', agents)).toBe('NAME             CPU(cores)   CPU(%)   MEMORY(bytes)   MEMORY(%)   \ndesktop-worker   800m         10%      1024Mi          3%          \n');
    expect(await top('node nosuch', agents)).toBe('Error from server (NotFound): nodemetrics.metrics.k8s.io "nosuch" not found\n');
    expect(await top('nodes --sort-by=name', agents)).toBe('error: --sort-by accepts only cpu or memory\n');
  });
});
