import { compareQuantities, parseQuantity } from '../../kube/quantity-value.ts';
import { CLAIMS } from '../storage/names.ts';
import { keyOf, splitKey, type Controller } from './controller.ts';

/**
 * Leaves the growing of a bound claim to a controller outside of Kubernetes. Local folders have none, so that the claim
 * keeps its size. Rule: the controller `persistentvolume-expander`.
 */
export const volumeExpansion: Controller = {
  name: 'persistentvolume-expander-controller',
  watches: {
    [CLAIMS]: ({ type, object, old }) => (type === 'MODIFIED' && object['spec'].resources !== old!['spec'].resources ? [keyOf(object)] : []),
  },
  reconcile(key, { store, events }) {
    const { namespace, name } = splitKey(key);
    const claim = store.get(CLAIMS, namespace, name);
    const asked = parseQuantity(claim?.['spec'].resources?.requests?.storage);
    const has = parseQuantity(claim?.['status']?.capacity?.storage);
    if (claim?.['status']?.phase !== 'Bound' || asked === undefined || has === undefined || compareQuantities(asked, has) <= 0) return;
    events.record({ component: 'volume_expand' }, claim!, 'Normal', 'ExternalExpanding', 'waiting for an external controller to expand this PVC');
  },
};
