import type { Decoded, KubeObject } from '../../kube/object.ts';
import { items } from '../../kube/object.ts';
import type { NodeAgents } from './agents.ts';
import { nodeAgents } from './node-agents.ts';
import type { NodePlane } from './node-plane.ts';
import { PodWorker, type NodeServices } from './pod-worker.ts';
import { TIMING } from './timing.ts';
import type { VolumeData } from './volumes.ts';

/** Starts a kubelet on every node that there is or will be. */
export function startKubelets(plane: NodePlane): NodeAgents {
  const kubelets = new Kubelets(plane);
  kubelets.start();
  return nodeAgents(kubelets, plane);
}

/** The kubelets of all nodes. */
export class Kubelets {
  readonly #plane: NodePlane;
  readonly #workers = new Map<string, PodWorker>();
  /** The last part of the last address that a node gave. */
  readonly #addresses = new Map<string, number>();
  readonly #volumeData: VolumeData = new Map();

  constructor(plane: NodePlane) {
    this.#plane = plane;
  }

  start(): void {
    const { store, clock, nodes } = this.#plane;
    nodes.onChange((node, running) => (running ? this.#begin(node) : this.#end(node)));
    store.watch('pods', ({ type, object, old }) => {
      const { uid } = object.metadata;
      if (type === 'DELETED') {
        this.#workers.get(uid)?.abandon();
        this.#workers.delete(uid);
      } else if ((object['spec'].nodeName ?? '') !== '') {
        this.#notice(object, old);
      }
    });
    for (const resource of ['configmaps', 'secrets'] as const) {
      store.watch(resource, ({ type, object }) => {
        const { namespace, name } = object.metadata;
        if (type === 'ADDED') {
          clock.after(TIMING.retrySoon, () => {
            for (const worker of this.#workers.values()) if (worker.namespace === namespace) worker.retry();
          });
        }
        if (type !== 'MODIFIED') return;
        clock.after(TIMING.volumeSync, () => {
          for (const worker of this.#workers.values()) if (worker.namespace === namespace) worker.refresh(resource, name);
        });
      });
    }
  }

  /** The worker of a pod. */
  worker(namespace: string, name: string): PodWorker | undefined {
    const uid = this.#plane.store.get('pods', namespace, name)?.metadata.uid;
    return uid === undefined ? undefined : this.#workers.get(uid);
  }

  workers(): Iterable<PodWorker> {
    return this.#workers.values();
  }

  /** A machine went off: what ran on it has ended, and nobody tells. */
  #end(node: string): void {
    for (const [uid, worker] of this.#workers) {
      if (worker.node.nodeName !== node) continue;
      worker.abandon();
      this.#workers.delete(uid);
    }
  }

  /** A machine came back: pods that were to go meanwhile go now, the others are started anew. */
  #begin(node: string): void {
    const { store, server } = this.#plane;
    for (const pod of store.list('pods')) {
      if (pod['spec'].nodeName !== node) continue;
      const { namespace, name, deletionTimestamp } = pod.metadata;
      if (deletionTimestamp !== undefined) server.delete({ resource: server.registry.named('pods')!, namespace, name }, undefined, { gracePeriodSeconds: 0 });
      else this.#notice(pod, undefined);
    }
  }

  #notice(pod: KubeObject, old: KubeObject | undefined): void {
    const { uid, deletionTimestamp, deletionGracePeriodSeconds } = pod.metadata;
    const worker = this.#workers.get(uid);
    if (worker === undefined) {
      if (deletionTimestamp !== undefined || pod['status']?.phase === 'Succeeded' || pod['status']?.phase === 'Failed') return;
      const node = this.#node(pod['spec'].nodeName);
      if (node === undefined || !this.#plane.nodes.isRunning(node.nodeName)) return;
      const made = new PodWorker(pod, node);
      // Containers that ran before their machine went off have been started once more.
      for (const container of made.containers) {
        const before = items(pod['status']?.containerStatuses).find(({ name }) => name === container.spec.name);
        if (before?.containerID !== undefined) container.restarts = before.restartCount + 1;
      }
      this.#workers.set(uid, made);
      this.#plane.clock.after(TIMING.notice, () => made.start());
      return;
    }
    if (deletionTimestamp !== undefined) {
      if (old?.metadata.deletionTimestamp === undefined || old.metadata.deletionGracePeriodSeconds !== deletionGracePeriodSeconds) worker.terminate(deletionGracePeriodSeconds ?? 0);
      return;
    }
    const before = items(old?.['spec'].ephemeralContainers).length;
    for (const spec of items(pod['spec'].ephemeralContainers).slice(before)) worker.addEphemeral(spec);
    // A changed label or generation shows in what the kubelet observes; readiness gates may have been set by others.
    if (old !== undefined && (old.metadata.generation !== pod.metadata.generation || gates(old) !== gates(pod))) worker.update(pod);
  }

  #node(name: string): NodeServices | undefined {
    const node = this.#plane.store.get('nodes', undefined, name);
    if (node === undefined) return undefined;
    return {
      plane: this.#plane,
      nodeName: name,
      nodeIp: node['status']?.addresses?.find(({ type }: Decoded) => type === 'InternalIP')?.address ?? '',
      allocateIp: () => {
        const last = (this.#addresses.get(name) ?? 1) + 1;
        this.#addresses.set(name, last);
        return addressIn(node['spec'].podCIDR, last);
      },
      volumeData: this.#volumeData,
    };
  }
}

/** The address number `index` of a node's pods, as 10.244.1.2 for 2; after 253 of them numbers begin anew. */
function addressIn(podCidr: string, index: number): string {
  return `${podCidr.split('.').slice(0, 3).join('.')}.${((index - 2) % 252) + 2}`;
}

/** The conditions that the kubelet does not write itself. */
function gates({ spec, status }: KubeObject): string {
  return items(spec.readinessGates).map(({ conditionType }) => status?.conditions?.find(({ type }: Decoded) => type === conditionType)?.status ?? '').join();
}
