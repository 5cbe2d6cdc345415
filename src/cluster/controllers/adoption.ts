import type { Decoded, KubeObject } from '../../kube/object.ts';
import { selects } from '../../kube/selector.ts';
import type { ControlPlane } from '../control-plane.ts';
import type { StoreEvent } from '../store/store.ts';
import { keyOf } from './controller.ts';
import { controlled, controllerOf, controllerReference, indexByController, indexPods, orphanedPods } from './owners.ts';

/**
 * The objects of a resource that an owner controls, after it adopted those that it wants and nobody controls, and
 * released those that it does not want any more. An owner that is being deleted does neither.
 * @param resource `pods`, `controllerrevisions.apps`
 * @param change what else adopting an object does to it
 * Rule: `BaseControllerRefManager.ClaimObject` of pkg/controller.
 */
export function claimed(
  resource: string, owner: KubeObject, wants: (object: KubeObject) => boolean, { store, server }: ControlPlane,
  change: (object: KubeObject) => KubeObject = (object) => object,
): KubeObject[] {
  if (resource === 'pods') indexPods(store);
  else indexByController(store, resource);
  const { namespace, deletionTimestamp } = owner.metadata;
  const mine: KubeObject[] = [];
  for (const object of controlled(store, resource, owner)) {
    if (wants(object)) mine.push(object);
    else if (deletionTimestamp === undefined) server.write(released(object, owner), object, resource);
  }
  if (deletionTimestamp !== undefined) return mine;
  const orphans = resource === 'pods' ? orphanedPods(store, namespace) : [...store.each(resource, namespace)].filter((object) => controllerOf(object) === undefined);
  for (const object of orphans) {
    if (object.metadata.deletionTimestamp !== undefined || !wants(object)) continue;
    const ownerReferences = [...(object.metadata.ownerReferences ?? []), controllerReference(owner)];
    mine.push(server.write(change({ ...object, metadata: { ...object.metadata, ownerReferences } }), object, resource));
  }
  return mine;
}

function released(object: KubeObject, owner: KubeObject): KubeObject {
  const { ownerReferences: references, ...metadata } = object.metadata;
  const left = references.filter(({ uid }: Decoded) => uid !== owner.metadata.uid);
  return { ...object, metadata: left.length === 0 ? metadata : { ...metadata, ownerReferences: left } };
}

/**
 * What a change of a pod makes a workload's controller look at: the workloads that control it or did so before, and for a
 * pod that nobody controls all whose selector fits.
 */
export function keysOfPodOwners(storage: string, kind: string): (event: StoreEvent, plane: ControlPlane) => readonly string[] {
  const keysOf = (pod: KubeObject, { store }: ControlPlane): string[] => {
    const owner = controllerOf(pod);
    const { namespace, labels } = pod.metadata;
    if (owner !== undefined) return owner.kind === kind ? [`${namespace}/${owner.name}`] : [];
    if (labels === undefined) return [];
    return [...store.each(storage, namespace)].filter(({ spec }) => selects(spec.selector, labels)).map(keyOf);
  };
  return ({ object, old }, plane) => [...new Set([...keysOf(object, plane), ...(old === undefined ? [] : keysOf(old, plane))])];
}
