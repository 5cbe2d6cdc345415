import {
  keepNamespaceFinalizers, validateConfigMapChanges, validatePriorityClassChanges, validateResourceQuotaChanges, validateRuntimeClassChanges,
  validateSecretChanges,
} from '../config.ts';
import type { UpdateRules } from '../update-rule.ts';

/** What workloads are configured and limited by. LimitRanges and ServiceAccounts may change in every field. */
export const configUpdates: UpdateRules = {
  '/ConfigMap': { changes: validateConfigMapChanges },
  '/Namespace': { keep: keepNamespaceFinalizers },
  '/ResourceQuota': { changes: validateResourceQuotaChanges },
  '/Secret': { changes: validateSecretChanges },
  'node.k8s.io/RuntimeClass': { changes: validateRuntimeClassChanges },
  'scheduling.k8s.io/PriorityClass': { changes: validatePriorityClassChanges },
};
