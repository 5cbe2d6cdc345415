import { items, type KubeObject } from '../../../kube/object.ts';
import { ephemeralClaimsOf, claimsOf, podsUsing } from '../../storage/claims.ts';
import { classOf, waitsForConsumer } from '../../storage/classes.ts';
import { findVolume } from '../../storage/matching.ts';
import { CLAIMS, SELECTED_NODE, VOLUMES } from '../../storage/names.ts';
import type { Store } from '../../store/store.ts';
import { matchesTerms } from './node-selection.ts';
import { UnschedulablePod, type Filter, type Rejection } from './filter.ts';

const rejection = (plugin: string, reason: string, mayPreempt = false): Rejection => ({ reasons: [reason], plugin, mayPreempt });
const OUT_OF_REACH = rejection('VolumeBinding', "node(s) didn't match PersistentVolume's node affinity");
const NO_VOLUME = rejection('VolumeBinding', "node(s) didn't find available persistent volumes to bind");
const LOST = rejection('VolumeBinding', 'node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)');
const IN_USE = rejection('VolumeRestrictions', 'node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode', true);

/** What the claims of a pod ask of its node. */
export interface PodClaims {
  bound: readonly KubeObject[];
  /** To be bound when the pod has its node. */
  waiting: readonly KubeObject[];
}

/**
 * The claims of a pod.
 * @throws UnschedulablePod when one is missing, or is still to be bound whatever the pod does
 * Rules: `podHasPVCs` and `PreFilter` of the plugin VolumeBinding.
 */
export function podClaims(pod: KubeObject, store: Store): PodClaims {
  const ephemeral = new Set(ephemeralClaimsOf(pod));
  const claims = claimsOf(pod).map((name) => {
    const claim = store.get(CLAIMS, pod.metadata.namespace, name);
    const quoted = JSON.stringify(name);
    if (claim === undefined) throw new UnschedulablePod(ephemeral.has(name) ? `waiting for ephemeral volume controller to create the persistentvolumeclaim ${quoted}` : `persistentvolumeclaim ${quoted} not found`);
    if (claim['status']?.phase === 'Lost') throw new UnschedulablePod(`persistentvolumeclaim ${quoted} bound to non-existent persistentvolume ${JSON.stringify(claim['spec'].volumeName ?? '')}`);
    if (claim.metadata.deletionTimestamp !== undefined) throw new UnschedulablePod(`persistentvolumeclaim ${quoted} is being deleted`);
    return claim;
  });
  const bound = claims.filter(({ status }) => status?.phase === 'Bound');
  const waiting = claims.filter((claim) => !bound.includes(claim));
  if (!waiting.every((claim) => waitsForConsumer(claim, store))) throw new UnschedulablePod('pod has unbound immediate PersistentVolumeClaims');
  return { bound, waiting };
}

/**
 * The volumes that claims would get on a node, each another one; a claim without one is to be provisioned.
 * @returns undefined when a claim can have nothing there
 * Rules: `FindPodVolumes`, `findMatchingVolumes`, `checkVolumeProvisions`.
 */
export function volumesOn(node: KubeObject, waiting: readonly KubeObject[], store: Store): Map<KubeObject, KubeObject | undefined> | undefined {
  const chosen = new Map<KubeObject, KubeObject | undefined>();
  const volumes = store.list(VOLUMES);
  for (const claim of waiting) {
    const selected = claim.metadata.annotations?.[SELECTED_NODE];
    if (selected !== undefined && selected !== node.metadata.name) return undefined;
    const taken = new Set(chosen.values());
    const found = selected === undefined ? findVolume(claim, volumes, false, (volume) => !taken.has(volume) && isReachable(volume, node)) : undefined;
    if (found === undefined && !canProvision(claim, node, store)) return undefined;
    chosen.set(claim, found);
  }
  return chosen;
}

/** Whether the class of a claim makes volumes on a node. Rule: `allowedTopologies`; `no-provisioner` makes none. */
function canProvision(claim: KubeObject, { metadata }: KubeObject, store: Store): boolean {
  const found = classOf(claim, store);
  if (found === undefined || !found['provisioner'] || found['provisioner'] === 'kubernetes.io/no-provisioner') return false;
  const topologies = items(found['allowedTopologies']);
  return topologies.length === 0 || topologies.some(({ matchLabelExpressions }) =>
    items(matchLabelExpressions).every(({ key, values }) => items(values).includes(metadata.labels?.[key])));
}

/** Rules: the plugins VolumeBinding and VolumeRestrictions. */
export const volumes: Filter = (pod, { plane: { store } }) => {
  if (claimsOf(pod).length === 0) return undefined;
  const { bound, waiting } = podClaims(pod, store);
  const reached = bound.map(({ spec }) => store.get(VOLUMES, undefined, spec.volumeName));
  const exclusive = [...bound, ...waiting].filter(({ spec }) => items(spec.accessModes).includes('ReadWriteOncePod'));
  const users = exclusive.flatMap((claim) => podsUsing(store, claim)).filter(({ metadata }) => metadata.uid !== pod.metadata.uid);
  return ({ node, pods }) => {
    if (users.some(({ metadata }) => pods.has(metadata.uid))) return IN_USE;
    if (reached.includes(undefined)) return LOST;
    if (!reached.every((volume) => isReachable(volume!, node))) return OUT_OF_REACH;
    return waiting.length === 0 || volumesOn(node, waiting, store) !== undefined ? undefined : NO_VOLUME;
  };
};

/** Whether a volume can be used on a node. */
export function isReachable(volume: KubeObject, node: KubeObject): boolean {
  const required = volume['spec'].nodeAffinity?.required;
  return required === undefined || matchesTerms(items(required.nodeSelectorTerms), node);
}
