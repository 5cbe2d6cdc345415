import type { Decoded, KubeObject } from '../../../kube/object.ts';
import { selects } from '../../../kube/selector.ts';
import { isSame } from '../../../kube/validation/update/same-value.ts';
import { StatusError } from '../../api/status-error.ts';
import type { ControlPlane } from '../../control-plane.ts';
import { claimed, keysOfPodOwners } from '../adoption.ts';
import { keyOf, splitKey, type Controller, type Requeue } from '../controller.ts';
import { controlled } from '../owners.ts';
import { isAvailable, isReady, secondsToAvailable } from '../pods.ts';
import { currentRevision, pruneRevisions, REVISION_LABEL, revisionsOf } from '../revisions/history.ts';
import { eligibility } from './eligibility.ts';
import { nextOfRollout, onePerNode, type Plan } from './manage.ts';
import { byNode, createDaemonPod, deleteDaemonPod, isUpdated, reportDaemonSet } from './pods.ts';

const DAEMON_SETS = 'daemonsets.apps';

/** Keeps one pod of a DaemonSet on each node that is to have one. Rule: `DaemonSetsController.syncDaemonSet`. */
export const daemonSets: Controller = {
  name: 'daemonset',
  watches: {
    [DAEMON_SETS]: ({ object }) => [keyOf(object)],
    pods: keysOfPodOwners(DAEMON_SETS, 'DaemonSet'),
    // What a node reports of itself is of no concern. Rule: `updateNode`.
    nodes: ({ type, object, old }, { store }) =>
      type === 'MODIFIED' && isSame(object['spec'], old!['spec']) && isSame(object.metadata.labels, old!.metadata.labels, 'labels') ? [] : store.list(DAEMON_SETS).map(keyOf),
  },
  reconcile(key, plane, requeue) {
    const { namespace, name } = splitKey(key);
    const set = plane.store.get(DAEMON_SETS, namespace, name);
    if (set !== undefined && set.metadata.deletionTimestamp === undefined) reconcile(set, plane, requeue);
  },
};

function reconcile(set: KubeObject, plane: ControlPlane, requeue: Requeue): void {
  const { spec } = set;
  const pods = claimed('pods', set, ({ metadata }) => selects(spec.selector, metadata.labels), plane);
  const history = revisionsOf(set, plane);
  const { revision, collisions } = currentRevision(set, history, REVISION_LABEL, plane);
  const hash: string = revision.metadata.labels[REVISION_LABEL];
  let failure: StatusError | undefined;
  let wait = secondsToAvailable(pods, spec.minReadySeconds ?? 0, plane.clock.now);
  try {
    const plan = onePerNode(set, pods, hash, plane);
    if (plan.wait !== undefined) wait = Math.min(plan.wait, wait ?? plan.wait);
    if (plan.remove.length > 0 || plan.create.length > 0) carryOut(set, plan, hash, plane);
    else if (spec.updateStrategy.type === 'RollingUpdate') carryOut(set, nextOfRollout(set, pods, hash, plane), hash, plane);
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    failure = error;
  }
  const old = history.filter(({ metadata }) => metadata.name !== revision.metadata.name);
  const live = new Set(pods.map(({ metadata }) => metadata.labels?.[REVISION_LABEL]));
  pruneRevisions(old.filter(({ metadata }) => !live.has(metadata.labels?.[REVISION_LABEL])), old.length - (spec.revisionHistoryLimit ?? 10), plane);
  // Pods that were just created count at once: they are listed again, as with the real one.
  plane.server.writeStatus(set, statusOf(set, controlled(plane.store, 'pods', set), hash, collisions, plane), DAEMON_SETS);
  if (failure !== undefined) throw failure;
  if (wait !== undefined) requeue(keyOf(set), wait);
}

/** @throws StatusError the first that was met, after all was tried. Rule: `syncNodes`. */
function carryOut(set: KubeObject, { remove, create }: Plan, hash: string, plane: ControlPlane): void {
  const errors: StatusError[] = [];
  const attempt = (action: () => void, report?: (message: string) => void): void => {
    try {
      action();
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      if (error.reason !== 'NotFound') errors.push(error);
      report?.(error.message);
    }
  };
  for (const node of create) {
    attempt(() => createDaemonPod(set, node, hash, plane), (message) => reportDaemonSet(set, 'Warning', 'FailedCreate', `Error creating: ${message}`, plane));
  }
  for (const pod of remove) attempt(() => deleteDaemonPod(set, pod, plane));
  if (errors.length > 0) throw errors[0]!;
}

/** Rule: `updateDaemonSetStatus`. */
function statusOf(set: KubeObject, pods: readonly KubeObject[], hash: string, collisions: number, { store, clock }: ControlPlane): Decoded {
  const { spec, metadata, status: before } = set;
  const there = byNode(pods);
  let desired = 0;
  let current = 0;
  let misscheduled = 0;
  let ready = 0;
  let available = 0;
  let updated = 0;
  for (const node of store.list('nodes')) {
    const oldest = there.get(node.metadata.name)?.[0];
    if (!eligibility(set, node).shouldRun) {
      if (oldest !== undefined) misscheduled++;
      continue;
    }
    desired++;
    if (oldest === undefined) continue;
    current++;
    if (isReady(oldest)) ready++;
    if (isAvailable(oldest, spec.minReadySeconds ?? 0, clock.now)) available++;
    if (isUpdated(oldest, set, hash)) updated++;
  }
  return {
    ...(collisions === 0 && before?.collisionCount === undefined ? {} : { collisionCount: collisions }),
    currentNumberScheduled: current,
    desiredNumberScheduled: desired,
    ...(available === 0 ? {} : { numberAvailable: available }),
    numberMisscheduled: misscheduled,
    numberReady: ready,
    ...(desired === available ? {} : { numberUnavailable: desired - available }),
    observedGeneration: metadata.generation,
    ...(updated === 0 ? {} : { updatedNumberScheduled: updated }),
  };
}
