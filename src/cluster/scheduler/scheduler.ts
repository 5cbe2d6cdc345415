import type { Decoded, KubeObject } from '../../kube/object.ts';
import { isSame } from '../../kube/validation/update/same-value.ts';
import type { Timer } from '../clock/clock.ts';
import type { ControlPlane } from '../control-plane.ts';
import { withCondition } from '../controllers/conditions.ts';
import { disrupted } from '../controllers/disruption-target.ts';
import { CLAIMS, CLASSES, VOLUMES } from '../storage/names.ts';
import { Backlog, type Helps } from './backlog.ts';
import { schedule } from './cycle.ts';
import { helpOfNode, helpOfPod, helpOfStorage } from './hints.ts';
import { NodeInfos } from './node-infos.ts';
import { VolumeBinding } from './volume-binding.ts';

/** Seconds from a change until the scheduler acts. */
const LATENCY = 0.005;

const NAME = 'default-scheduler';
const SOURCE = { component: NAME };

/** The name of the index of pods by uid. */
const BY_UID = 'uid';

/** Starts the scheduler of a cluster. */
export function startScheduler(plane: ControlPlane): void {
  const scheduler = new Scheduler(plane);
  scheduler.start();
}

/** Gives pods to nodes, the more important first. Rule: https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/ */
class Scheduler {
  readonly #plane: ControlPlane;
  readonly #infos: NodeInfos;
  readonly #backlog = new Backlog();
  readonly #volumes: VolumeBinding;
  #timer: Timer | undefined;
  #timerAt = Number.POSITIVE_INFINITY;

  constructor(plane: ControlPlane) {
    this.#plane = plane;
    this.#infos = new NodeInfos(plane.store);
    this.#volumes = new VolumeBinding(plane, this.#infos, {
      ready: (pod, node) => this.#bind(pod, node),
      failed: (pod, message) => this.#fail(pod, message, ['VolumeBinding']),
    });
  }

  start(): void {
    const { store } = this.#plane;
    store.addIndex('pods', BY_UID, ({ metadata }) => [metadata.uid]);
    store.watch('pods', (event) => {
      const { type, object, old } = event;
      if (type === 'DELETED') {
        this.#backlog.delete(object.metadata.uid);
        if (this.#volumes.has(object.metadata.uid)) this.#volumes.check();
      } else if (type === 'ADDED' || concernsScheduling(object, old!)) {
        this.#notice(object);
      }
      this.#wake(helpOfPod(event));
    });
    store.watch('nodes', (event) => this.#wake(helpOfNode(event)));
    for (const resource of [CLAIMS, VOLUMES, CLASSES]) {
      store.watch(resource, () => {
        if (resource === CLAIMS) this.#volumes.check();
        this.#wake(helpOfStorage);
      });
    }
    for (const pod of store.list('pods')) this.#notice(pod);
  }

  #notice(pod: KubeObject): void {
    const { uid } = pod.metadata;
    if (!isPending(pod) || this.#volumes.has(uid)) return;
    this.#backlog.add(uid, this.#plane.clock.now);
    this.#plan(LATENCY);
  }

  /** Something changed that may help those that wait. */
  #wake(helps: Helps | undefined): void {
    if (helps !== undefined && this.#backlog.wake(helps, this.#plane.clock.now)) this.#plan(LATENCY);
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
    for (const uid of this.#backlog.due(clock.now)) {
      const pod = first(store.indexed('pods', BY_UID, uid));
      if (pod === undefined || !isPending(pod)) this.#backlog.delete(uid);
      else due.push(pod);
    }
    // Rule: PrioritySort: by priority, then by the time of their arrival.
    due.sort((a, b) => (b['spec'].priority ?? 0) - (a['spec'].priority ?? 0));
    for (const pod of due) this.#schedule(pod);
    const next = this.#backlog.next();
    if (next !== undefined) this.#plan(Math.max(LATENCY, (next - clock.now) / 1000));
  }

  #schedule(pod: KubeObject): void {
    const plane = this.#plane;
    const outcome = schedule(pod, this.#infos, plane);
    if (outcome.kind === 'node') {
      this.#backlog.delete(pod.metadata.uid);
      if (!this.#volumes.begin(pod, outcome.node.node)) this.#bind(pod, outcome.node.name);
      return;
    }
    if (outcome.kind === 'none') {
      this.#fail(pod, outcome.message, outcome.plugins);
      return;
    }
    this.#fail(pod, outcome.message, outcome.plugins, outcome.node.name);
    for (const victim of outcome.victims) {
      const { namespace, name } = victim.metadata;
      plane.server.writeStatus(victim, disrupted(victim, 'PreemptionByScheduler', `${NAME}: preempting to accommodate a higher priority pod`, plane.clock), 'pods');
      plane.events.record(SOURCE, victim, 'Normal', 'Preempted', `Preempted by pod ${pod.metadata.uid} on node ${outcome.node.name}`);
      plane.server.delete({ resource: plane.server.registry.named('pods')!, namespace, name });
    }
  }

  #bind(pod: KubeObject, node: string): void {
    const { server, events } = this.#plane;
    const { namespace, name } = pod.metadata;
    const at = { resource: server.registry.named('pods')!, namespace, name, subresource: 'binding' };
    server.create(at, { apiVersion: 'v1', kind: 'Binding', metadata: { name, namespace }, target: { kind: 'Node', name: node } });
    events.record(SOURCE, pod, 'Normal', 'Scheduled', `Successfully assigned ${namespace}/${name} to ${node}`);
  }

  /** Rule: `handleSchedulingFailure`. */
  #fail(pod: KubeObject, message: string, plugins: Iterable<string>, nominated?: string): void {
    const { clock, events, server } = this.#plane;
    this.#backlog.failed(pod.metadata.uid, plugins, clock.now);
    events.record(SOURCE, pod, 'Warning', 'FailedScheduling', message);
    const condition = { type: 'PodScheduled', status: 'False' as const, reason: 'Unschedulable', message };
    const conditions: Decoded[] = withCondition(pod['status']?.conditions, condition, clock.timestamp(), false)
      .map((one) => (one.type === 'PodScheduled' ? { lastProbeTime: null, ...one, message, observedGeneration: pod.metadata.generation } : one));
    server.writeStatus(pod, { ...pod['status'], conditions, ...(nominated === undefined ? {} : { nominatedNodeName: nominated }) }, 'pods');
    this.#plan(Math.max(LATENCY, (this.#backlog.next()! - clock.now) / 1000));
  }
}

const gated = ({ spec }: KubeObject): boolean => (spec.schedulingGates ?? []).length > 0;

/** Whether an update of a pod is a reason to try it again. */
function concernsScheduling(pod: KubeObject, old: KubeObject): boolean {
  if (pod['spec'].nodeName !== undefined) return false;
  return !isSame(pod['spec'], old['spec']) || !isSame(pod.metadata.labels, old.metadata.labels);
}

function isPending(pod: KubeObject): boolean {
  const { spec, metadata, status } = pod;
  return (spec.nodeName ?? '') === '' && (spec.schedulerName ?? NAME) === NAME && metadata.deletionTimestamp === undefined && !gated(pod)
    && status?.phase !== 'Succeeded' && status?.phase !== 'Failed';
}

function first<T>(found: Iterable<T>): T | undefined {
  for (const one of found) return one;
  return undefined;
}
