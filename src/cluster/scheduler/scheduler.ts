import type { Decoded, KubeObject } from '../../kube/object.ts';
import type { Timer } from '../clock/clock.ts';
import type { ControlPlane } from '../control-plane.ts';
import { withCondition } from '../controllers/conditions.ts';
import { schedule } from './cycle.ts';
import { SELECTED_NODE } from './filters/volumes.ts';
import { NodeInfos } from './node-infos.ts';
import { claimsOf } from '../storage/claims.ts';

/** Seconds from a change until the scheduler acts. */
const LATENCY = 0.005;
/** Seconds before a pod that fitted nowhere is tried again when something changes. Rule: `DefaultPodInitialBackoffDuration` and `…MaxBackoff…`. */
const FIRST_BACKOFF = 1;
const LAST_BACKOFF = 10;
/** Seconds after which it is tried again even if nothing changes. Rule: `DefaultPodMaxInUnschedulablePodsDuration`. */
const AT_LATEST = 300;

const NAME = 'default-scheduler';

/** Starts the scheduler of a cluster. */
export function startScheduler(plane: ControlPlane): void {
  const scheduler = new Scheduler(plane);
  scheduler.start();
}

interface Attempt {
  /** When it was tried last, in milliseconds since 1970, and how often. */
  at: number;
  count: number;
}

/** Gives pods to nodes, the more important first. Rule: https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/ */
class Scheduler {
  readonly #plane: ControlPlane;
  readonly #infos: NodeInfos;
  readonly #waiting = new Map<string, Attempt>();
  #timer: Timer | undefined;
  #timerAt = Number.POSITIVE_INFINITY;

  constructor(plane: ControlPlane) {
    this.#plane = plane;
    this.#infos = new NodeInfos(plane.store);
  }

  start(): void {
    const { store } = this.#plane;
    store.addIndex('pods', 'uid', ({ metadata }) => [metadata.uid]);
    store.watch('pods', ({ type, object, old }) => {
      if (type === 'DELETED') this.#waiting.delete(object.metadata.uid);
      else if (type === 'ADDED' || gated(old!) !== gated(object)) this.#notice(object);
      // A pod that goes, ends or changes its labels may make room for another.
      if (old !== undefined && old['spec'].nodeName !== undefined && (type === 'DELETED' || hasEnded(object) || old.metadata.labels !== object.metadata.labels)) this.#wake();
      else if (old !== undefined && old['spec'].nodeName === undefined && object['spec'].nodeName !== undefined && type === 'MODIFIED') this.#wake();
    });
    store.watch('nodes', ({ type, object, old }) => {
      if (type === 'ADDED' || old?.['spec'] !== object['spec'] || old?.metadata.labels !== object.metadata.labels || old?.['status']?.allocatable !== object['status']?.allocatable) this.#wake();
    });
    for (const resource of ['persistentvolumeclaims', 'persistentvolumes', 'storageclasses.storage.k8s.io']) store.watch(resource, () => this.#wake());
    for (const pod of store.list('pods')) this.#notice(pod);
  }

  #notice(pod: KubeObject): void {
    if (!isPending(pod)) return;
    if (!this.#waiting.has(pod.metadata.uid)) this.#waiting.set(pod.metadata.uid, { at: Number.NEGATIVE_INFINITY, count: 0 });
    this.#plan(LATENCY);
  }

  /** Something changed that may help those that wait: they are tried again when their back-off is over. */
  #wake(): void {
    const { now } = this.#plane.clock;
    for (const attempt of this.#waiting.values()) {
      if (attempt.count === 0) continue;
      this.#plan(Math.max(LATENCY, (attempt.at + backoff(attempt.count) * 1000 - now) / 1000));
    }
  }

