import { apiVersionOf, splitApiVersion } from '../../kube/gvk.ts';
import type { Decoded, KubeObject } from '../../kube/object.ts';
import type { Store } from '../store/store.ts';

/** The owner that controls an object; undefined when none does. */
export function controllerOf(object: KubeObject): Decoded {
  return object.metadata.ownerReferences?.find((owner: Decoded) => owner.controller === true);
}

/** The reference by which a controller owns what it makes. Rule: `metav1.NewControllerRef`. */
export function controllerReference({ apiVersion, kind, metadata }: KubeObject): Decoded {
  return { apiVersion: apiVersionOf({ ...splitApiVersion(apiVersion), kind }), blockOwnerDeletion: true, controller: true, kind, name: metadata.name, uid: metadata.uid };
}

/** The name of the index of objects by the uid of their controller. */
const BY_CONTROLLER = 'controller';

/** Makes `controlled` work for a resource. */
export function indexByController(store: Store, resource: string): void {
  store.addIndex(resource, BY_CONTROLLER, (object) => {
    const owner = controllerOf(object);
    return owner === undefined ? [] : [owner.uid];
  });
}

/** The name of the index of pods that nobody controls, by namespace. */
const ORPHANS = 'orphans';

/** Makes `controlled` and `orphanedPods` work for pods. */
export function indexPods(store: Store): void {
  indexByController(store, 'pods');
  store.addIndex('pods', ORPHANS, (pod) => (controllerOf(pod) === undefined ? [pod.metadata.namespace] : []));
}

/** The pods of a namespace that nobody controls, in no order. */
export function orphanedPods(store: Store, namespace: string): KubeObject[] {
  return [...store.indexed('pods', ORPHANS, namespace)];
}

/** The objects of a resource that `owner` controls, in no order. */
export function controlled(store: Store, resource: string, owner: KubeObject): KubeObject[] {
  return [...store.indexed(resource, BY_CONTROLLER, owner.metadata.uid)];
}

/** The key of the controller of an object if it is of this kind: what a change of the object makes that controller look at. */
export function keysOfController(kind: string): (event: { object: KubeObject }) => readonly string[] {
  return ({ object }) => {
    const owner = controllerOf(object);
    return owner?.kind === kind ? [`${object.metadata.namespace}/${owner.name}`] : [];
  };
}
