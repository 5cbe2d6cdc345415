import type { ClusterSnapshot, PodSnapshot, ServiceSnapshot } from '../../../run/worker/snapshot.ts';

/** A Pod that runs and is ready, but for what is said of it. For tests. */
export function aPod(given: Partial<PodSnapshot>): PodSnapshot {
  return {
    uid: 'u', namespace: 'default', name: 'p', status: 'Running', ready: 1, total: 1, restarts: 0, isReady: true, deleting: false,
    created: '2026-11-21T09:00:00Z', containers: [{ name: 'web', image: 'nginx:1.29', kind: 'main', state: 'running', ready: true, restarts: 0 }], labels: {}, ...given,
  };
}

/** A Service without Pods, but for what is said of it. For tests. */
export function aService(given: Partial<ServiceSnapshot>): ServiceSnapshot {
  return { namespace: 'default', name: 'web', type: 'ClusterIP', headless: false, ports: [{ port: 80 }], selector: { app: 'web' }, pods: [], unreadyPods: [], ...given };
}

/** A cluster that holds nothing, but for what is said of it. For tests. */
export function aSnapshot(given: Partial<ClusterSnapshot>): ClusterSnapshot {
  return { time: 0, nodes: [], pods: [], services: [], workloads: [], ingresses: [], claims: [], ...given };
}
