import { items, type Decoded, type KubeObject } from '../../../kube/object.ts';
import { isSame } from '../../../kube/validation/update/same-value.ts';
import { StatusError } from '../../api/status-error.ts';
import type { ControlPlane } from '../../control-plane.ts';
import { controllerReference } from '../owners.ts';
import { claimName, ordinalOf } from './identity.ts';
import { recordEvent } from './events.ts';

const CLAIMS = 'persistentvolumeclaims';

/** The claims of a pod that are there. */
function claimsOf(set: KubeObject, pod: KubeObject, { store }: ControlPlane): KubeObject[] {
  const ordinal = ordinalOf(pod, set);
  return items(set['spec'].volumeClaimTemplates)
    .map((template) => store.get(CLAIMS, set.metadata.namespace, claimName(template, set, ordinal)))
    .filter((claim) => claim !== undefined);
}

/**
 * Creates the claims that a pod needs and that are not there.
 * @throws StatusError when one is refused, or is about to go
 * Rule: `createPersistentVolumeClaims` of the StatefulSet controller.
 */
export function createClaims(set: KubeObject, pod: KubeObject, plane: ControlPlane): void {
  const { server, store } = plane;
  const { namespace } = set.metadata;
  const { selector, volumeClaimTemplates } = set['spec'];
  for (const template of items(volumeClaimTemplates)) {
    const name = claimName(template, set, ordinalOf(pod, set));
    const there = store.get(CLAIMS, namespace, name);
    if (there?.metadata.deletionTimestamp !== undefined) throw new StatusError(409, 'Conflict', `pvc ${name} is being deleted`);
    if (there !== undefined) continue;
    const { annotations, labels } = template.metadata;
    const claim = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { ...(annotations === undefined ? {} : { annotations }), labels: { ...labels, ...selector.matchLabels }, name },
      spec: template.spec,
    };
    recordEvent(set, 'Create', `Claim ${name}`, `Pod ${pod.metadata.name}`, plane, () => {
      server.create({ resource: server.registry.named(CLAIMS)!, namespace }, claim, undefined, { trusted: true });
    });
  }
}

/** Whether a claim still belongs to a pod of the same name that has gone. Rule: `PodClaimIsStale`. */
export function hasStaleClaim(set: KubeObject, pod: KubeObject, plane: ControlPlane): boolean {
  return claimsOf(set, pod, plane).some(({ metadata }) =>
    items(metadata.ownerReferences).some(({ kind, name, uid }) => kind === 'Pod' && name === pod.metadata.name && uid !== pod.metadata.uid));
}

/**
 * Makes the claims of a pod go with what the retention policy says: with the set, with the pod when the set shrinks, or
 * with nobody. Rule: `updateClaimOwnerRefForSetAndPod`.
 * @param isLeaving the set has become too small for the pod
 */
export function syncClaimOwners(set: KubeObject, pod: KubeObject, isLeaving: boolean, plane: ControlPlane): void {
  const { whenDeleted = 'Retain', whenScaled = 'Retain' } = set['spec'].persistentVolumeClaimRetentionPolicy ?? {};
  for (const claim of claimsOf(set, pod, plane)) {
    if (claim.metadata.deletionTimestamp !== undefined) continue;
    const byPod = whenScaled === 'Delete' && isLeaving;
    const bySet = whenDeleted === 'Delete' && !byPod;
    const { ownerReferences, ...metadata } = claim.metadata;
    const others = items(ownerReferences).filter(({ uid }: Decoded) => uid !== set.metadata.uid && uid !== pod.metadata.uid);
    const owners = [...others, ...(bySet ? [controllerReference(set)] : []), ...(byPod ? [controllerReference(pod)] : [])];
    if (isSame(owners, ownerReferences)) continue;
    plane.server.write({ ...claim, metadata: owners.length === 0 ? metadata : { ...metadata, ownerReferences: owners } }, claim, CLAIMS);
  }
}
