import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { controllerOf } from '../controllers/owners.ts';
import type { Store, StoreEvent } from '../store/store.ts';
import { amountsOf, podAmounts } from './pod-requests.ts';

/** A pod on a node, with what is summed up of it. */
interface Placed {
  pod: KubeObject;
  requests: ReadonlyMap<string, number>;
  nonZero: ReadonlyMap<string, number>;
  ports: readonly string[];
  owner: string | undefined;
  /** It wants no such pods near it. */
  hasAntiAffinity: boolean;
}

/** A node with the sums of what is on it. */
export class NodeInfo {
  node: KubeObject;
  allocatable: ReadonlyMap<string, number>;
  readonly pods = new Map<string, Placed>();
  readonly requested = new Map<string, number>();
  /** The same with a little for pods that ask for nothing, by which nodes are compared. */
  readonly nonZeroRequested = new Map<string, number>();
  readonly ports = new Map<string, number>();
  /** Pods by the uid of their controller. */
  readonly owners = new Map<string, number>();
  /** Pods that require others to stay away. */
  readonly antiAffine = new Set<KubeObject>();

  constructor(node: KubeObject) {
    this.node = node;
    this.allocatable = amountsOf(node['status']?.allocatable);
  }

  get name(): string {
    return this.node.metadata.name;
  }

  get labels(): Readonly<Record<string, string>> {
    return this.node.metadata.labels ?? {};
  }

  update(node: KubeObject): void {
    if (node['status']?.allocatable !== this.node['status']?.allocatable) this.allocatable = amountsOf(node['status']?.allocatable);
    this.node = node;
  }

  add(pod: KubeObject): void {
    const { spec, metadata } = pod;
    const old = this.pods.get(metadata.uid);
    if (old !== undefined) {
      if (this.antiAffine.delete(old.pod)) this.antiAffine.add(pod);
      old.pod = pod;
      return;
    }
    const placed: Placed = {
      pod, requests: podAmounts(spec, 'requests'), nonZero: podAmounts(spec, 'requests', true),
      ports: hostPorts(spec), owner: controllerOf(pod)?.uid,
      hasAntiAffinity: spec.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution !== undefined,
    };
    this.pods.set(metadata.uid, placed);
    if (placed.hasAntiAffinity) this.antiAffine.add(pod);
    this.#count(placed, 1);
  }

  remove(uid: string): void {
    const placed = this.pods.get(uid);
    if (placed === undefined) return;
    this.pods.delete(uid);
    this.antiAffine.delete(placed.pod);
    this.#count(placed, -1);
  }

  #count({ requests, nonZero, ports, owner }: Placed, sign: 1 | -1): void {
    for (const [name, amount] of requests) this.requested.set(name, (this.requested.get(name) ?? 0) + sign * amount);
    for (const [name, amount] of nonZero) this.nonZeroRequested.set(name, (this.nonZeroRequested.get(name) ?? 0) + sign * amount);
    for (const port of ports) this.ports.set(port, (this.ports.get(port) ?? 0) + sign);
    if (owner !== undefined) this.owners.set(owner, (this.owners.get(owner) ?? 0) + sign);
  }
}

/** `hostIP protocol port` of each port that a pod takes on its node. */
export function hostPorts(spec: Decoded): string[] {
  return [...items(spec.containers), ...items(spec.initContainers)].flatMap(({ ports }) =>
    items(ports).filter(({ hostPort }) => (hostPort ?? 0) > 0).map(({ hostIP, protocol, hostPort }) => `${hostIP || '0.0.0.0'} ${protocol} ${hostPort}`),
  );
}

const hasEnded = ({ status }: KubeObject): boolean => status?.phase === 'Succeeded' || status?.phase === 'Failed';

/** All nodes with what is on them, kept up with the store. */
export class NodeInfos {
  readonly #infos = new Map<string, NodeInfo>();
  /** Pods that were promised room on a node, by its name and their uid. */
  readonly #nominated = new Map<string, Map<string, KubeObject>>();
  #sorted: NodeInfo[] | undefined;

  constructor(store: Store) {
    for (const node of store.each('nodes')) this.#infos.set(node.metadata.name, new NodeInfo(node));
    for (const pod of store.each('pods')) this.#place(pod);
    store.watch('nodes', (event) => this.#nodeChanged(event));
    store.watch('pods', (event) => this.#podChanged(event));
  }

  /** By name. */
  all(): readonly NodeInfo[] {
    this.#sorted ??= [...this.#infos.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    return this.#sorted;
  }

  get(name: string): NodeInfo | undefined {
    return this.#infos.get(name);
  }

  /** The pods that were promised room on a node: others made it for them, or are making it. */
  nominated(node: string): Iterable<KubeObject> {
    return this.#nominated.get(node)?.values() ?? [];
  }

  /** Counts a pod for a node to which it is going to be bound. */
  assume(pod: KubeObject, node: string): void {
    this.#promise(pod, undefined);
    this.#infos.get(node)?.add(pod);
  }

  /** Takes back what was assumed of a pod. */
  forget(uid: string, node: string): void {
    this.#infos.get(node)?.remove(uid);
  }

  #promise({ metadata }: KubeObject, node: string | undefined, pod?: KubeObject): void {
    for (const pods of this.#nominated.values()) pods.delete(metadata.uid);
    if (node === undefined) return;
    const pods = this.#nominated.get(node) ?? new Map<string, KubeObject>();
    this.#nominated.set(node, pods.set(metadata.uid, pod!));
  }

  #nodeChanged({ type, object }: StoreEvent): void {
    const { name } = object.metadata;
    const info = this.#infos.get(name);
    if (type === 'DELETED') this.#infos.delete(name);
    else if (info === undefined) this.#infos.set(name, new NodeInfo(object));
    else info.update(object);
    if (type === 'DELETED' || info === undefined) this.#sorted = undefined;
  }

  #podChanged({ type, object, old }: StoreEvent): void {
    const before = old?.['spec'].nodeName;
    const wanted = type === 'DELETED' || object['spec'].nodeName !== undefined ? undefined : object['status']?.nominatedNodeName;
    if (wanted !== undefined || old?.['status']?.nominatedNodeName !== undefined) this.#promise(object, this.#infos.get(wanted)?.pods.has(object.metadata.uid) === true ? undefined : wanted, object);
    if (type === 'DELETED' || hasEnded(object)) {
      if (before !== undefined) this.#infos.get(before)?.remove(object.metadata.uid);
      return;
    }
    this.#place(object);
  }

  #place(pod: KubeObject): void {
    const { nodeName } = pod['spec'];
    if (nodeName !== undefined && !hasEnded(pod)) this.#infos.get(nodeName)?.add(pod);
  }
}
