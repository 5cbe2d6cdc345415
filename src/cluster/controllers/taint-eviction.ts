import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import type { ControlPlane } from '../control-plane.ts';
import { tolerates } from '../scheduler/filters/taints.ts';
import { keyOf, splitKey, type Controller } from './controller.ts';
import { disrupted } from './disruption-target.ts';
import { podsOnNode } from './node-lifecycle/pods-on-node.ts';

const SOURCE = { component: 'taint-eviction-controller' };

/** Since when pods are tolerated, in milliseconds since 1970 by uid: the real controller remembers it as well. */
const tolerated = new WeakMap<ControlPlane, Map<string, number>>();

function sinceOf(plane: ControlPlane): Map<string, number> {
  const known = tolerated.get(plane) ?? new Map<string, number>();
  tolerated.set(plane, known);
  return known;
}

/** Deletes pods that do not tolerate a `NoExecute` taint of their node, at once or when their time is up. Rule: `tainteviction.Controller`. */
export const taintEviction: Controller = {
  name: 'taint-eviction-controller',
  watches: {
    nodes: ({ object, old, type }, { store }) =>
      (type !== 'DELETED' && evicting(object).length + evicting(old).length > 0 && object['spec']?.taints !== old?.['spec']?.taints ? podsOnNode(store, object.metadata.name).map(keyOf) : []),
    pods: ({ type, object, old }, { store }) => {
      const { nodeName } = object['spec'];
      if (type === 'DELETED' || nodeName === undefined || old?.['spec'].nodeName === nodeName) return [];
      return evicting(store.get('nodes', undefined, nodeName)).length > 0 ? [keyOf(object)] : [];
    },
  },
  reconcile(key, plane, requeue) {
    const { namespace, name } = splitKey(key);
    const { store, clock, events } = plane;
    const since = sinceOf(plane);
    const pod = store.get('pods', namespace, name);
    if (pod === undefined || pod.metadata.deletionTimestamp !== undefined) return;
    const { uid } = pod.metadata;
    const patience = patienceOf(pod, evicting(store.get('nodes', undefined, pod['spec'].nodeName)));
    if (patience === undefined) {
      if (since.delete(uid)) events.record(SOURCE, pod, 'Normal', 'TaintManagerEviction', `Cancelling deletion of Pod ${key}`);
      return;
    }
    const began = since.get(uid) ?? clock.now;
    const due = began + patience * 1000;
    if (clock.now < due) {
      since.set(uid, began);
      requeue(key, (due - clock.now) / 1000);
      return;
    }
    since.delete(uid);
    evict(pod, key, plane);
  },
};

function evicting(node: KubeObject | undefined): Decoded[] {
  return items(node?.['spec']?.taints).filter(({ effect }) => effect === 'NoExecute');
}

/**
 * Seconds for which a pod may stay; undefined when for ever.
 * Rule: `getMinTolerationTime`: the shortest time of all tolerations that are made use of.
 */
function patienceOf({ spec }: KubeObject, taints: readonly Decoded[]): number | undefined {
  let patience: number | undefined;
  for (const taint of taints) {
    const used = items(spec.tolerations).filter((toleration) => tolerates(toleration, taint));
    if (used.length === 0) return 0;
    for (const { tolerationSeconds } of used) if (tolerationSeconds !== undefined) patience = Math.min(patience ?? Number.POSITIVE_INFINITY, Math.max(0, tolerationSeconds));
  }
  return patience;
}

function evict(pod: KubeObject, key: string, { server, events, clock }: ControlPlane): void {
  const { namespace, name } = pod.metadata;
  events.record(SOURCE, pod, 'Normal', 'TaintManagerEviction', `Marking for deletion Pod ${key}`);
  server.writeStatus(pod, disrupted(pod, 'DeletionByTaintManager', 'Taint manager: deleting due to NoExecute taint', clock), 'pods');
  server.delete({ resource: server.registry.named('pods')!, namespace, name });
}
