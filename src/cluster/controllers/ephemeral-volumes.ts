import { items } from '../../kube/object.ts';
import { StatusError } from '../api/status-error.ts';
import { CLAIMS } from '../storage/names.ts';
import { keyOf, splitKey, type Controller } from './controller.ts';
import { controllerReference } from './owners.ts';

/** Makes the claims of volumes that live as long as their pod. Rule: the controller `ephemeral-volume`. */
export const ephemeralVolumes: Controller = {
  name: 'ephemeral-volume-controller',
  watches: {
    pods: ({ type, object }) => (type === 'ADDED' && items(object['spec'].volumes).some(({ ephemeral }) => ephemeral !== undefined) ? [keyOf(object)] : []),
  },
  reconcile(key, { store, server, events }) {
    const { namespace, name } = splitKey(key);
    const pod = store.get('pods', namespace, name);
    if (pod === undefined || pod.metadata.deletionTimestamp !== undefined) return;
    for (const volume of items(pod['spec'].volumes)) {
      if (volume.ephemeral === undefined) continue;
      const { metadata, spec } = volume.ephemeral.volumeClaimTemplate;
      const claim = `${name}-${volume.name}`;
      if (store.get(CLAIMS, namespace, claim) !== undefined) continue;
      const object = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { ...metadata, name: claim, ownerReferences: [controllerReference(pod)] }, spec };
      try {
        server.create({ resource: server.registry.named(CLAIMS)!, namespace }, object);
      } catch (error) {
        if (!(error instanceof StatusError)) throw error;
        events.record({ component: 'ephemeral_volume' }, pod, 'Warning', 'ProvisioningFailed', `ephemeral volume controller: create PVC ${claim}: ${error.message}`);
        throw error;
      }
    }
  },
};
