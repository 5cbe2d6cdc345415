import type { Decoded, KubeObject } from '../../../kube/object.ts';
import { StatusError } from '../../api/status-error.ts';
import type { ControlPlane } from '../../control-plane.ts';
import { withCondition, withoutCondition } from '../conditions.ts';
import { splitKey, type Controller, type Requeue } from '../controller.ts';
import { controllerOf, controllerReference, controlled, indexPods, orphanedPods } from '../owners.ts';
import { createPod, deletePod, isActive, isAvailable, isReady, isTerminating, podFromTemplate, podNamePrefix, secondsToAvailable } from '../pods.ts';
import { matchesLabels } from '../../../kube/selector.ts';
import { podsToDelete } from './pods-to-delete.ts';

/** How the two kinds that keep a number of pods differ. */
export interface ReplicatedKind {
  storage: string;
  kind: 'ReplicaSet' | 'ReplicationController';
  /** Who its events come from. */
  component: string;
  selects(spec: Decoded, labels: Decoded): boolean;
}

/** The controller of a kind that keeps a number of pods. Rule: `ReplicaSetController.syncReplicaSet`. */
export function replicationController(kind: ReplicatedKind): Controller {
  return {
    name: kind.kind.toLowerCase(),
    watches: {
      [kind.storage]: ({ object }) => [`${object.metadata.namespace}/${object.metadata.name}`],
      pods: ({ object, old }, plane) => [...new Set([...ownerKeys(object, kind, plane), ...(old === undefined ? [] : ownerKeys(old, kind, plane))])],
    },
    reconcile(key, plane, requeue) {
      const { namespace, name } = splitKey(key);
      const owner = plane.store.get(kind.storage, namespace, name);
      if (owner !== undefined) reconcile(owner, kind, plane, requeue);
    },
  };
}

/** The keys of the owner of a pod, or, of a pod that has none, of all that might adopt it. */
function ownerKeys(pod: KubeObject, kind: ReplicatedKind, { store }: ControlPlane): string[] {
  const owner = controllerOf(pod);
  const { namespace, labels } = pod.metadata;
  if (owner !== undefined) return owner.kind === kind.kind ? [`${namespace}/${owner.name}`] : [];
  if (labels === undefined) return [];
  return [...store.each(kind.storage, namespace)].filter(({ spec }) => kind.selects(spec, labels)).map(({ metadata }) => `${namespace}/${metadata.name}`);
}

function reconcile(owner: KubeObject, kind: ReplicatedKind, plane: ControlPlane, requeue: Requeue): void {
  indexPods(plane.store);
  const { spec, metadata } = owner;
  const pods = claim(owner, kind, plane);
  const active = pods.filter(isActive);
  let failure: string | undefined;
  let failed: StatusError | undefined;
  if (metadata.deletionTimestamp === undefined) {
    try {
      manage(owner, active, kind, plane);
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      failed = error;
      failure = active.length < spec.replicas ? 'FailedCreate' : 'FailedDelete';
    }
  }
  // The pods as they were before: those that were just made or deleted count when they are seen, as with the real one.
  const now = plane.store.get(kind.storage, metadata.namespace, metadata.name);
  if (now === undefined) return;
  plane.server.writeStatus(now, statusOf(now, pods, active, failure, failed, plane), kind.storage);
  if (failed !== undefined) throw failed;
  const wait = secondsToAvailable(active, spec.minReadySeconds ?? 0, plane.clock.now);
  if (wait !== undefined) requeue(`${metadata.namespace}/${metadata.name}`, wait);
}

/** The pods that an owner controls, after it adopted those that it selects and released those that it does not. Rule: `ClaimPods`. */
function claim(owner: KubeObject, kind: ReplicatedKind, { store, server }: ControlPlane): KubeObject[] {
  const { namespace, deletionTimestamp } = owner.metadata;
  const mine: KubeObject[] = [];
  for (const pod of controlled(store, 'pods', owner)) {
    if (kind.selects(owner['spec'], pod.metadata.labels)) mine.push(pod);
    else if (deletionTimestamp === undefined) server.write(released(pod, owner), pod, 'pods');
  }
  if (deletionTimestamp !== undefined) return mine;
  for (const pod of orphanedPods(store, namespace)) {
    if (!isActive(pod) || !kind.selects(owner['spec'], pod.metadata.labels)) continue;
    const references = [...(pod.metadata.ownerReferences ?? []), controllerReference(owner)];
    mine.push(server.write({ ...pod, metadata: { ...pod.metadata, ownerReferences: references } }, pod, 'pods'));
  }
  return mine;
}

