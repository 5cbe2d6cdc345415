import { Cluster, type ClusterOptions } from '../../src/cluster/cluster.ts';
import type { KubeObject } from '../../src/kube/object.ts';
import { duration, medianMilliseconds, type Measurement } from './measure.ts';

/** Nodes of the size of Docker Desktop's. */
const nodes = (count: number): ClusterOptions['nodes'] => Array.from({ length: count }, (_, index) => ({ name: `node-${index}`, address: `198.51.100.${index + 1}` }));

interface Wanted {
  replicas: number;
  image?: string;
  probes?: boolean;
}

function deployment({ replicas, image = 'api:1', probes = false }: Wanted): KubeObject {
  const probe = { httpGet: { path: '/', port: 80 }, periodSeconds: 10 };
  const container = { name: 'api', image, ports: [{ containerPort: 80 }], ...(probes ? { livenessProbe: probe, readinessProbe: probe } : {}) };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'api' },
    spec: { replicas, selector: { matchLabels: { app: 'api' } }, template: { metadata: { labels: { app: 'api' } }, spec: { containers: [container] } } },
  };
}

function start(options: ClusterOptions = {}): Cluster {
  return new Cluster({ unknownImages: 'placeholder', ...options });
}

function create(cluster: Cluster, object: KubeObject): void {
  const resource = cluster.server.registry.forKind(object.apiVersion, object.kind)!;
  cluster.client().create({ resource, namespace: 'default' }, object);
}

/** Lets time go by until all pods of the deployment are available. */
function untilAvailable(cluster: Cluster, replicas: number): void {
  for (let seconds = 0; seconds < 120; seconds++) {
    cluster.advance(1);
    if (cluster.store.get('deployments.apps', 'default', 'api')?.['status']?.availableReplicas === replicas) return;
  }
  throw new Error(`${replicas} replicas did not get ready`);
}

/** Real time that the simulated cluster takes. */
export async function measureCluster(): Promise<Measurement[]> {
  const boot = await medianMilliseconds(() => void start(), 9);
  const small = await medianMilliseconds(() => {
    const cluster = start();
    create(cluster, deployment({ replicas: 10 }));
    cluster.advance(600);
  }, 9);
  const many = await medianMilliseconds(() => {
    const cluster = start({ nodes: nodes(6) });
    create(cluster, deployment({ replicas: 500 }));
    untilAvailable(cluster, 500);
  }, 5);
  const probed = start();
  create(probed, deployment({ replicas: 100, probes: true }));
  untilAvailable(probed, 100);
  const probing = await medianMilliseconds(() => probed.advance(600), 5);
  const rolling = await medianMilliseconds(() => {
    const cluster = start();
    create(cluster, deployment({ replicas: 10 }));
    untilAvailable(cluster, 10);
    const at = { resource: cluster.server.registry.named('deployments.apps')!, namespace: 'default', name: 'api' };
    cluster.client().patch(at, { type: 'strategic', body: { spec: { template: { spec: { containers: [{ name: 'api', image: 'api:2' }] } } } } });
    cluster.advance(60);
  }, 9);
  const before = process.memoryUsage().heapUsed;
  let big = start();
  const huge = await medianMilliseconds(() => {
    big = start({ nodes: nodes(100) });
    create(big, deployment({ replicas: 5000 }));
    untilAvailable(big, 5000);
  }, 3);
  const megabytes = Math.round((process.memoryUsage().heapUsed - before) / 1024 ** 2);
  return [
    { what: 'cluster: boot', figure: duration(boot) },
    { what: 'cluster: 10 replicas, ten virtual minutes', figure: duration(small) },
    { what: 'cluster: rolling update of 10 replicas', figure: duration(rolling) },
    { what: 'cluster: 500 replicas ready, 6 nodes', figure: duration(many) },
    { what: 'cluster: ten virtual minutes of 100 pods with two probes each', figure: duration(probing) },
    { what: `cluster: 5,000 pods on 100 nodes ready (${big.store.count('pods')} pods, heap grows by at most ${megabytes} MB)`, figure: duration(huge) },
  ];
}
