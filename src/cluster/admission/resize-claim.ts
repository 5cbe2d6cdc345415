import { compareQuantities, parseQuantity } from '../../kube/quantity-value.ts';
import { forbidden } from '../api/status-error.ts';
import type { AdmissionPlugin } from './plugin.ts';

/** Lets claims grow only where their class allows it. Rule: the plugin PersistentVolumeClaimResize. */
export const resizeClaim: AdmissionPlugin = {
  name: 'PersistentVolumeClaimResize',
  validate({ operation, storage, object, old, name, subresource }, { store }) {
    if (operation !== 'UPDATE' || storage !== 'persistentvolumeclaims' || subresource !== undefined) return;
    const asked = parseQuantity(object!['spec'].resources?.requests?.storage);
    const before = parseQuantity(old!['spec'].resources?.requests?.storage);
    if (asked === undefined || before === undefined || compareQuantities(asked, before) <= 0) return;
    const about = { group: '', plural: 'persistentvolumeclaims' };
    if (old!['status']?.phase !== 'Bound') throw forbidden(about, name, 'Only bound persistent volume claims can be expanded');
    const found = store.get('storageclasses.storage.k8s.io', undefined, old!['spec'].storageClassName ?? '');
    if (found?.['allowVolumeExpansion'] !== true) {
      throw forbidden(about, name, 'only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize');
    }
  },
};
