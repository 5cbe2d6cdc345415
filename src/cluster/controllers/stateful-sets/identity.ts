import { items, type Decoded, type KubeObject } from '../../../kube/object.ts';
import { podFromTemplate } from '../pods.ts';
import { REVISION_LABEL, templateOf } from '../revisions/history.ts';

const NAME_LABEL = 'statefulset.kubernetes.io/pod-name';
const INDEX_LABEL = 'apps.kubernetes.io/pod-index';

/** The number that ends the name of a pod of a set; -1 when the name is not one of the set's. Rule: `getParentNameAndOrdinal`. */
export function ordinalOf({ metadata }: KubeObject, set: KubeObject): number {
  const parts = /^(.*)-(\d+)$/.exec(metadata.name);
  return parts?.[1] === set.metadata.name ? Number(parts![2]) : -1;
}

/** The number of the first pod. */
export function firstOrdinal({ spec }: KubeObject): number {
  return spec.ordinals?.start ?? 0;
}

/** The revision that a pod was made from. */
export function revisionOf({ metadata }: KubeObject): string | undefined {
  return metadata.labels?.[REVISION_LABEL];
}

/** The name of the claim that a pod has for a template of claims. Rule: `getPersistentVolumeClaimName`. */
export function claimName(template: Decoded, set: KubeObject, ordinal: number): string {
  return `${template.metadata.name}-${set.metadata.name}-${ordinal}`;
}

/**
 * The pod of a set with this number, as a revision has it: its name is its host's, and its volumes are its own claims.
 * Rules: `newStatefulSetPod`, `updateIdentity`, `updateStorage`.
 */
export function podOf(set: KubeObject, revision: KubeObject, ordinal: number): KubeObject {
  const template = templateOf(revision);
  const name = `${set.metadata.name}-${ordinal}`;
  const claims = items(set['spec'].volumeClaimTemplates);
  const owned = new Set(claims.map(({ metadata }) => metadata.name));
  const volumes = [
    ...claims.map((claim) => ({ name: claim.metadata.name, persistentVolumeClaim: { claimName: claimName(claim, set, ordinal) } })),
    ...items(template.spec.volumes).filter((volume) => !owned.has(volume.name)),
  ];
  const labels = { ...template.metadata?.labels, [INDEX_LABEL]: String(ordinal), [NAME_LABEL]: name, [REVISION_LABEL]: revision.metadata.name };
  const pod = podFromTemplate(template, set, { generateName: `${set.metadata.name}-`, labels, name, namespace: set.metadata.namespace });
  const { serviceName } = set['spec'];
  return {
    ...pod,
    spec: { ...pod['spec'], hostname: name, ...(serviceName ? { subdomain: serviceName } : {}), ...(volumes.length === 0 ? {} : { volumes }) },
  };
}
