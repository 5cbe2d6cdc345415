import type { Decoded, KubeObject } from '../../kube/object.ts';
import type { ControlPlane } from '../control-plane.ts';
import { isReservedFor } from './matching.ts';
import { BIND_COMPLETED, BOUND_BY_CONTROLLER, CLAIMS, VOLUMES } from './names.ts';

/** An object with annotations set, or taken away where the value is undefined. */
export function annotated(object: KubeObject, changes: Readonly<Record<string, string | undefined>>): KubeObject {
  const annotations: Record<string, string> = { ...object.metadata.annotations };
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) delete annotations[key];
    else annotations[key] = value;
  }
  const { annotations: _old, ...metadata } = object.metadata;
  return { ...object, metadata: Object.keys(annotations).length === 0 ? metadata : { ...metadata, annotations } };
}

/** Sets the phase of a volume, and says when. Rule: `updateVolumePhase`. */
export function setVolumePhase(volume: KubeObject, phase: string, { server, clock }: ControlPlane, message?: string): KubeObject {
  if (volume['status']?.phase === phase) return volume;
  const status = { lastPhaseTransitionTime: clock.timestamp(), ...(message === undefined ? {} : { message }), phase };
  return server.writeStatus(volume, status, VOLUMES);
}

/** Sets the phase of a claim; one that is bound shows what its volume offers. Rule: `updateClaimStatus`. */
export function setClaimPhase(claim: KubeObject, phase: string, volume: KubeObject | undefined, { server }: ControlPlane): KubeObject {
  const { accessModes: _modes, capacity, ...status }: Decoded = claim['status'] ?? {};
  const offered = volume === undefined
    ? {}
    : { accessModes: volume['spec'].accessModes, capacity: claim['status']?.phase === 'Bound' ? capacity : { storage: volume['spec'].capacity.storage } };
  return server.writeStatus(claim, { ...status, ...offered, phase }, CLAIMS);
}

/** Keeps a volume for a claim. Rule: `GetBindVolumeToClaim`: it is noted when nobody had asked for this pair. */
export function reserve(volume: KubeObject, claim: KubeObject, { server }: ControlPlane): KubeObject {
  const { name, namespace, uid, resourceVersion } = claim.metadata;
  if (isReservedFor(volume, claim) && volume['spec'].claimRef.uid === uid) return volume;
  const claimRef = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name, namespace, resourceVersion, uid };
  const next: KubeObject = { ...volume, spec: { ...volume['spec'], claimRef } };
  return server.write(isReservedFor(volume, claim) ? next : annotated(next, { [BOUND_BY_CONTROLLER]: 'yes' }), volume, VOLUMES);
}

/**
 * Binds a volume and a claim to each other, in the four writes that the controller makes: the volume's reference and
 * phase, the claim's volume and phase. Rule: `PersistentVolumeController.bind`.
 */
export function bind(volume: KubeObject, claim: KubeObject, plane: ControlPlane): void {
  const reserved = setVolumePhase(reserve(volume, claim, plane), 'Bound', plane);
  const { name } = reserved.metadata;
  const chosen: Record<string, string> = claim['spec'].volumeName === name ? {} : { [BOUND_BY_CONTROLLER]: 'yes' };
  const next = annotated({ ...claim, spec: { ...claim['spec'], volumeName: name } }, { ...chosen, [BIND_COMPLETED]: 'yes' });
  const named = plane.server.write(next, claim, CLAIMS);
  setClaimPhase(named, 'Bound', reserved, plane);
}
