import { validateAdmissionPolicy } from '../admission/admission-policy.ts';
import { validatePolicyBinding } from '../admission/policy-binding.ts';
import { validateWebhooks } from '../admission/webhooks.ts';
import { customResourceDefinitionName } from '../apiextensions/names.ts';
import { validateCustomResourceDefinition } from '../apiextensions/custom-resource-definition.ts';
import { apiServiceName, validateApiService } from '../cluster/api-service.ts';
import { validateCertificateSigningRequest } from '../cluster/certificate-signing-request.ts';
import { validateLease } from '../cluster/lease.ts';
import { validateNode } from '../cluster/node.ts';
import { clusterScoped, namespaced, type KindRules } from '../kind-rule.ts';
import { pathSegment, subdomainName } from '../metadata.ts';

/** What extends or runs the cluster itself. */
export const clusterKinds: KindRules = {
  '/Node': clusterScoped(subdomainName, validateNode),
  'admissionregistration.k8s.io/MutatingAdmissionPolicy': clusterScoped(subdomainName),
  'admissionregistration.k8s.io/MutatingAdmissionPolicyBinding': clusterScoped(subdomainName),
  'admissionregistration.k8s.io/MutatingWebhookConfiguration': clusterScoped(subdomainName, validateWebhooks),
  // The expressions are not compiled.
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy': { ...clusterScoped(subdomainName, validateAdmissionPolicy), isPartial: true },
  'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding': { ...clusterScoped(subdomainName, validatePolicyBinding), anyFinalizer: true },
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration': clusterScoped(subdomainName, validateWebhooks),
  'apiextensions.k8s.io/CustomResourceDefinition': {
    namespaced: false,
    name: customResourceDefinitionName,
    validate: validateCustomResourceDefinition,
    anyFinalizer: true,
  },
  'apiregistration.k8s.io/APIService': { namespaced: false, name: apiServiceName, validate: validateApiService },
  'coordination.k8s.io/Lease': { ...namespaced(subdomainName, validateLease), anyFinalizer: true },
  // A request's name may be anything that fits into a URL. Rule: `ValidateCertificateRequestName`.
  'certificates.k8s.io/CertificateSigningRequest': { ...clusterScoped(pathSegment, validateCertificateSigningRequest), isPartial: true },
  'flowcontrol.apiserver.k8s.io/FlowSchema': clusterScoped(subdomainName),
  'flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration': clusterScoped(subdomainName),
  'networking.k8s.io/ServiceCIDR': clusterScoped(subdomainName),
};
