import type { KubeObject } from '../../../object.ts';
import { keepJobDefaults, validateJobChanges } from '../job.ts';
import { validatePodChanges } from '../pod.ts';
import { keepPullPolicies } from '../pull-policies.ts';
import { isFromCluster, type Request, type UpdateRules } from '../update-rule.ts';
import { validateControllerRevisionChanges, validateSelectorIsKept, validateStatefulSetChanges } from '../workloads.ts';

function keepPodPullPolicies({ given, stored, before }: Request): KubeObject {
  return { ...given, spec: keepPullPolicies(given['spec'], stored['spec'], before['spec'], isFromCluster(stored)) };
}

/** Pods and what makes them. CronJobs, ReplicationControllers, autoscalers and disruption budgets may change in every field. */
export const workloadUpdates: UpdateRules = {
  '/Pod': { keep: keepPodPullPolicies, changes: validatePodChanges },
  'apps/ControllerRevision': { changes: validateControllerRevisionChanges },
  'apps/DaemonSet': { changes: validateSelectorIsKept },
  'apps/Deployment': { changes: validateSelectorIsKept },
  'apps/ReplicaSet': { changes: validateSelectorIsKept },
  'apps/StatefulSet': { changes: validateStatefulSetChanges },
  'batch/Job': { keep: keepJobDefaults, changes: validateJobChanges },
};
