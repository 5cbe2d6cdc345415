import { items, type KubeObject } from '../../kube/object.ts';

/** The names of the claims that a pod uses, those of its ephemeral volumes included. */
export function claimsOf({ metadata, spec }: KubeObject): string[] {
  return items(spec.volumes).flatMap(({ name, persistentVolumeClaim, ephemeral }) => {
    if (persistentVolumeClaim !== undefined) return [persistentVolumeClaim.claimName as string];
    return ephemeral === undefined ? [] : [`${metadata.name}-${name}`];
  });
}
