import type { Decoded, KubeObject } from '../../../kube/object.ts';
import { selects } from '../../../kube/selector.ts';
import type { ControlPlane } from '../../control-plane.ts';
import { keyOf, splitKey, type Controller, type Requeue } from '../controller.ts';
import { goSelector } from '../go-selector.ts';
import { isReady } from '../pods.ts';
import { expectedPods, UnknownScale } from './expected-pods.ts';

const BUDGETS = 'poddisruptionbudgets.policy';
const SOURCE = { component: 'controllermanager' };

/** Seconds in which a pod that was evicted has to be deleted, or else it was not. Rule: `DeletionTimeout`. */
const DELETION_TIMEOUT = 120;

/** Counts how many pods of a PodDisruptionBudget may be evicted. Rule: `DisruptionController.sync`. */
export const disruption: Controller = {
  name: 'disruption',
  watches: {
    [BUDGETS]: ({ object }) => [keyOf(object)],
    pods: ({ object, old }, { store }) => {
      const { namespace, labels } = object.metadata;
      const budgets = store.list(BUDGETS, namespace);
      return budgets.filter(({ spec }) => selects(spec.selector, labels) || (old !== undefined && selects(spec.selector, old.metadata.labels))).map(keyOf);
    },
  },
  reconcile(key, plane, requeue) {
    const { namespace, name } = splitKey(key);
    const budget = plane.store.get(BUDGETS, namespace, name);
    if (budget !== undefined) reconcile(budget, plane, requeue);
  },
};

function reconcile(budget: KubeObject, plane: ControlPlane, requeue: Requeue): void {
  const { spec, metadata, status } = budget;
  const pods = plane.store.list('pods', metadata.namespace).filter((pod) => selects(spec.selector, pod.metadata.labels));
  const report = (type: 'Normal' | 'Warning', reason: string, message: string): void => plane.events.record(SOURCE, budget, type, reason, message);
  if (pods.length === 0) report('Normal', 'NoPods', 'No matching pods found');
  try {
    const { pods: expected, healthy: desired, unmanaged } = expectedPods(budget, pods, plane);
    if (unmanaged.length > 0) {
      report('Warning', 'UnmanagedPods', `Pods selected by this PodDisruptionBudget (selector: ${goSelector(spec.selector)}) were found to be unmanaged. As a result, the status of the PDB cannot be calculated correctly, which may result in undefined behavior. To account for these pods please set ".spec.minAvailable" field of the PDB to an integer value.`);
    }
    const disrupted = stillDisrupted(budget, pods, plane);
    const healthy = pods.filter((pod) => pod.metadata.deletionTimestamp === undefined && disrupted[pod.metadata.name] === undefined && isReady(pod)).length;
    const allowed = expected <= 0 ? 0 : Math.max(0, healthy - desired);
    const generation = metadata.generation;
    plane.server.writeStatus(budget, {
      conditions: withAllowed(status?.conditions, allowed > 0 ? 'SufficientPods' : 'InsufficientPods', '', generation, plane),
      currentHealthy: healthy, desiredHealthy: desired, ...(Object.keys(disrupted).length === 0 ? {} : { disruptedPods: disrupted }),
      disruptionsAllowed: allowed, expectedPods: expected, observedGeneration: generation,
    }, BUDGETS);
    const since = Math.min(...Object.values(disrupted).map((time) => Date.parse(time)));
    if (since !== Infinity) requeue(keyOf(budget), DELETION_TIMEOUT + 1 - (plane.clock.now - since) / 1000);
  } catch (error) {
    if (!(error instanceof UnknownScale)) throw error;
    failSafe(budget, error.message, plane, report);
  }
}

/** What cannot be counted may not be disrupted. Rule: `failSafe`. */
function failSafe(budget: KubeObject, message: string, plane: ControlPlane, report: (type: 'Warning', reason: string, message: string) => void): void {
  const { status, metadata } = budget;
  report('Warning', 'CalculateExpectedPodCountFailed', `Failed to calculate the number of expected pods: ${message}`);
  const conditions = withAllowed(status?.conditions, 'SyncFailed', message, status?.observedGeneration ?? metadata.generation, plane);
  plane.server.writeStatus(budget, { ...status, conditions, disruptionsAllowed: 0 }, BUDGETS);
}

/** The pods that were evicted and are still to be deleted. Rule: `buildDisruptedPodMap`. */
function stillDisrupted(budget: KubeObject, pods: readonly KubeObject[], { clock, events }: ControlPlane): Record<string, string> {
  const before: Record<string, string> = budget['status']?.disruptedPods ?? {};
  const kept: Record<string, string> = {};
  for (const pod of pods) {
    const { name, namespace, deletionTimestamp } = pod.metadata;
    const time = before[name];
    if (time === undefined || deletionTimestamp !== undefined) continue;
    if (Date.parse(time) + DELETION_TIMEOUT * 1000 >= clock.now) kept[name] = time;
    else events.record(SOURCE, pod, 'Warning', 'NotDeleted', `Pod was expected by PDB ${namespace}/${budget.metadata.name} to be deleted but it wasn't`);
  }
  return kept;
}

/** Rule: `UpdateDisruptionAllowedCondition` of component-helpers. */
function withAllowed(conditions: Decoded, reason: string, message: string, observedGeneration: number, { clock }: ControlPlane): Decoded[] {
  const old = conditions?.find(({ type }: Decoded) => type === 'DisruptionAllowed');
  const status = reason === 'SufficientPods' ? 'True' : 'False';
  const lastTransitionTime = old?.status === status ? old.lastTransitionTime : clock.timestamp();
  return [{ lastTransitionTime, message, observedGeneration, reason, status, type: 'DisruptionAllowed' }];
}
