import type { KubeObject } from '../../kube/object.ts';
import type { Store } from '../store/store.ts';
import type { AdmissionPlugin } from './plugin.ts';

const DEFAULT = 'storageclass.kubernetes.io/is-default-class';

/** The class of claims that name none: of several defaults, the newest. */
export function defaultStorageClassOf(store: Store): KubeObject | undefined {
  return store.list('storageclasses.storage.k8s.io').filter(({ metadata }) => metadata.annotations?.[DEFAULT] === 'true')
    .sort((a, b) => Date.parse(b.metadata.creationTimestamp) - Date.parse(a.metadata.creationTimestamp))[0];
}

/** Gives a claim that names no class the default one. Rule: the plugin DefaultStorageClass. */
export const defaultStorageClass: AdmissionPlugin = {
  name: 'DefaultStorageClass',
  mutate({ operation, storage, object }, { store }) {
    if (operation !== 'CREATE' || storage !== 'persistentvolumeclaims' || object['spec'].storageClassName !== undefined) return object;
    const found = defaultStorageClassOf(store);
    return found === undefined ? object : { ...object, spec: { ...object['spec'], storageClassName: found.metadata.name } };
  },
};
