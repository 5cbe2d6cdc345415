import type { KubeObject } from '../../../kube/object.ts';
import type { ControlPlane } from '../../control-plane.ts';
import { withCondition } from '../conditions.ts';
import { keyOf, splitKey, type Controller, type Requeue } from '../controller.ts';
import { controlled, controllerOf, keysOfController } from '../owners.ts';
import { ensureNewSet, ownedSets, REPLICA_SETS, scaleSet, type OwnedSets } from './replica-sets.ts';
import { rollingUpdate } from './rolling-update.ts';
import { byAge, revisionOf } from './rollout.ts';
import { isScaling, scaleProportionally } from './scaling.ts';
import { deploymentStatus, isComplete, secondsToDeadline } from './status.ts';

const DEPLOYMENTS = 'deployments.apps';

/** Rolls out Deployments. Rule: `DeploymentController.syncDeployment`. */
export const deployments: Controller = {
  name: 'deployment',
  watches: {
    [DEPLOYMENTS]: ({ object }) => [keyOf(object)],
    [REPLICA_SETS]: keysOfController('Deployment'),
    // A deployment that recreates its pods waits until the last one has gone.
    pods({ type, object }, { store }) {
      if (type !== 'DELETED') return [];
      const owner = controllerOf(object);
      const set = owner?.kind === 'ReplicaSet' ? store.get(REPLICA_SETS, object.metadata.namespace, owner.name) : undefined;
      const deployment = set === undefined ? undefined : controllerOf(set);
      return deployment?.kind === 'Deployment' ? [`${object.metadata.namespace}/${deployment.name}`] : [];
    },
  },
  reconcile(key, plane, requeue) {
    const { namespace, name } = splitKey(key);
    const deployment = plane.store.get(DEPLOYMENTS, namespace, name);
    if (deployment !== undefined) reconcile(deployment, plane, requeue);
  },
};

function reconcile(found: KubeObject, plane: ControlPlane, requeue: Requeue): void {
  const sets = ownedSets(found, plane);
  if (found.metadata.deletionTimestamp !== undefined) {
    plane.server.writeStatus(found, deploymentStatus(found, sets, false, plane), DEPLOYMENTS);
    return;
  }
  const deployment = withPauseCondition(found, plane);
  if (deployment['spec'].paused === true || isScaling(deployment, sets)) {
    scaleProportionally(deployment, sets, plane);
    if (deployment['spec'].paused === true) cleanUp(deployment, sets.oldSets, plane);
    writeStatus(deployment, false, plane, requeue);
    return;
  }
  if (deployment['spec'].strategy.type === 'Recreate') recreate(deployment, sets, plane);
  else rollOut(deployment, sets, plane);
  writeStatus(plane.store.get(DEPLOYMENTS, deployment.metadata.namespace, deployment.metadata.name) ?? deployment, true, plane, requeue);
}

function rollOut(deployment: KubeObject, sets: OwnedSets, plane: ControlPlane): void {
  const isNew = sets.newSet === undefined;
  const current = ensureNewSet(deployment, sets, plane);
  if (isNew) progressed(current.deployment, 'NewReplicaSetCreated', `Created new replica set "${current.newSet.metadata.name}"`, plane);
  rollingUpdate(current.deployment, { newSet: current.newSet, oldSets: sets.oldSets }, plane);
  if (isComplete(current.deployment, deploymentStatus(current.deployment, ownedSets(current.deployment, plane), false, plane))) cleanUp(current.deployment, sets.oldSets, plane);
}

/** All old pods go before the first new one comes. Rule: `rolloutRecreate`. */
function recreate(deployment: KubeObject, sets: OwnedSets, plane: ControlPlane): void {
  const active = sets.oldSets.filter(({ spec }) => spec.replicas > 0);
  for (const set of active) scaleSet(set, 0, deployment, plane);
  if (active.length > 0 || hasPods(sets.oldSets, plane)) return;
  const isNew = sets.newSet === undefined;
  const current = ensureNewSet(deployment, sets, plane);
  if (isNew) progressed(current.deployment, 'NewReplicaSetCreated', `Created new replica set "${current.newSet.metadata.name}"`, plane);
  const { replicas } = current.deployment['spec'];
  if (current.newSet['spec'].replicas !== replicas) scaleSet(current.newSet, replicas, current.deployment, plane);
  if (isComplete(current.deployment, deploymentStatus(current.deployment, ownedSets(current.deployment, plane), false, plane))) cleanUp(current.deployment, sets.oldSets, plane);
}

function hasPods(sets: readonly KubeObject[], { store }: ControlPlane): boolean {
  return sets.some((set) => controlled(store, 'pods', set).some(({ status }) => status?.phase !== 'Succeeded' && status?.phase !== 'Failed'));
}

function progressed(deployment: KubeObject, reason: string, message: string, { server, clock }: ControlPlane): void {
  const conditions = withCondition(deployment['status']?.conditions, { type: 'Progressing', status: 'True', reason, message }, clock.timestamp(), true);
  server.writeStatus(deployment, { ...deployment['status'], conditions }, DEPLOYMENTS);
}

/** Rule: `checkPausedConditions`. */
function withPauseCondition(deployment: KubeObject, { server, clock }: ControlPlane): KubeObject {
  const progress = deployment['status']?.conditions?.find(({ type }: { type: string }) => type === 'Progressing');
  if (deployment['spec'].progressDeadlineSeconds === undefined || progress?.reason === 'ProgressDeadlineExceeded') return deployment;
  const paused = deployment['spec'].paused === true;
  if (paused === (progress?.reason === 'DeploymentPaused')) return deployment;
  const [reason, message] = paused ? ['DeploymentPaused', 'Deployment is paused'] : ['DeploymentResumed', 'Deployment is resumed'];
  const conditions = withCondition(deployment['status']?.conditions, { type: 'Progressing', status: 'Unknown', reason, message }, clock.timestamp(), true);
  return server.writeStatus(deployment, { ...deployment['status'], conditions }, DEPLOYMENTS);
}

/** Old sets beyond the limit of the history go, the oldest first. Rule: `cleanupDeployment`. */
function cleanUp(deployment: KubeObject, oldSets: readonly KubeObject[], { server, store }: ControlPlane): void {
  const { revisionHistoryLimit } = deployment['spec'];
  if (revisionHistoryLimit === undefined || revisionHistoryLimit === 2_147_483_647) return;
  const alive = oldSets.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  const sorted = byAge(alive).sort((a, b) => revisionOf(a) - revisionOf(b));
  for (const { metadata } of sorted.slice(0, Math.max(0, alive.length - revisionHistoryLimit))) {
    const set = store.get(REPLICA_SETS, metadata.namespace, metadata.name);
    if (set === undefined || set['spec'].replicas > 0 || (set['status']?.replicas ?? 0) > 0 || (set['status']?.observedGeneration ?? 0) < set.metadata.generation) continue;
    server.delete({ resource: server.registry.named(REPLICA_SETS)!, namespace: metadata.namespace, name: metadata.name });
  }
}

function writeStatus(deployment: KubeObject, watched: boolean, plane: ControlPlane, requeue: Requeue): void {
  const current = plane.store.get(DEPLOYMENTS, deployment.metadata.namespace, deployment.metadata.name) ?? deployment;
  const status = deploymentStatus(current, ownedSets(current, plane), watched, plane);
  plane.server.writeStatus(current, status, DEPLOYMENTS);
  const wait = secondsToDeadline(current, status, plane.clock.now);
  if (watched && wait !== undefined) requeue(keyOf(current), wait);
}
