import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { forbidden } from '../api/status-error.ts';
import type { Random } from '../random.ts';
import type { AdmissionPlugin } from './plugin.ts';

const MOUNT_PATH = '/var/run/secrets/kubernetes.io/serviceaccount';
/** Seconds for which a token is valid, a little more than an hour, so that old clients notice. */
const TOKEN_SECONDS = 3607;

/** Gives a pod its service account and mounts the account's token. Rule: the plugin ServiceAccount. */
export const serviceAccount: AdmissionPlugin = {
  name: 'ServiceAccount',
  mutate({ operation, storage, namespace, object, name, subresource }, { store, random }) {
    if (operation !== 'CREATE' || storage !== 'pods' || subresource !== undefined) return object;
    const accountName: string = object['spec'].serviceAccountName || 'default';
    const account = store.get('serviceaccounts', namespace, accountName);
    if (account === undefined) {
      throw forbidden({ group: '', plural: 'pods' }, name, `error looking up service account ${namespace}/${accountName}: serviceaccount "${accountName}" not found`);
    }
    const spec = { ...object['spec'], serviceAccount: accountName, serviceAccountName: accountName };
    const secrets = items(account['imagePullSecrets']);
    if (secrets.length > 0 && items(spec.imagePullSecrets).length === 0) spec.imagePullSecrets = secrets;
    const mounts = spec.automountServiceAccountToken ?? account['automountServiceAccountToken'] ?? true;
    return { ...object, spec: mounts ? withToken(spec, random) : spec } as KubeObject;
  },
};

function withToken(spec: Decoded, random: Random): Decoded {
  const own = items(spec.volumes).find((volume) => volume.projected?.sources?.some((source: Decoded) => source.serviceAccountToken !== undefined) && volume.name.startsWith('kube-api-access-'));
  const volume = own?.name ?? `kube-api-access-${random.nameSuffix()}`;
  let used = false;
  const mounted = (container: Decoded): Decoded => {
    if (items(container.volumeMounts).some(({ mountPath }) => mountPath === MOUNT_PATH)) return container;
    used = true;
    return { ...container, volumeMounts: [...items(container.volumeMounts), { mountPath: MOUNT_PATH, name: volume, readOnly: true }] };
  };
  const next = {
    ...spec,
    containers: items(spec.containers).map(mounted),
    ...(spec.initContainers === undefined ? {} : { initContainers: spec.initContainers.map(mounted) }),
  };
  return used && own === undefined ? { ...next, volumes: [...items(spec.volumes), tokenVolume(volume)] } : next;
}

function tokenVolume(name: string): Decoded {
  return {
    name,
    projected: {
      defaultMode: 420,
      sources: [
        { serviceAccountToken: { expirationSeconds: TOKEN_SECONDS, path: 'token' } },
        { configMap: { items: [{ key: 'ca.crt', path: 'ca.crt' }], name: 'kube-root-ca.crt' } },
        { downwardAPI: { items: [{ fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' }, path: 'namespace' }] } },
      ],
    },
  };
}
