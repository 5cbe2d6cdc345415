import { items, type Decoded, type KubeObject } from '../../../kube/object.ts';
import { matchesLabels } from '../../../kube/selector.ts';
import type { ControlPlane } from '../../control-plane.ts';
import { keyOf } from '../controller.ts';
import type { StoreEvent } from '../../store/store.ts';

/** The keys of the Services that a change of a pod concerns. Rule: `GetPodServiceMemberships` and `podEndpointsChanged`. */
export function servicesOf({ object, old }: StoreEvent, { store }: ControlPlane): string[] {
  const before = old?.metadata.labels;
  const now = object.metadata.labels;
  return [...store.each('services', object.metadata.namespace)]
    .filter(({ spec }) => spec.selector !== undefined && (matchesLabels(spec.selector, now) || (before !== undefined && matchesLabels(spec.selector, before))))
    .map((service) => keyOf(service));
}

/** The pods that a Service selects and that have an address, by name. Ended pods are none. */
export function podsOf(service: KubeObject, { store }: ControlPlane): KubeObject[] {
  const { selector } = service['spec'];
  return store.list('pods', service.metadata.namespace).filter(({ metadata, status }) =>
    matchesLabels(selector, metadata.labels) && status?.podIP !== undefined && status.phase !== 'Succeeded' && status.phase !== 'Failed');
}

/** The number of the port that a Service's port leads to in a pod; undefined when the pod has none of that name. Rule: `FindPort`. */
export function targetPort({ targetPort: target, port, protocol }: Decoded, pod: KubeObject): number | undefined {
  if (typeof target === 'number') return target;
  if (target === undefined) return port;
  const containers = [...items(pod['spec'].containers), ...items(pod['spec'].initContainers).filter(({ restartPolicy }) => restartPolicy === 'Always')];
  for (const { ports } of containers) {
    const found = items(ports).find((one) => one.name === target && one.protocol === protocol);
    if (found !== undefined) return found.containerPort;
  }
  return undefined;
}

/** The last change of any of the pods, which `last-change-trigger-time` tells. */
export function lastChange(service: KubeObject, pods: readonly KubeObject[]): string {
  const times = pods.map(({ status, metadata }) => (status?.conditions?.find(({ type }: Decoded) => type === 'Ready')?.lastTransitionTime ?? metadata.creationTimestamp) as string);
  return [service.metadata.creationTimestamp, ...times].sort().at(-1)!;
}
