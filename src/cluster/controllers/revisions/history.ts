import type { Decoded, KubeObject } from '../../../kube/object.ts';
import { selects } from '../../../kube/selector.ts';
import { isSame } from '../../../kube/validation/update/same-value.ts';
import type { ControlPlane } from '../../control-plane.ts';
import { claimed } from '../adoption.ts';
import { templateHash } from '../deployment/template-hash.ts';
import { controllerReference } from '../owners.ts';

export const REVISIONS = 'controllerrevisions.apps';

/** The label by which pods name the template that they were made from. */
export const REVISION_LABEL = 'controller-revision-hash';

/** The revisions of a StatefulSet or DaemonSet, the oldest first. Rule: `SortControllerRevisions` of controller/history. */
export function revisionsOf(owner: KubeObject, plane: ControlPlane): KubeObject[] {
  return claimed(REVISIONS, owner, ({ metadata }) => selects(owner['spec'].selector, metadata.labels), plane)
    .sort((a, b) => a['revision'] - b['revision'] || order(a.metadata.creationTimestamp, b.metadata.creationTimestamp) || order(a.metadata.name, b.metadata.name));
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The revision of the template as it is now. */
export interface Current {
  revision: KubeObject;
  /** How often another template had the same hash. */
  collisions: number;
}

/**
 * The revision of an owner's present template: the newest if it is that, an older one with the next number when the
 * owner was rolled back, or else a new one.
 * @param revisions as `revisionsOf` gives them
 * @param hashLabel the label of the revision that holds the hash
 * Rules: `getStatefulSetRevisions`, `constructHistory` of the DaemonSet controller.
 */
export function currentRevision(owner: KubeObject, revisions: readonly KubeObject[], hashLabel: string, plane: ControlPlane): Current {
  const { template } = owner['spec'];
  const collisions: number = owner['status']?.collisionCount ?? 0;
  const data = patchOf(template);
  const newest = revisions.at(-1);
  const next = (newest?.['revision'] ?? 0) + 1;
  const equal = revisions.findLast((revision) => isSame(revision['data'], data));
  if (equal === undefined) return createRevision(owner, data, next, hashLabel, collisions, plane);
  if (equal === newest) return { revision: equal, collisions };
  return { revision: plane.server.write({ ...equal, revision: next }, equal, REVISIONS), collisions };
}

/** What restores a template, as `kubectl rollout undo` sends it. Rule: `getPatch` of the controllers. */
function patchOf(template: Decoded): Decoded {
  return { spec: { template: { ...template, $patch: 'replace' } } };
}

/** Rule: `realHistory.CreateControllerRevision`: a name that another template has makes the hash another one. */
function createRevision(owner: KubeObject, data: Decoded, number: number, hashLabel: string, collided: number, { server, store }: ControlPlane): Current {
  const { namespace, name, annotations } = owner.metadata;
  const { template } = owner['spec'];
  for (let collisions = collided; ; collisions++) {
    const hash = templateHash(template, collisions);
    const there = store.get(REVISIONS, namespace, `${name}-${hash}`);
    if (there !== undefined && isSame(there['data'], data)) return { revision: there, collisions };
    if (there !== undefined) continue;
    const { object: revision } = server.create({ resource: server.registry.named(REVISIONS)!, namespace }, {
      apiVersion: 'apps/v1',
      data,
      kind: 'ControllerRevision',
      metadata: {
        ...(annotations === undefined ? {} : { annotations: { ...annotations } }),
        labels: { ...template.metadata?.labels, [hashLabel]: hash },
        name: `${name}-${hash}`,
        ownerReferences: [controllerReference(owner)],
      },
      revision: number,
    }, undefined, { trusted: true });
    return { revision, collisions };
  }
}

/** The template that a revision keeps. */
export function templateOf(revision: KubeObject): Decoded {
  const { $patch: _patch, ...template } = revision['data'].spec.template;
  return template;
}

/** Deletes the oldest of some revisions. */
export function pruneRevisions(revisions: readonly KubeObject[], count: number, { server }: ControlPlane): void {
  const resource = server.registry.named(REVISIONS)!;
  for (const { metadata } of revisions.slice(0, Math.max(0, count))) server.delete({ resource, namespace: metadata.namespace, name: metadata.name });
}
