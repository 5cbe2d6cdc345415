import { items, type KubeObject } from '../../kube/object.ts';
import type { ControlPlane } from '../control-plane.ts';
import { claimsOf, podsUsing } from '../storage/claims.ts';
import { CLAIM_PROTECTION, CLAIMS, VOLUME_PROTECTION, VOLUMES } from '../storage/names.ts';
import { keyOf, splitKey, type Controller } from './controller.ts';

/** A claim that is being deleted stays until no pod on a node uses it. Rule: the controller `pvc-protection`. */
export const claimProtection: Controller = {
  name: 'persistentvolumeclaim-protection-controller',
  watches: {
    [CLAIMS]: ({ type, object }) => (type === 'DELETED' || object.metadata.deletionTimestamp === undefined ? [] : [keyOf(object)]),
    pods: ({ type, object }) => (type === 'DELETED' ? claimsOf(object).map((name) => `${object.metadata.namespace}/${name}`) : []),
  },
  reconcile(key, plane) {
    const { namespace, name } = splitKey(key);
    const claim = plane.store.get(CLAIMS, namespace, name);
    if (claim === undefined || podsUsing(plane.store, claim).some(({ spec }) => Boolean(spec.nodeName))) return;
    letGo(claim, CLAIM_PROTECTION, CLAIMS, plane);
  },
};

/** A volume that is being deleted stays while a claim has it. Rule: the controller `pv-protection`. */
export const volumeProtection: Controller = {
  name: 'persistentvolume-protection-controller',
  watches: {
    [VOLUMES]: ({ type, object }) => (type === 'DELETED' || object.metadata.deletionTimestamp === undefined ? [] : [keyOf(object)]),
  },
  reconcile(key, plane) {
    const volume = plane.store.get(VOLUMES, undefined, key);
    if (volume !== undefined && volume['status']?.phase !== 'Bound') letGo(volume, VOLUME_PROTECTION, VOLUMES, plane);
  },
};

function letGo(object: KubeObject, finalizer: string, storage: string, { server }: ControlPlane): void {
  const finalizers = items(object.metadata.finalizers);
  if (object.metadata.deletionTimestamp === undefined || !finalizers.includes(finalizer)) return;
  server.write({ ...object, metadata: { ...object.metadata, finalizers: finalizers.filter((other) => other !== finalizer) } }, object, storage);
}
