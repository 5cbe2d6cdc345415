import { describe, expect, test } from 'vitest';
import type { KubeObject } from '../../src/kube/object.ts';
import type { HttpResponse } from '../../src/cluster/images/program.ts';
import { testCluster, type TestCluster } from '../../src/cluster/testing/cluster.ts';

const IMAGES = ['v1', 'v2'].map((version) => ({ name: `web:${version}`, port: 8000, routes: { '/': `${version} {hostname}` } }));

function deployment(name: string, version: string, replicas: number, labels: Record<string, string>): KubeObject {
  const probe = { httpGet: { path: '/', port: 8000 }, periodSeconds: 1 };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'web', image: `web:${version}`, ports: [{ containerPort: 8000 }], readinessProbe: probe }] } },
    },
  };
}

const service = (selector: Record<string, string>): KubeObject => ({
  apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { type: 'NodePort', selector, ports: [{ port: 80, targetPort: 8000, nodePort: 30001 }] },
});

function request(cluster: TestCluster, port = 30001): string {
  const answer = cluster.network.local().http('localhost', port, { method: 'GET', path: '/', headers: {}, body: '' });
  return typeof answer === 'string' ? answer : (answer as HttpResponse).body;
}

function ready(cluster: TestCluster, name: string, replicas: number): void {
  expect(cluster.until(() => cluster.get('deployments', name)['status']?.availableReplicas === replicas)).toBe(true);
  cluster.advance(0.5);
}

// https://kubernetes.io/docs/concepts/workloads/management/#canary-deployments: the ratio of replicas is the ratio of traffic.
test('nine pods and a canary: about one request in ten meets the canary', () => {
  const cluster = testCluster({ images: IMAGES, seed: 7 });
  cluster.put(deployment('stable', 'v1', 9, { app: 'web', track: 'stable' }));
  cluster.put(deployment('canary', 'v2', 1, { app: 'web', track: 'canary' }));
  cluster.put(service({ app: 'web' }));
  ready(cluster, 'stable', 9);
  ready(cluster, 'canary', 1);
  const canary = Array.from({ length: 1000 }, () => request(cluster)).filter((body) => body.startsWith('v2')).length;
  // Three standard deviations of a thousand draws with a chance of a tenth.
  expect(Math.abs(canary - 100)).toBeLessThan(29);
});

test('a forwarded port to a Service stays with one pod', async () => {
  const cluster = testCluster({ images: IMAGES });
  cluster.put(deployment('web', 'v1', 4, { app: 'web' }));
  cluster.put(service({ app: 'web' }));
  ready(cluster, 'web', 4);
  const [pod] = cluster.all('pods');
  const forward = cluster.agents.forward('default', pod!.metadata.name, 8080, 8000);
  const answers = new Set(Array.from({ length: 50 }, () => request(cluster, 8080)));
  expect([...answers]).toEqual([`v1 ${pod!.metadata.name}`]);
  expect(new Set(Array.from({ length: 50 }, () => request(cluster))).size).toBe(4);
  cluster.remove('pods', pod!.metadata.name);
  cluster.advance(3);
  expect(forward.lost).toBe(true);
});

describe('blue and green', () => {
  const start = (): TestCluster => {
    const cluster = testCluster({ images: IMAGES });
    for (const [slot, version] of [['blue', 'v1'], ['green', 'v2']] as const) cluster.put(deployment(slot, version, 3, { app: 'web', slot }));
    cluster.put(service({ app: 'web', slot: 'blue' }));
    ready(cluster, 'blue', 3);
    ready(cluster, 'green', 3);
    return cluster;
  };

  test('a change of the selector takes effect at once, and no request fails', () => {
    const cluster = start();
    const answers: string[] = [];
    for (let tenth = 0; tenth < 40; tenth++) {
      if (tenth === 10) cluster.put(service({ app: 'web', slot: 'green' }));
      cluster.advance(0.1);
      answers.push(request(cluster).slice(0, 2));
    }
    expect(new Set(answers.slice(0, 10))).toEqual(new Set(['v1']));
    expect(new Set(answers.slice(10))).toEqual(new Set(['v2']));
  });

  test('a rolling update with readiness probes answers all the time', () => {
    const cluster = start();
    cluster.put(deployment('blue', 'v2', 3, { app: 'web', slot: 'blue' }));
    const answers = new Set<string>();
    for (let tenth = 0; tenth < 200; tenth++) {
      cluster.advance(0.1);
      answers.add(request(cluster).slice(0, 2));
    }
    expect(answers).toEqual(new Set(['v1', 'v2']));
    expect(request(cluster)).toMatch(/^v2 /);
  });
});
