import { namespaced, clusterScoped, type KindRules } from '../kind-rule.ts';
import { dns1035Name, labelName, subdomainName } from '../metadata.ts';
import { validateEndpointSlice } from '../network/endpoint-slice.ts';
import { validateEndpoints } from '../network/endpoints.ts';
import { validateIngressClass } from '../network/ingress-class.ts';
import { validateIngress } from '../network/ingress.ts';
import { validateNetworkPolicy } from '../network/network-policy.ts';
import { serviceNamesAreRelaxed } from '../network/releases.ts';
import { validateService } from '../network/service.ts';

/** What pods are reached by. */
export const networkKinds: KindRules = {
  '/Service': {
    namespaced: true,
    name: (_, options) => (serviceNamesAreRelaxed(options) ? labelName : dns1035Name),
    validate: validateService,
  },
  '/Endpoints': namespaced(subdomainName, validateEndpoints),
  'discovery.k8s.io/EndpointSlice': namespaced(subdomainName, validateEndpointSlice),
  'networking.k8s.io/Ingress': namespaced(subdomainName, validateIngress),
  'networking.k8s.io/IngressClass': clusterScoped(subdomainName, validateIngressClass),
  'networking.k8s.io/NetworkPolicy': namespaced(subdomainName, validateNetworkPolicy),
};
