import { items, type KubeObject } from '../../../kube/object.ts';
import { claimsOf } from '../../storage/claims.ts';
import { canBind } from '../../storage/matching.ts';
import { matchesTerms } from './node-selection.ts';
import { UnschedulablePod, type Filter } from './filter.ts';

/** Where a claim that waits for its first consumer is to be provisioned. */
export const SELECTED_NODE = 'volume.kubernetes.io/selected-node';

/** Rules: the plugins VolumeBinding (claims and the nodes of their volumes). */
export const volumes: Filter = (pod, { plane: { store } }) => {
  const claims = claimsOf(pod).map((name) => {
    const claim = store.get('persistentvolumeclaims', pod.metadata.namespace, name);
    if (claim === undefined) throw new UnschedulablePod(`persistentvolumeclaim ${JSON.stringify(name)} not found`);
    if (claim.metadata.deletionTimestamp !== undefined) throw new UnschedulablePod(`persistentvolumeclaim ${JSON.stringify(name)} is being deleted`);
    if (claim['status']?.phase === 'Lost') throw new UnschedulablePod(`persistentvolumeclaim ${JSON.stringify(name)} bound to non-existent persistentvolume ${JSON.stringify(claim['spec'].volumeName ?? '')}`);
    return claim;
  });
  if (claims.length === 0) return undefined;
  const classOf = (claim: KubeObject): KubeObject | undefined => store.get('storageclasses.storage.k8s.io', undefined, claim['spec'].storageClassName ?? '');
  const waiting: KubeObject[] = [];
  const volumesBound: KubeObject[] = [];
  for (const claim of claims) {
    if (claim['status']?.phase === 'Bound') {
      const volume = store.get('persistentvolumes', undefined, claim['spec'].volumeName);
      if (volume !== undefined) volumesBound.push(volume);
    } else if (classOf(claim)?.['volumeBindingMode'] === 'WaitForFirstConsumer') {
      waiting.push(claim);
    } else {
      throw new UnschedulablePod('pod has unbound immediate PersistentVolumeClaims');
    }
  }
  return ({ node }) => {
    if (!volumesBound.every((volume) => fits(volume, node))) {
      return { reasons: ["node(s) didn't match PersistentVolume's node affinity"], plugin: 'VolumeBinding', mayPreempt: false };
    }
    for (const claim of waiting) {
      const selected = claim.metadata.annotations?.[SELECTED_NODE];
      if (selected !== undefined && selected !== node.metadata.name) return { reasons: ["node(s) didn't match PersistentVolume's node affinity"], plugin: 'VolumeBinding', mayPreempt: false };
      const found = store.list('persistentvolumes').some((volume) => canBind(claim, volume) && fits(volume, node));
      if (!found && classOf(claim)?.['provisioner'] === 'kubernetes.io/no-provisioner') {
        return { reasons: ["node(s) didn't find available persistent volumes to bind"], plugin: 'VolumeBinding', mayPreempt: false };
      }
    }
    return undefined;
  };
};

/** Whether a volume can be reached from a node. */
export function fits(volume: KubeObject, node: KubeObject): boolean {
  const required = volume['spec'].nodeAffinity?.required;
  return required === undefined || matchesTerms(items(required.nodeSelectorTerms), node);
}