  #plan(seconds: number): void {
    const { clock } = this.#plane;
    const at = clock.now + seconds * 1000;
    if (at >= this.#timerAt) return;
    this.#timer?.cancel();
    this.#timerAt = at;
    this.#timer = clock.after(seconds, () => {
      this.#timerAt = Number.POSITIVE_INFINITY;
      this.#run();
    });
  }

  #run(): void {
    const { store, clock } = this.#plane;
    const due: KubeObject[] = [];
    for (const [uid, attempt] of this.#waiting) {
      if (attempt.count > 0 && clock.now < attempt.at + backoff(attempt.count) * 1000) continue;
      const pod = findByUid(store.indexed('pods', 'uid', uid));
      if (pod === undefined || !isPending(pod)) this.#waiting.delete(uid);
      else due.push(pod);
    }
    // Rule: PrioritySort: by priority, then by the time of their arrival.
    due.sort((a, b) => (b['spec'].priority ?? 0) - (a['spec'].priority ?? 0));
    for (const pod of due) this.#schedule(pod);
    if (this.#waiting.size > 0) this.#plan(AT_LATEST);
  }

  #schedule(pod: KubeObject): void {
    const plane = this.#plane;
    const attempt = this.#waiting.get(pod.metadata.uid)!;
    attempt.at = plane.clock.now;
    attempt.count++;
    const outcome = schedule(pod, this.#infos, plane);
    if (outcome.kind === 'node') {
      if (!claimsReady(pod, outcome.node.name, plane)) {
        attempt.count = 1;
        return;
      }
      this.#waiting.delete(pod.metadata.uid);
      const { namespace, name } = pod.metadata;
      const resource = plane.server.registry.named('pods')!;
      plane.server.create({ resource, namespace, name, subresource: 'binding' }, { apiVersion: 'v1', kind: 'Binding', metadata: { name, namespace }, target: { kind: 'Node', name: outcome.node.name } });
      plane.events.record({ component: NAME }, pod, 'Normal', 'Scheduled', `Successfully assigned ${namespace}/${name} to ${outcome.node.name}`);
      return;
    }
    plane.events.record({ component: NAME }, pod, 'Warning', 'FailedScheduling', outcome.message);
    const condition = { type: 'PodScheduled', status: 'False' as const, reason: 'Unschedulable', message: outcome.message };
    const conditions = withObservedGeneration(withCondition(pod['status']?.conditions, condition, plane.clock.timestamp(), false), pod);
    const nominated = outcome.kind === 'preempt' ? { nominatedNodeName: outcome.node.name } : {};
    plane.server.writeStatus(pod, { ...pod['status'], conditions, ...nominated }, 'pods');
    if (outcome.kind !== 'preempt') return;
    for (const victim of outcome.victims) {
      plane.events.record({ component: NAME }, victim, 'Normal', 'Preempted', `Preempted by pod ${pod.metadata.uid} on node ${outcome.node.name}`);
      plane.server.delete({ resource: plane.server.registry.named('pods')!, namespace: victim.metadata.namespace, name: victim.metadata.name });
    }
  }
}

const backoff = (count: number): number => Math.min(LAST_BACKOFF, FIRST_BACKOFF * 2 ** (count - 1));
const gated = ({ spec }: KubeObject): boolean => (spec.schedulingGates ?? []).length > 0;
const hasEnded = ({ status }: KubeObject): boolean => status?.phase === 'Succeeded' || status?.phase === 'Failed';

function isPending(pod: KubeObject): boolean {
  const { spec, metadata } = pod;
  return (spec.nodeName ?? '') === '' && (spec.schedulerName ?? NAME) === NAME && metadata.deletionTimestamp === undefined && !gated(pod) && !hasEnded(pod);
}

function findByUid(pods: Iterable<KubeObject>): KubeObject | undefined {
  for (const pod of pods) return pod;
  return undefined;
}

function withObservedGeneration(conditions: Decoded[], { metadata }: KubeObject): Decoded[] {
  return conditions.map((condition) => (condition.type === 'PodScheduled' ? { lastProbeTime: null, ...condition, observedGeneration: metadata.generation } : condition));
}

/**
 * Whether all claims of a pod are bound; those that wait for a consumer are told the node, and the pod waits for them.
 * Rule: the plugin VolumeBinding, `PreBind`.
 */
function claimsReady(pod: KubeObject, node: string, { store, server }: ControlPlane): boolean {
  let ready = true;
  for (const name of claimsOf(pod)) {
    const claim = store.get('persistentvolumeclaims', pod.metadata.namespace, name);
    if (claim === undefined || claim['status']?.phase === 'Bound') continue;
    ready = false;
    if (claim.metadata.annotations?.[SELECTED_NODE] === node) continue;
    const annotations = { ...claim.metadata.annotations, [SELECTED_NODE]: node };
    server.write({ ...claim, metadata: { ...claim.metadata, annotations } }, claim, 'persistentvolumeclaims');
  }
  return ready;
}
