import { items, type Decoded, type KubeObject } from '../../../kube/object.ts';
import type { ControlPlane } from '../../control-plane.ts';
import { nodeConditionStatus, unknownConditions } from '../../nodes/conditions.ts';
import { podsOnNode } from './pods-on-node.ts';
import type { Controller } from '../controller.ts';
import { conditionOf } from '../pods.ts';
import { wantedTaints, isOwnTaint } from './taints.ts';

const SOURCE = { component: 'node-controller' };

/** Seconds after a node's last heartbeat until it counts as lost, and after its creation if it never had one. Rules: `--node-monitor-grace-period`, `--node-startup-grace-period`. */
const GRACE = 50;
const STARTUP_GRACE = 60;

/** Notices nodes that have fallen silent, and taints nodes by their conditions. Rule: the controller node-lifecycle. */
export const nodeLifecycle: Controller = {
  name: 'node-lifecycle-controller',
  watches: {
    nodes: ({ object }) => [object.metadata.name],
  },
  listens(plane, look) {
    plane.nodes.onChange(look);
    plane.store.watch('nodes', ({ type, object }) => {
      const { name } = object.metadata;
      if (type === 'ADDED') plane.events.record(SOURCE, object, 'Normal', 'RegisteredNode', `Node ${name} event: Registered Node ${name} in Controller`);
      else if (type === 'DELETED') plane.events.record(SOURCE, object, 'Normal', 'RemovingNode', `Node ${name} event: Removing Node ${name} from Controller`);
    });
  },
  reconcile(key, plane, requeue) {
    const node = plane.store.get('nodes', undefined, key);
    if (node === undefined) return;
    const now = plane.nodes.isRunning(key) ? node : noticeSilence(node, plane, (seconds) => requeue(key, seconds));
    taint(now, plane);
  },
};

/** Marks a node whose last heartbeat is too long ago. @returns the node as it is then */
function noticeSilence(node: KubeObject, plane: ControlPlane, lookAgain: (seconds: number) => void): KubeObject {
  const { store, server, clock, events } = plane;
  const { name, creationTimestamp } = node.metadata;
  if (nodeConditionStatus(node, 'Ready') === 'Unknown') return node;
  const renewed = store.get('leases.coordination.k8s.io', 'kube-node-lease', name)?.['spec'].renewTime;
  const never = renewed === undefined;
  const due = never ? Date.parse(creationTimestamp) + STARTUP_GRACE * 1000 : Date.parse(renewed) + GRACE * 1000;
  if (clock.now < due) {
    lookAgain((due - clock.now) / 1000);
    return node;
  }
  const wasReady = nodeConditionStatus(node, 'Ready') === 'True';
  const silent = server.writeStatus(node, { ...node['status'], conditions: unknownConditions(node['status']?.conditions, never, clock) }, 'nodes');
  if (wasReady) {
    events.record(SOURCE, silent, 'Normal', 'NodeNotReady', `Node ${name} status is now: NodeNotReady`);
    for (const pod of podsOnNode(store, name)) markNotReady(pod, plane);
  }
  return silent;
}

/** Rule: `MarkPodsNotReady`: only whether they are ready is no longer said; the rest stays as their kubelet last said it. */
function markNotReady(pod: KubeObject, { server, clock, events }: ControlPlane): void {
  if (conditionOf(pod, 'Ready')?.status !== 'True') return;
  const conditions = items(pod['status'].conditions).map((condition) => (condition.type === 'Ready' ? { ...condition, status: 'False', lastTransitionTime: clock.timestamp() } : condition));
  const marked = server.writeStatus(pod, { ...pod['status'], conditions }, 'pods');
  events.record(SOURCE, marked, 'Warning', 'NodeNotReady', 'Node is not ready');
}

/** Gives a node the taints of its conditions, and takes those away that are no longer true. Rule: `doNoScheduleTaintingPass`, `processNoExecuteTaint`. */
function taint(node: KubeObject, { server, clock }: ControlPlane): void {
  const before = items(node['spec']?.taints);
  const same = (a: Decoded, b: Decoded): boolean => a.key === b.key && a.effect === b.effect;
  const wanted = wantedTaints(node);
  const kept = before.filter((one) => !isOwnTaint(one) || wanted.some((other) => same(one, other)));
  const added = wanted.filter((one) => !before.some((other) => same(one, other))).map((one) => ({ ...one, timeAdded: clock.timestamp() }));
  if (added.length === 0 && kept.length === before.length) return;
  const { taints: _before, ...spec } = node['spec'] ?? {};
  const taints = [...kept, ...added];
  server.write({ ...node, spec: taints.length === 0 ? spec : { ...spec, taints } }, node, 'nodes');
}
