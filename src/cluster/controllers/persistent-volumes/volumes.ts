import type { KubeObject } from '../../../kube/object.ts';
import type { ControlPlane } from '../../control-plane.ts';
import { annotated, setVolumePhase } from '../../storage/binding.ts';
import { BOUND_BY_CONTROLLER, CLAIMS, PROVISIONED_BY, VOLUMES } from '../../storage/names.ts';
import { keyOf, type Controller } from '../controller.ts';
import { BINDER } from './claims.ts';

/** Keeps the phases of volumes true, and reclaims those whose claim has gone. Rule: `PersistentVolumeController.syncVolume`. */
export const persistentVolumes: Controller = {
  name: 'persistentvolume-binder-controller',
  watches: {
    [VOLUMES]: ({ type, object }) => (type === 'DELETED' ? [] : [keyOf(object)]),
    [CLAIMS]: ({ object }) => (object['spec'].volumeName ? [object['spec'].volumeName] : []),
  },
  reconcile(key, plane) {
    const volume = plane.store.get(VOLUMES, undefined, key);
    if (volume === undefined) return;
    const reference = volume['spec'].claimRef ?? undefined;
    if (!reference?.uid) {
      setVolumePhase(volume, 'Available', plane);
      return;
    }
    const claim = plane.store.get(CLAIMS, reference.namespace, reference.name);
    if (claim === undefined || claim.metadata.uid !== reference.uid) release(volume, plane);
    else if (claim['spec'].volumeName === key) setVolumePhase(volume, 'Bound', plane);
    else if (claim['spec'].volumeName) forsake(volume, plane);
  },
};

/** The claim has another volume by now. */
function forsake(volume: KubeObject, plane: ControlPlane): void {
  const { annotations } = volume.metadata;
  if (annotations?.[PROVISIONED_BY] !== undefined && volume['spec'].persistentVolumeReclaimPolicy === 'Delete') release(volume, plane);
  else free(volume, plane);
}

/** Takes the reference to its claim from a volume. Rule: `unbindVolume`: of a reference that a user wrote only the uid goes. */
function free(volume: KubeObject, { server }: ControlPlane): void {
  const { claimRef: { uid: _uid, resourceVersion: _version, ...reserved }, ...spec } = volume['spec'];
  const byController = volume.metadata.annotations?.[BOUND_BY_CONTROLLER] !== undefined;
  server.write(annotated({ ...volume, spec: byController ? spec : { ...spec, claimRef: reserved } }, { [BOUND_BY_CONTROLLER]: undefined }), volume, VOLUMES);
}

function release(volume: KubeObject, plane: ControlPlane): void {
  const { phase } = volume['status'] ?? {};
  if (phase === 'Failed') return;
  reclaim(setVolumePhase(volume, 'Released', plane), plane);
}

/** Where the plugin hostPath is allowed to delete anything. */
const DELETABLE = /^\/tmp\/.+/;

/** Does with a released volume what its policy says. Rule: `reclaimVolume`. */
function reclaim(volume: KubeObject, plane: ControlPlane): void {
  const { spec, metadata } = volume;
  const fail = (reason: string, message: string): void => {
    const failed = setVolumePhase(volume, 'Failed', plane, message);
    plane.events.record(BINDER, failed, 'Warning', reason, message);
  };
  if (spec.persistentVolumeReclaimPolicy === 'Recycle') {
    if (spec.hostPath === undefined && spec.nfs === undefined) {
      fail('VolumeFailedRecycle', 'No recycler plugin found for the volume!');
      return;
    }
    plane.events.record(BINDER, volume, 'Normal', 'VolumeRecycled', 'Volume recycled');
    free(volume, plane);
  } else if (spec.persistentVolumeReclaimPolicy === 'Delete' && metadata.annotations?.[PROVISIONED_BY] === undefined && spec.csi === undefined && metadata.deletionTimestamp === undefined) {
    // Volumes that a provisioner made, or that a driver knows, are left to them.
    const path: unknown = spec.hostPath?.path;
    if (typeof path !== 'string') fail('VolumeFailedDelete', `error getting deleter volume plugin for volume ${JSON.stringify(metadata.name)}: no deletable volume plugin matched`);
    else if (!DELETABLE.test(path)) fail('VolumeFailedDelete', `host_path deleter only supports /tmp/.+ but received provided ${path}`);
    else plane.server.delete({ resource: plane.server.registry.named(VOLUMES)!, name: metadata.name });
  }
}
