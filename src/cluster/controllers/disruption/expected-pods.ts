import type { Decoded, KubeObject } from '../../../kube/object.ts';
import { scaledValue } from '../../../kube/int-or-string.ts';
import type { ControlPlane } from '../../control-plane.ts';
import { splitApiVersion } from '../../../kube/gvk.ts';
import { groupResource } from '../../api/resource.ts';
import { StatusError } from '../../api/status-error.ts';
import { controllerOf } from '../owners.ts';

/** How many pods a budget is about, and how many of them have to be healthy. */
export interface Expected {
  pods: number;
  healthy: number;
  /** Pods that nobody controls, whose number is therefore not known. */
  unmanaged: readonly string[];
}

/** The number of pods cannot be found out. */
export class UnknownScale extends Error {
  override readonly name = 'UnknownScale';
}

/**
 * @param pods those that the budget selects
 * @throws UnknownScale when they belong to what cannot be scaled
 * Rule: `getExpectedPodCount` of the disruption controller.
 */
export function expectedPods({ spec }: KubeObject, pods: readonly KubeObject[], plane: ControlPlane): Expected {
  const { minAvailable, maxUnavailable } = spec;
  if (maxUnavailable === undefined && typeof minAvailable !== 'string') return { pods: pods.length, healthy: minAvailable ?? 0, unmanaged: [] };
  const { count, unmanaged } = expectedScale(pods, plane);
  const bound = scaledValue(maxUnavailable ?? minAvailable, count, 'up') ?? 0;
  return { pods: count, healthy: maxUnavailable === undefined ? bound : Math.max(0, count - bound), unmanaged };
}

/** The sum of what the workloads of the pods ask for, each once. Rule: `getExpectedScale`. */
function expectedScale(pods: readonly KubeObject[], plane: ControlPlane): { count: number; unmanaged: string[] } {
  const scales = new Map<string, number>();
  const unmanaged: string[] = [];
  for (const pod of pods) {
    const owner = controllerOf(pod);
    if (owner === undefined) {
      unmanaged.push(pod.metadata.name);
      continue;
    }
    if (scales.has(owner.uid)) continue;
    const { uid, scale } = scaleOf(owner, pod.metadata.namespace, plane) ?? {};
    if (uid === undefined) throw new UnknownScale(`found no controllers for pod ${JSON.stringify(pod.metadata.name)}`);
    scales.set(uid, scale!);
  }
  return { count: [...scales.values()].reduce((sum, scale) => sum + scale, 0), unmanaged };
}

/** The owner whose number of replicas counts: of a ReplicaSet that a Deployment controls it is that. Rule: `finders`. */
function scaleOf({ apiVersion, kind, name, uid }: Decoded, namespace: string, plane: ControlPlane): { uid: string; scale: number } | undefined {
  const { server, store } = plane;
  const resource = server.registry.forKind(apiVersion, kind);
  if (resource === undefined) return undefined;
  const owner = store.get(server.registry.storageOf(resource), namespace, name);
  if (owner?.metadata.uid !== uid) return undefined;
  const above = kind === 'ReplicaSet' && splitApiVersion(apiVersion).group === 'apps' ? controllerOf(owner!) : undefined;
  if (above?.kind === 'Deployment') return scaleOf(above, namespace, plane);
  if (!resource.subresources.includes('scale')) throw new UnknownScale(`${groupResource(resource)} does not implement the scale subresource`);
  try {
    return { uid, scale: server.get({ resource, namespace, name, subresource: 'scale' })['spec'].replicas ?? 0 };
  } catch (error) {
    if (error instanceof StatusError) throw new UnknownScale(error.message);
    throw error;
  }
}
