import { items, type KubeObject } from '../../kube/object.ts';
import type { ControlPlane } from '../control-plane.ts';
import { nodeConditionStatus } from '../nodes/conditions.ts';
import type { Controller } from './controller.ts';
import { disrupted } from './disruption-target.ts';
import { podsOnNode } from './node-lifecycle/pods-on-node.ts';

/** Seconds for which a node has to be gone before its pods are given up. Rule: `quarantineTime`. */
const QUARANTINE = 40;

const OUT_OF_SERVICE = 'node.kubernetes.io/out-of-service';

/** Removes pods whose node is gone, or was declared out of service. Rule: the controller pod-garbage-collector. */
export const podGarbageCollector: Controller = {
  name: 'pod-garbage-collector-controller',
  latency: QUARANTINE,
  watches: {
    nodes: ({ type, object }) => (type === 'DELETED' || isOutOfService(object) ? [object.metadata.name] : []),
    pods: ({ type, object }, { store }) => {
      const { nodeName } = object['spec'];
      if (type === 'DELETED' || nodeName === undefined) return [];
      const node = store.get('nodes', undefined, nodeName);
      return node === undefined || (object.metadata.deletionTimestamp !== undefined && isOutOfService(node)) ? [nodeName] : [];
    },
  },
  reconcile(key, plane) {
    const node = plane.store.get('nodes', undefined, key);
    if (node !== undefined && !isOutOfService(node)) return;
    for (const pod of podsOnNode(plane.store, key)) {
      if (node === undefined) remove(pod, 'PodGC: node no longer exists', plane);
      else if (pod.metadata.deletionTimestamp !== undefined) remove(pod, undefined, plane);
    }
  },
};

function isOutOfService(node: KubeObject): boolean {
  return nodeConditionStatus(node, 'Ready') !== 'True' && items(node['spec']?.taints).some(({ key }) => key === OUT_OF_SERVICE);
}

/** Rule: `markFailedAndDeletePodWithCondition`. */
function remove(pod: KubeObject, message: string | undefined, { server, clock }: ControlPlane): void {
  const { namespace, name } = pod.metadata;
  const ended = pod['status']?.phase === 'Succeeded' || pod['status']?.phase === 'Failed';
  if (!ended) {
    const status = message === undefined ? pod['status'] : disrupted(pod, 'DeletionByPodGC', message, clock);
    server.writeStatus(pod, { ...status, phase: 'Failed' }, 'pods');
  }
  server.delete({ resource: server.registry.named('pods')!, namespace, name }, undefined, { gracePeriodSeconds: 0 });
}
