import { certificateSubjectRestriction } from './certificate-subject-restriction.ts';
import { defaultIngressClass } from './default-ingress-class.ts';
import { defaultStorageClass } from './default-storage-class.ts';
import { defaultTolerationSeconds } from './default-toleration-seconds.ts';
import { limitRanger } from './limit-ranger.ts';
import { namespaceLifecycle } from './namespace-lifecycle.ts';
import type { AdmissionPlugin } from './plugin.ts';
import { podSecurity } from './pod-security/pod-security.ts';
import { priority } from './priority.ts';
import { resizeClaim } from './resize-claim.ts';
import { resourceQuota } from './resource-quota.ts';
import { serviceAccount } from './service-account.ts';

/** The plugins that do something here, in the order of the server. Rule: `AllOrderedPlugins` of kubeapiserver's options. */
export const ADMISSION_PLUGINS: readonly AdmissionPlugin[] = [
  namespaceLifecycle, limitRanger, serviceAccount, podSecurity, priority, defaultTolerationSeconds, defaultStorageClass, resizeClaim, certificateSubjectRestriction, defaultIngressClass,
  resourceQuota,
];
