import { items, type KubeObject } from '../../kube/object.ts';
import type { Store } from '../store/store.ts';

/** The names of the claims that a pod uses, those of its ephemeral volumes included. */
export function claimsOf({ metadata, spec }: KubeObject): string[] {
  return items(spec.volumes).flatMap(({ name, persistentVolumeClaim, ephemeral }) => {
    if (persistentVolumeClaim !== undefined) return [persistentVolumeClaim.claimName as string];
    return ephemeral === undefined ? [] : [`${metadata.name}-${name}`];
  });
}

/** The names of the claims that are made for a pod and go with it. */
export function ephemeralClaimsOf({ metadata, spec }: KubeObject): string[] {
  return items(spec.volumes).filter(({ ephemeral }) => ephemeral !== undefined).map(({ name }) => `${metadata.name}-${name}`);
}

/** The name of the index of pods by the claims that they use, as `namespace/name`. */
const BY_CLAIM = 'claim';

/** The pods that use a claim, in order of name. */
export function podsUsing(store: Store, { metadata }: KubeObject): KubeObject[] {
  store.addIndex('pods', BY_CLAIM, (pod) => claimsOf(pod).map((name) => `${pod.metadata.namespace}/${name}`));
  return [...store.indexed('pods', BY_CLAIM, `${metadata.namespace}/${metadata.name}`)].sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
}
