import type { ClusterSnapshot, NodeSnapshot, PodSnapshot, ServiceSnapshot } from '../../../run/worker/snapshot.ts';
import { podState, type PodState } from './pod-state.ts';

/** How much of each Pod is drawn: all, its name and STATUS, or a cell among others. */
export type Density = 'full' | 'slim' | 'cells';

/** How many Pods have a STATUS. */
export interface StatusCount {
  status: string;
  state: PodState;
  count: number;
}

/** Pods that are drawn together; named where Pods are only cells. */
export interface PodGroup {
  key: string;
  title: string;
  counts: StatusCount[];
  pods: PodSnapshot[];
}

/** Where Pods are: a node, or a node that is gone. */
export interface Hold {
  name: string;
  node: NodeSnapshot | undefined;
  groups: PodGroup[];
  count: number;
}

/** What is drawn where. */
export interface Picture {
  density: Density;
  /** A control plane that runs nothing of the reader's: it is drawn small. */
  spare: Hold[];
  holds: Hold[];
  /** Pods without a node. */
  quay: PodGroup[];
  /** Nothing in the cluster is the reader's. */
  isEmpty: boolean;
}

const FULL = 12;
const SLIM = 30;

/** Arranges what a snapshot holds. */
export function arrange({ nodes, pods, services, workloads, ingresses, claims }: ClusterSnapshot): Picture {
  const density = pods.length <= FULL ? 'full' : pods.length <= SLIM ? 'slim' : 'cells';
  const byNode = Map.groupBy([...pods].sort(inOrder), ({ node }) => node);
  const holdOf = (name: string, node?: NodeSnapshot): Hold => {
    const own = byNode.get(name) ?? [];
    return { name, node, groups: groupsOf(own, density), count: own.length };
  };
  const known = new Set(nodes.map(({ name }) => name));
  const lost = [...byNode.keys()].filter((name) => name !== undefined && !known.has(name)) as string[];
  const all = [...nodes.map((node) => holdOf(node.name, node)), ...lost.sort().map((name) => holdOf(name))];
  const isSpare = ({ node, count }: Hold): boolean => node?.controlPlane === true && count === 0 && nodes.length > 1;
  return {
    density,
    spare: all.filter(isSpare),
    holds: all.filter((hold) => !isSpare(hold)),
    quay: groupsOf(byNode.get(undefined) ?? [], density),
    isEmpty: [pods, services, workloads, ingresses, claims].every((list) => list.length === 0),
  };
}

const workloadOf = ({ workload }: PodSnapshot): string => (workload === undefined ? '' : `${workload.kind}/${workload.name}`);

/** Pods of one workload stand together, new ones at the end. */
function inOrder(a: PodSnapshot, b: PodSnapshot): number {
  return compare(a.namespace, b.namespace) || compare(workloadOf(a), workloadOf(b)) || compare(a.created, b.created) || compare(a.name, b.name);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function groupsOf(pods: readonly PodSnapshot[], density: Density): PodGroup[] {
  if (pods.length === 0) return [];
  if (density !== 'cells') return [{ key: '', title: '', counts: [], pods: [...pods] }];
  return [...Map.groupBy(pods, (pod) => `${pod.namespace}/${workloadOf(pod)}`)].map(([key, own]) => {
    const [{ namespace, workload }] = own as [PodSnapshot];
    return { key, title: qualified({ namespace, name: workload?.name ?? 'bare Pods' }), counts: countStatuses(own), pods: own };
  });
}

/** How many Pods have each STATUS, the most frequent first. */
export function countStatuses(pods: readonly PodSnapshot[]): StatusCount[] {
  return [...Map.groupBy(pods, (pod) => `${podState(pod)} ${pod.status}`).values()]
    .map((own) => ({ status: own[0]!.status, state: podState(own[0]!), count: own.length }))
    .sort((a, b) => b.count - a.count || compare(a.status, b.status) || compare(a.state, b.state));
}

/** A name as it is written in the picture: with its namespace, unless that is `default`. */
export function qualified({ namespace, name }: { namespace: string; name: string }): string {
  return namespace === 'default' ? name : `${namespace}/${name}`;
}

/** What tells objects of one kind apart. */
export function keyOf({ namespace, name }: { namespace: string; name: string }): string {
  return `${namespace}/${name}`;
}

/**
 * The letter of each Service, by which Pods say which Services lead to them. A Service keeps its letter while it is there.
 * @param before the letters so far, by the keys of Services
 */
export function assignLetters(before: ReadonlyMap<string, string>, services: readonly ServiceSnapshot[]): Map<string, string> {
  const keys = services.map(keyOf);
  const kept = new Map(keys.flatMap((key) => (before.has(key) ? [[key, before.get(key)!]] : [])));
  const taken = new Set(kept.values());
  let next = 0;
  for (const key of keys) {
    if (kept.has(key)) continue;
    while (taken.has(letter(next))) next++;
    taken.add(letter(next));
    kept.set(key, letter(next));
  }
  return kept;
}

/** A to Z, and then A2 to Z2. */
function letter(index: number): string {
  const round = Math.floor(index / 26);
  return String.fromCharCode(65 + (index % 26)) + (round === 0 ? '' : String(round + 1));
}

/** A Service that has a Pod among its endpoints. */
export interface Gangway {
  letter: string;
  service: string;
  /** Whether it sends requests to the Pod: only to those that are ready. */
  isOpen: boolean;
}

/** The Services that have a Pod among their endpoints. */
export function gangwaysOf(pod: PodSnapshot, services: readonly ServiceSnapshot[], letters: ReadonlyMap<string, string>): Gangway[] {
  return services.filter(({ namespace }) => namespace === pod.namespace).flatMap((service) => {
    const isOpen = service.pods.includes(pod.name);
    return isOpen || service.unreadyPods.includes(pod.name) ? [{ letter: letters.get(keyOf(service)) ?? '', service: service.name, isOpen }] : [];
  });
}
