import type { KubeObject } from '../../../kube/object.ts';
import { selects } from '../../../kube/selector.ts';
import { StatusError } from '../../api/status-error.ts';
import type { ControlPlane } from '../../control-plane.ts';
import { claimed, keysOfPodOwners } from '../adoption.ts';
import { keyOf, splitKey, type Controller, type Requeue } from '../controller.ts';
import { secondsToAvailable } from '../pods.ts';
import { currentRevision, pruneRevisions, revisionsOf } from '../revisions/history.ts';
import { ordinalOf, revisionOf } from './identity.ts';
import { arrange } from './arrange.ts';
import { setStatus, type Revisions } from './status.ts';

const STATEFUL_SETS = 'statefulsets.apps';
/** The label of a revision with the hash of its template. */
const HASH_LABEL = 'controller.kubernetes.io/hash';

/** Keeps the numbered pods of StatefulSets. Rule: `StatefulSetController.sync`, `defaultStatefulSetControl.UpdateStatefulSet`. */
export const statefulSets: Controller = {
  name: 'statefulset',
  watches: {
    [STATEFUL_SETS]: ({ object }) => [keyOf(object)],
    pods: keysOfPodOwners(STATEFUL_SETS, 'StatefulSet'),
  },
  reconcile(key, plane, requeue) {
    const { namespace, name } = splitKey(key);
    const set = plane.store.get(STATEFUL_SETS, namespace, name);
    if (set !== undefined) reconcile(set, plane, requeue);
  },
};

function reconcile(set: KubeObject, plane: ControlPlane, requeue: Requeue): void {
  const { spec, status, metadata } = set;
  const pods = claimed('pods', set, (pod) => selects(spec.selector, pod.metadata.labels) && ordinalOf(pod, set) >= 0, plane);
  const history = revisionsOf(set, plane);
  const { revision: update, collisions } = currentRevision(set, history, HASH_LABEL, plane);
  const revisions: Revisions = { update, collisions, current: history.find((revision) => revision.metadata.name === status?.currentRevision) ?? update };
  let leaving = 0;
  let failure: StatusError | undefined;
  // The pods as they were before: one that was just created counts when it is seen, as with the real one.
  if (metadata.deletionTimestamp === undefined) {
    try {
      leaving = arrange(set, pods, revisions, plane);
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      failure = error;
    }
  }
  plane.server.writeStatus(set, setStatus(set, pods, revisions, leaving, plane.clock.now), STATEFUL_SETS);
  truncateHistory(set, pods, history, revisions, plane);
  if (failure !== undefined) throw failure;
  const wait = secondsToAvailable(pods, spec.minReadySeconds ?? 0, plane.clock.now);
  if (wait !== undefined) requeue(keyOf(set), wait);
}

/** Revisions that no pod has are kept up to a number. Rule: `truncateHistory`. */
function truncateHistory(set: KubeObject, pods: readonly KubeObject[], history: readonly KubeObject[], { current, update }: Revisions, plane: ControlPlane): void {
  const live = new Set([current.metadata.name, update.metadata.name, ...pods.map(revisionOf)]);
  const old = history.filter(({ metadata }) => !live.has(metadata.name));
  pruneRevisions(old, old.length - (set['spec'].revisionHistoryLimit ?? 10), plane);
}