function released(pod: KubeObject, owner: KubeObject): KubeObject {
  const references = pod.metadata.ownerReferences.filter(({ uid }: Decoded) => uid !== owner.metadata.uid);
  const { ownerReferences: _old, ...metadata } = pod.metadata;
  return { ...pod, metadata: references.length === 0 ? metadata : { ...metadata, ownerReferences: references } };
}

/** Makes the missing pods, or deletes those that are too many. Rule: `manageReplicas`. */
function manage(owner: KubeObject, active: readonly KubeObject[], kind: ReplicatedKind, plane: ControlPlane): void {
  const { spec, metadata } = owner;
  const source = { component: kind.component };
  if (active.length > spec.replicas) {
    const related = relatedPods(owner, kind, plane);
    for (const pod of podsToDelete(active, related, active.length - spec.replicas, plane.clock.now)) {
      deletePod(plane, pod);
      plane.events.record(source, owner, 'Normal', 'SuccessfulDelete', `Deleted pod: ${pod.metadata.name}`);
    }
    return;
  }
  // One, then twice as many each time, so that a quota is not asked a thousand times in vain. Rule: `slowStartBatch`.
  let missing = spec.replicas - active.length;
  for (let batch = Math.min(1, missing); batch > 0; batch = Math.min(2 * batch, missing)) {
    const errors: StatusError[] = [];
    for (let made = 0; made < batch; made++) {
      try {
        const pod = createPod(plane, metadata.namespace, podFromTemplate(spec.template, owner, { generateName: podNamePrefix(owner) }));
        plane.events.record(source, owner, 'Normal', 'SuccessfulCreate', `Created pod: ${pod.metadata.name}`);
      } catch (error) {
        if (!(error instanceof StatusError)) throw error;
        errors.push(error);
        if (error.status.details?.causes?.[0]?.reason !== 'NamespaceTerminating') {
          plane.events.record(source, owner, 'Warning', 'FailedCreate', `Error creating: ${error.message}`);
        }
      }
    }
    missing -= batch;
    if (errors.length > 0) throw errors[0]!;
  }
}

/** The active pods of all replica sets with the same owner. Rule: `getIndirectlyRelatedPods`. */
function relatedPods(owner: KubeObject, kind: ReplicatedKind, { store }: ControlPlane): KubeObject[] {
  const deployment = controllerOf(owner);
  const siblings = deployment === undefined
    ? [owner]
    : [...store.each(kind.storage, owner.metadata.namespace)].filter((other) => controllerOf(other)?.uid === deployment.uid);
  return siblings.flatMap((sibling) => controlled(store, 'pods', sibling).filter(isActive));
}

/** Rule: `calculateStatus` of the ReplicaSet controller. */
function statusOf(owner: KubeObject, pods: readonly KubeObject[], active: readonly KubeObject[], failure: string | undefined, error: StatusError | undefined, plane: ControlPlane): Decoded {
  const { spec, status, metadata } = owner;
  const now = plane.clock.now;
  const ready = active.filter(isReady);
  const available = ready.filter((pod) => isAvailable(pod, spec.minReadySeconds ?? 0, now)).length;
  const labeled = active.filter((pod) => matchesLabels(spec.template.metadata?.labels, pod.metadata.labels)).length;
  const conditions = failure === undefined
    ? withoutCondition(status?.conditions, 'ReplicaFailure')
    : withCondition(status?.conditions, { type: 'ReplicaFailure', status: 'True', reason: failure, message: error!.message }, plane.clock.timestamp(), false);
  return {
    ...(available === 0 ? {} : { availableReplicas: available }),
    ...(conditions.length === 0 ? {} : { conditions }),
    ...(labeled === 0 ? {} : { fullyLabeledReplicas: labeled }),
    observedGeneration: metadata.generation,
    ...(ready.length === 0 ? {} : { readyReplicas: ready.length }),
    replicas: active.length,
    ...(owner.kind === 'ReplicaSet' ? { terminatingReplicas: pods.filter(isTerminating).length } : {}),
  };
}
