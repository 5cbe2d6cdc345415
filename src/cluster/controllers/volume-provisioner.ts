import { items, type KubeObject } from '../../kube/object.ts';
import type { ControlPlane } from '../control-plane.ts';
import { classNameOf, classOf } from '../storage/classes.ts';
import { CLAIMS, PROVISIONED_BY, SELECTED_NODE, STORAGE_PROVISIONER, VOLUMES } from '../storage/names.ts';
import { keyOf, splitKey, type Controller } from './controller.ts';

/** The provisioner that runs in every cluster here, as in those of kind and Docker Desktop. */
export const LOCAL_PATH = 'rancher.io/local-path';

/** Where it keeps its folders on a node. */
const FOLDER = '/var/local-path-provisioner';

/** Seconds until a folder is made, and until it is removed. */
const MAKING = 0.3;
const REMOVING = 0.02;

/** What the local path provisioner cannot do, in its words; undefined when it can. Rule: its `provisionFor`. */
function refusal({ metadata, spec }: KubeObject): string | undefined {
  if (spec.selector !== undefined) return 'claim.Spec.Selector is not supported';
  if (!items(spec.accessModes).every((mode) => mode === 'ReadWriteOnce' || mode === 'ReadWriteOncePod')) return 'NodePath only supports ReadWriteOnce and ReadWriteOncePod (1.22+) access modes';
  return metadata.annotations?.[SELECTED_NODE] === undefined ? 'configuration error, no node was specified' : undefined;
}

/** The source of the provisioner's events: its name, its pod and an id. Rule: `NewProvisionController`. */
function source({ store }: ControlPlane): { component: string } {
  const id: string = store.get('namespaces', undefined, 'kube-system')?.metadata.uid ?? '';
  return { component: `${LOCAL_PATH}_local-path-provisioner-7dc846544d-9x2mk_${id}` };
}

/** Makes the volumes that claims of the class `standard` wait for. Rule: rancher/local-path-provisioner. */
export const volumeProvisioner: Controller = {
  name: LOCAL_PATH,
  latency: MAKING,
  watches: { [CLAIMS]: ({ type, object }) => (type !== 'DELETED' && isAsked(object) ? [keyOf(object)] : []) },
  reconcile(key, plane) {
    const { namespace, name } = splitKey(key);
    const { store, server, events } = plane;
    const claim = store.get(CLAIMS, namespace, name);
    if (claim === undefined || !isAsked(claim) || claim.metadata.deletionTimestamp !== undefined) return;
    const from = source(plane);
    const volume = `pvc-${claim.metadata.uid}`;
    if (store.get(VOLUMES, undefined, volume) !== undefined) return;
    events.record(from, claim, 'Normal', 'Provisioning', `External provisioner is provisioning volume for claim ${JSON.stringify(key)}`);
    const why = refusal(claim);
    if (why !== undefined) {
      events.record(from, claim, 'Warning', 'ProvisioningFailed', `failed to provision volume with StorageClass ${JSON.stringify(classNameOf(claim))}: ${why}`);
      return;
    }
    server.create({ resource: server.registry.named(VOLUMES)! }, volumeFor(claim, volume, plane), undefined, { trusted: true });
    events.record(from, claim, 'Normal', 'ProvisioningSucceeded', `Successfully provisioned volume ${volume}`);
  },
};

/** Whether a claim waits for this provisioner. */
function isAsked({ metadata, spec }: KubeObject): boolean {
  return !spec.volumeName && metadata.annotations?.[STORAGE_PROVISIONER[1]] === LOCAL_PATH;
}

function volumeFor(claim: KubeObject, volume: string, { store }: ControlPlane): KubeObject {
  const { namespace, name, uid, resourceVersion, annotations } = claim.metadata;
  const node: string = annotations[SELECTED_NODE];
  const { accessModes, resources, volumeMode = 'Filesystem' } = claim['spec'];
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { annotations: { 'local.path.provisioner/selected-node': node, [PROVISIONED_BY]: LOCAL_PATH }, name: volume },
    spec: {
      accessModes,
      capacity: { storage: resources.requests.storage },
      claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name, namespace, resourceVersion, uid },
      hostPath: { path: `${FOLDER}/${volume}_${namespace}_${name}`, type: 'DirectoryOrCreate' },
      nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: [node] }] }] } },
      persistentVolumeReclaimPolicy: classOf(claim, store)?.['reclaimPolicy'] ?? 'Delete',
      storageClassName: classNameOf(claim),
      volumeMode,
    },
  };
}

/** Deletes the volumes that it made when their claims have gone. */
export const volumeDeleter: Controller = {
  name: LOCAL_PATH,
  latency: REMOVING,
  watches: { [VOLUMES]: ({ type, object }) => (type !== 'DELETED' && isOver(object) ? [keyOf(object)] : []) },
  reconcile(key, { store, server }) {
    const volume = store.get(VOLUMES, undefined, key);
    if (volume !== undefined && isOver(volume)) server.delete({ resource: server.registry.named(VOLUMES)!, name: key });
  },
};

function isOver({ metadata, spec, status }: KubeObject): boolean {
  return status?.phase === 'Released' && spec.persistentVolumeReclaimPolicy === 'Delete' && metadata.annotations?.[PROVISIONED_BY] === LOCAL_PATH && metadata.deletionTimestamp === undefined;
}
