import { keepAllocatedValues, validateEndpointSliceChanges, validateIngressClassChanges, validateServiceChanges } from '../service.ts';
import type { UpdateRules } from '../update-rule.ts';

/** What pods are reached by. Ingresses, NetworkPolicies and Endpoints may change in every field. */
export const networkUpdates: UpdateRules = {
  '/Service': { keep: keepAllocatedValues, changes: validateServiceChanges },
  'discovery.k8s.io/EndpointSlice': { changes: validateEndpointSliceChanges },
  'networking.k8s.io/IngressClass': { changes: validateIngressClassChanges },
};
