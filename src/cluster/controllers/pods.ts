import type { Decoded, KubeObject } from '../../kube/object.ts';
import type { ControlPlane } from '../control-plane.ts';
import { controllerReference } from './owners.ts';

/** The condition of a type, if the object has it. */
export function conditionOf({ status }: KubeObject, type: string): Decoded {
  return status?.conditions?.find((condition: Decoded) => condition.type === type);
}

export function isReady(pod: KubeObject): boolean {
  return conditionOf(pod, 'Ready')?.status === 'True';
}

/**
 * Whether a pod has been ready long enough.
 * @param now in milliseconds since 1970
 * Rule: `IsPodAvailable` of pkg/api/v1/pod.
 */
export function isAvailable(pod: KubeObject, minReadySeconds: number, now: number): boolean {
  const ready = conditionOf(pod, 'Ready');
  if (ready?.status !== 'True') return false;
  return minReadySeconds === 0 || Date.parse(ready.lastTransitionTime) + minReadySeconds * 1000 <= now;
}

/** Seconds until the first pod that is ready becomes available; undefined when there is none to wait for. */
export function secondsToAvailable(pods: readonly KubeObject[], minReadySeconds: number, now: number): number | undefined {
  const waits = pods.filter((pod) => isReady(pod) && !isAvailable(pod, minReadySeconds, now))
    .map((pod) => Date.parse(conditionOf(pod, 'Ready').lastTransitionTime) + minReadySeconds * 1000 - now);
  return waits.length === 0 ? undefined : Math.min(...waits) / 1000;
}

/** Whether a pod runs or is going to. Rule: `IsPodActive` of pkg/controller. */
export function isActive({ metadata, status }: KubeObject): boolean {
  return status?.phase !== 'Succeeded' && status?.phase !== 'Failed' && metadata.deletionTimestamp === undefined;
}

export function isTerminating({ metadata, status }: KubeObject): boolean {
  return status?.phase !== 'Succeeded' && status?.phase !== 'Failed' && metadata.deletionTimestamp !== undefined;
}

/** Generated names of pods are made from the name of their owner, cut where it is too long. */
export function podNamePrefix(owner: KubeObject): string {
  return `${owner.metadata.name}-`;
}

/**
 * A pod as a template asks for it, for the server to create.
 * @param metadata its name or the prefix of it, and what else differs from the template
 * Rule: `GetPodFromTemplate` of pkg/controller.
 */
export function podFromTemplate(template: Decoded, owner: KubeObject, metadata: Decoded): KubeObject {
  const { labels, annotations, finalizers } = template.metadata ?? {};
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...(labels === undefined ? {} : { labels: { ...labels } }),
      ...(annotations === undefined ? {} : { annotations: { ...annotations } }),
      ...(finalizers === undefined ? {} : { finalizers: [...finalizers] }),
      ...metadata,
      ownerReferences: [controllerReference(owner)],
    },
    spec: template.spec,
  };
}

/** Creates a pod for a controller. @throws StatusError when admission refuses it */
export function createPod({ server }: ControlPlane, namespace: string, pod: KubeObject): KubeObject {
  return server.create({ resource: server.registry.named('pods')!, namespace }, pod, undefined, { trusted: true }).object;
}

export function deletePod({ server }: ControlPlane, { metadata }: KubeObject): void {
  server.delete({ resource: server.registry.named('pods')!, namespace: metadata.namespace, name: metadata.name });
}
