import type { Rule } from '../types.ts';
import { rule as addedCapability } from './added-capability/rule.ts';
import { rule as barePod } from './bare-pod/rule.ts';
import { rule as clusterAdmin } from './cluster-admin/rule.ts';
import { rule as cronOverlap } from './cron-overlap/rule.ts';
import { rule as defaultNamespace } from './default-namespace/rule.ts';
import { rule as disruptionBudget } from './disruption-budget/rule.ts';
import { rule as gracefulStop } from './graceful-stop/rule.ts';
import { rule as hostNamespaces } from './host-namespaces/rule.ts';
import { rule as hostPath } from './host-path/rule.ts';
import { rule as hostPort } from './host-port/rule.ts';
import { rule as imageTag } from './image-tag/rule.ts';
import { rule as jobCleanup } from './job-cleanup/rule.ts';
import { rule as livenessAsReadiness } from './liveness-as-readiness/rule.ts';
import { rule as memoryLimit } from './memory-limit/rule.ts';
import { rule as networkPolicy } from './network-policy/rule.ts';
import { rule as nodePort } from './node-port/rule.ts';
import { rule as plainSecret } from './plain-secret/rule.ts';
import { rule as privileged } from './privileged/rule.ts';
import { rule as readOnlyRoot } from './read-only-root/rule.ts';
import { rule as readinessProbe } from './readiness-probe/rule.ts';
import { rule as recreateUpdate } from './recreate-update/rule.ts';
import { rule as requests } from './requests/rule.ts';
import { rule as securityContext } from './security-context/rule.ts';
import { rule as serviceAccountField } from './service-account-field/rule.ts';
import { rule as serviceAccountToken } from './service-account-token/rule.ts';
import { rule as singleReplica } from './single-replica/rule.ts';
import { rule as spread } from './spread/rule.ts';
import { rule as statefulsetStorage } from './statefulset-storage/rule.ts';
import { rule as unavailableUpdate } from './unavailable-update/rule.ts';
import { rule as unhealthyEviction } from './unhealthy-eviction/rule.ts';
import { rule as wildcardRole } from './wildcard-role/rule.ts';

/** Advice for production, off unless the profile `production` is chosen. */
export const practiceRules: readonly Rule[] = [
  addedCapability,
  barePod,
  clusterAdmin,
  cronOverlap,
  defaultNamespace,
  disruptionBudget,
  gracefulStop,
  hostNamespaces,
  hostPath,
  hostPort,
  imageTag,
  jobCleanup,
  livenessAsReadiness,
  memoryLimit,
  networkPolicy,
  nodePort,
  plainSecret,
  privileged,
  readOnlyRoot,
  readinessProbe,
  recreateUpdate,
  requests,
  securityContext,
  serviceAccountField,
  serviceAccountToken,
  singleReplica,
  spread,
  statefulsetStorage,
  unavailableUpdate,
  unhealthyEviction,
  wildcardRole,
];
