import { validateConfigMap } from '../config/config-map.ts';
import { validateLimitRange } from '../config/limit-range.ts';
import { validateNamespace, validatePodSecurity } from '../config/namespace.ts';
import { validatePriorityClass } from '../config/priority-class.ts';
import { validateResourceQuota } from '../config/resource-quota.ts';
import { validateRuntimeClass } from '../config/runtime-class.ts';
import { validateSecret } from '../config/secret.ts';
import { clusterScoped, namespaced, type KindRules } from '../kind-rule.ts';
import { labelName, subdomainName } from '../metadata.ts';

/** What workloads are configured and limited by. */
export const configKinds: KindRules = {
  '/ConfigMap': namespaced(subdomainName, validateConfigMap),
  '/LimitRange': namespaced(subdomainName, validateLimitRange),
  '/Namespace': { ...clusterScoped(labelName, validateNamespace), admit: validatePodSecurity },
  '/ResourceQuota': namespaced(subdomainName, validateResourceQuota),
  '/Secret': namespaced(subdomainName, validateSecret),
  // Rule: `ValidateServiceAccount`, which looks at the metadata only.
  '/ServiceAccount': namespaced(subdomainName, () => []),
  'node.k8s.io/RuntimeClass': clusterScoped(subdomainName, validateRuntimeClass),
  'scheduling.k8s.io/PriorityClass': clusterScoped(subdomainName, validatePriorityClass),
};
