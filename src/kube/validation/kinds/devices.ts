import { validateDeviceClass } from '../devices/device-class.ts';
import { validateResourceClaim, validateResourceClaimTemplate } from '../devices/resource-claim.ts';
import { clusterScoped, namespaced, type KindRules } from '../kind-rule.ts';
import { subdomainName } from '../metadata.ts';

/** Devices that pods ask for; the expressions that select them are not compiled. */
export const deviceKinds: KindRules = {
  'resource.k8s.io/DeviceClass': { ...clusterScoped(subdomainName, validateDeviceClass), isPartial: true },
  'resource.k8s.io/ResourceClaim': { ...namespaced(subdomainName, validateResourceClaim), isPartial: true },
  'resource.k8s.io/ResourceClaimTemplate': { ...namespaced(subdomainName, validateResourceClaimTemplate), isPartial: true },
};
