import type { KubeObject } from '../../../kube/object.ts';
import { defaultStorageClassOf } from '../../admission/default-storage-class.ts';
import type { ControlPlane } from '../../control-plane.ts';
import { annotated, bind, setClaimPhase } from '../../storage/binding.ts';
import { classNameOf, classOf, waitsForConsumer } from '../../storage/classes.ts';
import { findVolume, isReservedFor, mismatch } from '../../storage/matching.ts';
import { BIND_COMPLETED, BOUND_BY_CONTROLLER, CLAIMS, SELECTED_NODE, STORAGE_PROVISIONER, VOLUMES } from '../../storage/names.ts';
import { podsUsing } from '../../storage/claims.ts';
import { keyOf, splitKey, type Controller } from '../controller.ts';

/** Who reports what becomes of claims and volumes. */
export const BINDER = { component: 'persistentvolume-controller' };

/** Seconds between two looks at all claims: only then does a claim that waits see a new volume. Rule: `--pvclaimbinder-sync-period`. */
const RESYNC = 15;

/** Binds claims to volumes, or asks for a volume to be made. Rule: `PersistentVolumeController.syncClaim`. */
export const persistentVolumeClaims: Controller = {
  name: 'persistentvolume-binder-controller',
  watches: {
    [CLAIMS]: ({ type, object }) => (type === 'DELETED' ? [] : [keyOf(object)]),
    [VOLUMES]: ({ object }) => {
      const reference = object['spec'].claimRef;
      return reference?.uid ? [`${reference.namespace}/${reference.name}`] : [];
    },
  },
  reconcile(key, plane, requeue) {
    const { namespace, name } = splitKey(key);
    const claim = plane.store.get(CLAIMS, namespace, name);
    if (claim === undefined) return;
    if (claim.metadata.annotations?.[BIND_COMPLETED] !== undefined) syncBound(claim, plane);
    else syncUnbound(claim, plane);
    const now = plane.store.get(CLAIMS, namespace, name);
    if (now?.['status']?.phase === 'Pending') requeue(key, RESYNC - ((plane.clock.now / 1000) % RESYNC));
  },
};

function warn(claim: KubeObject, reason: string, message: string, { events }: ControlPlane): void {
  events.record(BINDER, claim, 'Warning', reason, message);
}

function syncUnbound(given: KubeObject, plane: ControlPlane): void {
  const claim = withDefaultClass(given, plane);
  const { store, events } = plane;
  const { volumeName } = claim['spec'];
  if (volumeName) {
    syncNamed(claim, store.get(VOLUMES, undefined, volumeName), plane);
    return;
  }
  const delayed = waitsForConsumer(claim, store);
  const volume = findVolume(claim, store.list(VOLUMES), delayed);
  if (volume !== undefined) {
    bind(volume, claim, plane);
    return;
  }
  if (delayed && claim.metadata.annotations?.[SELECTED_NODE] === undefined) tellConsumer(claim, plane);
  else if (classNameOf(claim) !== '') askForVolume(claim, plane);
  else events.record(BINDER, claim, 'Normal', 'FailedBinding', 'no persistent volumes available for this claim and no storage class is set');
}

/** A claim without a class gets the default one as soon as there is one. Rule: `assignDefaultStorageClass`. */
function withDefaultClass(claim: KubeObject, { store, server }: ControlPlane): KubeObject {
  if (claim['spec'].storageClassName !== undefined || classNameOf(claim) !== '') return claim;
  const found = defaultStorageClassOf(store);
  return found === undefined ? claim : server.write({ ...claim, spec: { ...claim['spec'], storageClassName: found.metadata.name } }, claim, CLAIMS);
}

/** A claim that asks for one volume by name. */
function syncNamed(claim: KubeObject, volume: KubeObject | undefined, plane: ControlPlane): void {
  if (volume === undefined) return;
  const { claimRef } = volume['spec'];
  if ((claimRef ?? undefined) === undefined) {
    const why = mismatch(volume, claim);
    if (why === undefined) bind(volume, claim, plane);
    else warn(claim, 'VolumeMismatch', `Cannot bind to requested volume ${JSON.stringify(volume.metadata.name)}: ${why}`, plane);
  } else if (isReservedFor(volume, claim)) {
    bind(volume, claim, plane);
  } else if (claim.metadata.annotations?.[BOUND_BY_CONTROLLER] === undefined) {
    warn(claim, 'FailedBinding', `volume ${JSON.stringify(volume.metadata.name)} already bound to a different claim.`, plane);
  }
}

/** Rule: `emitEventForUnboundDelayBindingClaim`. A claim is seen before a pod that is created right after it. */
function tellConsumer(claim: KubeObject, { store, events, clock }: ControlPlane): void {
  const isNew = clock.now - Date.parse(claim.metadata.creationTimestamp) < 1000;
  const waiting = isNew ? [] : podsUsing(store, claim).filter(({ spec, status }) => !spec.nodeName && status?.phase !== 'Succeeded' && status?.phase !== 'Failed').map(({ metadata }) => metadata.name);
  if (waiting.length === 0) events.record(BINDER, claim, 'Normal', 'WaitForFirstConsumer', 'waiting for first consumer to be created before binding');
  else events.record(BINDER, claim, 'Normal', 'WaitForPodScheduled', `waiting for ${waiting.length === 1 ? 'pod' : 'pods'} ${waiting.join(',')} to be scheduled`);
}

/** Leaves the making of a volume to the provisioner of the class. Rules: `provisionClaim`, `provisionClaimOperationExternal`. */
function askForVolume(claim: KubeObject, plane: ControlPlane): void {
  const found = classOf(claim, plane.store);
  if (found === undefined) {
    warn(claim, 'ProvisioningFailed', `storageclass.storage.k8s.io ${JSON.stringify(classNameOf(claim))} not found`, plane);
    return;
  }
  const provisioner: string = found['provisioner'];
  // Rule: names with this prefix are those of plugins that were once part of Kubernetes; none of them makes volumes any more.
  if (provisioner.startsWith('kubernetes.io/')) {
    warn(claim, 'ProvisioningFailed', `no volume plugin matched name: ${provisioner}`, plane);
    return;
  }
  const next = annotated(claim, Object.fromEntries(STORAGE_PROVISIONER.map((annotation) => [annotation, provisioner])));
  const asked = plane.server.write(next, claim, CLAIMS);
  plane.events.record(BINDER, asked, 'Normal', 'ExternalProvisioning', `Waiting for a volume to be created either by the external provisioner '${provisioner}' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.`);
}

/** A claim that was bound stays so, or is lost. Rule: `syncBoundClaim`. */
function syncBound(claim: KubeObject, plane: ControlPlane): void {
  const { volumeName } = claim['spec'];
  const volume = volumeName ? plane.store.get(VOLUMES, undefined, volumeName) : undefined;
  if (volume === undefined) {
    lose(claim, 'ClaimLost', volumeName ? 'Bound claim has lost its PersistentVolume. Data on the volume is lost!' : 'Bound claim has lost reference to PersistentVolume. Data on the volume is lost!', plane);
  } else if ((volume['spec'].claimRef ?? undefined) === undefined || isReservedFor(volume, claim)) {
    bind(volume, claim, plane);
  } else {
    lose(claim, 'ClaimMisbound', 'Two claims are bound to the same volume, this one is bound incorrectly', plane);
  }
}

function lose(claim: KubeObject, reason: string, message: string, plane: ControlPlane): void {
  if (claim['status']?.phase === 'Lost') return;
  const lost = setClaimPhase(claim, 'Lost', undefined, plane);
  warn(lost, reason, message, plane);
}
