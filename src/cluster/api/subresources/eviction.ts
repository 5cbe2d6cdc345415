import type { Decoded, KubeObject } from '../../../kube/object.ts';
import { selects } from '../../../kube/selector.ts';
import { disrupted } from '../../controllers/disruption-target.ts';
import { mustFindStored, type Serving } from '../serving.ts';
import { StatusError, tooManyRequests } from '../status-error.ts';
import type { Subresource } from '../subresources.ts';

const BUDGETS = 'poddisruptionbudgets.policy';
const TOO_MANY = 'Cannot evict pod as it would violate the pod\'s disruption budget.';

/** Deletes a pod if the budgets that select it allow one more disruption. Rule: `EvictionREST.Create`. */
export const eviction: Subresource = {
  create(serving, at, body, user, options) {
    const pod = mustFindStored(serving, at);
    const { plane } = serving;
    const deleteOptions = { ...(body as Decoded)?.deleteOptions, ...(options.dryRun === true ? { dryRun: true } : {}) };
    const success = { object: { apiVersion: 'v1', kind: 'Status', metadata: {}, status: 'Success', code: 201 } as KubeObject, warnings: [] };
    const evict = (): typeof success => {
      if (options.dryRun !== true) plane.server.writeStatus(pod, disrupted(pod, 'EvictionByEvictionAPI', 'Eviction API: evicting', plane.clock), 'pods');
      plane.server.delete({ resource: at.resource, namespace: at.namespace, name: at.name }, user, deleteOptions);
      return success;
    };
    if (!countsForBudgets(pod)) return evict();
    const budgets = plane.store.list(BUDGETS, at.namespace).filter(({ spec }) => selects(spec.selector, pod.metadata.labels));
    if (budgets.length === 0) return evict();
    if (budgets.length > 1) throw new StatusError(500, '', 'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.');
    const budget = budgets[0]!;
    if (!isReady(pod) && mayEvictUnhealthy(budget)) return evict();
    take(serving, budget, pod, options.dryRun === true);
    return evict();
  },
};

/** Pods that have not begun, or have ended, disturb nobody when they go. Rule: `canIgnorePDB`. */
function countsForBudgets({ status, metadata }: KubeObject): boolean {
  return metadata.deletionTimestamp === undefined && status?.phase !== 'Pending' && status?.phase !== 'Succeeded' && status?.phase !== 'Failed';
}

function isReady({ status }: KubeObject): boolean {
  return status?.conditions?.some(({ type, status: is }: Decoded) => type === 'Ready' && is === 'True') === true;
}

/** Rule: KEP-3017, `unhealthyPodEvictionPolicy`. */
function mayEvictUnhealthy({ spec, status }: KubeObject): boolean {
  return spec.unhealthyPodEvictionPolicy === 'AlwaysAllow' || (status.desiredHealthy > 0 && status.currentHealthy >= status.desiredHealthy);
}

/** Counts one disruption, before the controller sees it. @throws StatusError when none is left */
function take({ plane }: Serving, budget: KubeObject, pod: KubeObject, dryRun: boolean): void {
  const { status, metadata, spec } = budget;
  if ((status.observedGeneration ?? 0) < metadata.generation) {
    throw tooManyRequests(TOO_MANY, [{ reason: 'DisruptionBudget', message: `The disruption budget ${metadata.name} is still being processed by the server.`, field: '' }]);
  }
  if (status.disruptionsAllowed <= 0) {
    const needs = spec.minAvailable === undefined && spec.maxUnavailable === undefined ? '' : ` needs ${status.desiredHealthy} healthy pods and has ${status.currentHealthy} currently`;
    throw tooManyRequests(TOO_MANY, [{ reason: 'DisruptionBudget', message: `The disruption budget ${metadata.name}${needs}`, field: '' }]);
  }
  if (dryRun) return;
  const disruptedPods = { ...status.disruptedPods, [pod.metadata.name]: plane.clock.timestamp() };
  plane.server.writeStatus(budget, { ...status, disruptionsAllowed: status.disruptionsAllowed - 1, disruptedPods }, BUDGETS);
}
