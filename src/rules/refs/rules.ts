import type { Rule } from '../types.ts';
import { rule as claimMissing } from './claim-missing/rule.ts';
import { rule as configMissing } from './config-missing/rule.ts';
import { rule as hpaTarget } from './hpa-target/rule.ts';
import { rule as imagePort } from './image-port/rule.ts';
import { rule as imageUnknown } from './image-unknown/rule.ts';
import { rule as ingressBackend } from './ingress-backend/rule.ts';
import { rule as limitRange } from './limit-range/rule.ts';
import { rule as namespaceMissing } from './namespace-missing/rule.ts';
import { rule as networkpolicySelectsNothing } from './networkpolicy-selects-nothing/rule.ts';
import { rule as nodePortTwice } from './node-port-twice/rule.ts';
import { rule as nodeSelector } from './node-selector/rule.ts';
import { rule as pdb } from './pdb/rule.ts';
import { rule as priorityClassMissing } from './priority-class-missing/rule.ts';
import { rule as probePort } from './probe-port/rule.ts';
import { rule as quotaExceeded } from './quota-exceeded/rule.ts';
import { rule as quotaNeedsRequests } from './quota-needs-requests/rule.ts';
import { rule as roleMissing } from './role-missing/rule.ts';
import { rule as selectorOverlap } from './selector-overlap/rule.ts';
import { rule as serviceAccountMissing } from './service-account-missing/rule.ts';
import { rule as serviceSelectsNothing } from './service-selects-nothing/rule.ts';
import { rule as serviceTargetPort } from './service-target-port/rule.ts';
import { rule as statefulsetService } from './statefulset-service/rule.ts';
import { rule as storageClassMissing } from './storage-class-missing/rule.ts';
import { rule as volumeCannotBind } from './volume-cannot-bind/rule.ts';

/** The rules about references between objects, which an API server does not check. */
export const refsRules: readonly Rule[] = [
  claimMissing,
  configMissing,
  hpaTarget,
  imagePort,
  imageUnknown,
  ingressBackend,
  limitRange,
  namespaceMissing,
  networkpolicySelectsNothing,
  nodePortTwice,
  nodeSelector,
  pdb,
  priorityClassMissing,
  probePort,
  quotaExceeded,
  quotaNeedsRequests,
  roleMissing,
  selectorOverlap,
  serviceAccountMissing,
  serviceSelectsNothing,
  serviceTargetPort,
  statefulsetService,
  storageClassMissing,
  volumeCannotBind,
];
