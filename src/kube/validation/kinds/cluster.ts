import { customResourceDefinitionName } from '../apiextensions/names.ts';
import { validateCustomResourceDefinition } from '../apiextensions/custom-resource-definition.ts';
import { clusterScoped, namespaced, type KindRules } from '../kind-rule.ts';
import { pathSegment, subdomainName } from '../metadata.ts';

/** What extends or runs the cluster itself. */
export const clusterKinds: KindRules = {
  '/Node': clusterScoped(subdomainName),
  'admissionregistration.k8s.io/MutatingWebhookConfiguration': clusterScoped(subdomainName),
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy': clusterScoped(subdomainName),
  'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding': clusterScoped(subdomainName),
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration': clusterScoped(subdomainName),
  'apiextensions.k8s.io/CustomResourceDefinition': {
    namespaced: false,
    name: customResourceDefinitionName,
    validate: validateCustomResourceDefinition,
  },
  'coordination.k8s.io/Lease': namespaced(subdomainName),
  // A request's name may be anything that fits into a URL. Rule: `ValidateCertificateRequestName`.
  'certificates.k8s.io/CertificateSigningRequest': clusterScoped(pathSegment),
};
