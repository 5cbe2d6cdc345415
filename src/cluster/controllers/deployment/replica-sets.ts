import type { Decoded, KubeObject } from '../../../kube/object.ts';
import { selects } from '../../../kube/selector.ts';
import { isSame } from '../../../kube/validation/update/same-value.ts';
import { StatusError } from '../../api/status-error.ts';
import type { ControlPlane } from '../../control-plane.ts';
import { controllerOf, controllerReference, indexByController, controlled } from '../owners.ts';
import { byAge, DESIRED, MAX, newSetReplicas, revisionOf, REVISION, rolloutBounds } from './rollout.ts';
import { templateHash } from './template-hash.ts';

export const REPLICA_SETS = 'replicasets.apps';
const HASH_LABEL = 'pod-template-hash';

/** Annotations of a Deployment that its sets do not get. Rule: `annotationsToSkip`. */
const OWN_ANNOTATIONS = new Set(['kubectl.kubernetes.io/last-applied-configuration', REVISION, 'deployment.kubernetes.io/revision-history', DESIRED, MAX, 'deprecated.deployment.rollback.to']);

/** The sets of a deployment: the one with its template, if there is one, and the others. */
export interface OwnedSets {
  newSet: KubeObject | undefined;
  oldSets: KubeObject[];
}

/** The sets that a deployment controls, after it adopted those that it selects. */
export function ownedSets(deployment: KubeObject, { store, server }: ControlPlane): OwnedSets {
  indexByController(store, REPLICA_SETS);
  const { namespace, deletionTimestamp } = deployment.metadata;
  const sets = controlled(store, REPLICA_SETS, deployment).filter(({ metadata }) => selects(deployment['spec'].selector, metadata.labels));
  if (deletionTimestamp === undefined) {
    for (const set of store.list(REPLICA_SETS, namespace)) {
      if (controllerOf(set) !== undefined || set.metadata.deletionTimestamp !== undefined || !selects(deployment['spec'].selector, set.metadata.labels)) continue;
      sets.push(server.write({ ...set, metadata: { ...set.metadata, ownerReferences: [...(set.metadata.ownerReferences ?? []), controllerReference(deployment)] } }, set, REPLICA_SETS));
    }
  }
  const sorted = byAge(sets);
  const newSet = sorted.find((set) => isSame(withoutHash(set['spec'].template), deployment['spec'].template));
  return { newSet, oldSets: sorted.filter((set) => set !== newSet) };
}

/** Rule: `EqualIgnoreHash`. */
function withoutHash(template: Decoded): Decoded {
  const { [HASH_LABEL]: _hash, ...labels } = template.metadata?.labels ?? {};
  return { ...template, metadata: { ...template.metadata, labels } };
}

/**
 * The new set with the revision and the annotations that it should have; it is made when it is missing.
 * @returns the set, and the deployment, whose own revision is raised to that of the set
 * Rule: `getNewReplicaSet`.
 */
export function ensureNewSet(deployment: KubeObject, { newSet, oldSets }: OwnedSets, plane: ControlPlane): { newSet: KubeObject; deployment: KubeObject } {
  const { server } = plane;
  const revision = String(Math.max(0, ...oldSets.map(revisionOf)) + 1);
  let set = newSet;
  if (set === undefined) {
    set = createSet(deployment, oldSets, revision, plane);
  } else {
    const annotations = annotationsFor(deployment, set.metadata.annotations, revisionOf(set) > Number(revision) ? String(revisionOf(set)) : revision);
    const { minReadySeconds = 0 } = deployment['spec'];
    const spec = (set['spec'].minReadySeconds ?? 0) === minReadySeconds ? set['spec'] : { ...set['spec'], minReadySeconds };
    set = server.write({ ...set, metadata: { ...set.metadata, annotations }, spec }, set, REPLICA_SETS);
  }
  const setRevision = String(revisionOf(set));
  const annotations = { ...deployment.metadata.annotations, [REVISION]: setRevision };
  const next = { ...deployment, metadata: { ...deployment.metadata, annotations } };
  return { newSet: set, deployment: server.write(next, deployment, 'deployments.apps') };
}

function createSet(deployment: KubeObject, oldSets: readonly KubeObject[], revision: string, plane: ControlPlane): KubeObject {
  const { server, store } = plane;
  const { spec, metadata, status } = deployment;
  const hash = templateHash(spec.template, status?.collisionCount ?? 0);
  const labels = { ...spec.template.metadata?.labels, [HASH_LABEL]: hash };
  const set: KubeObject = {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      annotations: annotationsFor(deployment, undefined, revision), labels, name: `${metadata.name}-${hash}`, ownerReferences: [controllerReference(deployment)],
    },
    spec: {
      ...(spec.minReadySeconds === undefined ? {} : { minReadySeconds: spec.minReadySeconds }),
      replicas: 0,
      selector: { ...spec.selector, matchLabels: { ...spec.selector.matchLabels, [HASH_LABEL]: hash } },
      template: { ...spec.template, metadata: { ...spec.template.metadata, labels } },
    },
  };
  set['spec'].replicas = newSetReplicas(deployment, [...oldSets, set], set);
  try {
    const made = server.create({ resource: server.registry.named(REPLICA_SETS)!, namespace: metadata.namespace }, set, undefined, { trusted: true }).object;
    if (made['spec'].replicas > 0) recordScaling(deployment, made, 0, plane);
    return made;
  } catch (error) {
    // The name is taken by another template's set: the next hash is another one.
    if (error instanceof StatusError && error.reason === 'AlreadyExists') {
      const now = store.get('deployments.apps', metadata.namespace, metadata.name)!;
      server.writeStatus(now, { ...now['status'], collisionCount: (now['status']?.collisionCount ?? 0) + 1 }, 'deployments.apps');
    }
    throw error;
  }
}

function annotationsFor(deployment: KubeObject, old: Decoded, revision: string): Decoded {
  const taken = Object.entries(deployment.metadata.annotations ?? {}).filter(([name]) => !OWN_ANNOTATIONS.has(name));
  const { replicas } = deployment['spec'];
  return {
    ...old, ...Object.fromEntries(taken),
    [DESIRED]: String(replicas), [MAX]: String(replicas + rolloutBounds(deployment).surge), [REVISION]: revision,
  };
}

/** Gives a set another number of replicas. Rule: `scaleReplicaSet`. */
export function scaleSet(set: KubeObject, replicas: number, deployment: KubeObject, plane: ControlPlane): KubeObject {
  const desired = deployment['spec'].replicas;
  const sizes = { [DESIRED]: String(desired), [MAX]: String(desired + rolloutBounds(deployment).surge) };
  const before = set['spec'].replicas;
  const next = { ...set, metadata: { ...set.metadata, annotations: { ...set.metadata.annotations, ...sizes } }, spec: { ...set['spec'], replicas } };
  const stored = plane.server.write(next, set, REPLICA_SETS);
  if (before !== replicas) recordScaling(deployment, stored, before, plane);
  return stored;
}

function recordScaling(deployment: KubeObject, set: KubeObject, before: number, { events }: ControlPlane): void {
  const after = set['spec'].replicas;
  const way = after > before ? 'up' : 'down';
  events.record({ component: 'deployment-controller' }, deployment, 'Normal', 'ScalingReplicaSet', `Scaled ${way} replica set ${set.metadata.name} from ${before} to ${after}`);
}
