import { keepRequest } from '../certificate-signing-request.ts';
import { validateSameSpec } from '../csi.ts';
import { validateDefinitionChanges } from '../custom-resource-definition.ts';
import { validateNodeChanges } from '../node.ts';
import { validateBindingChanges } from '../role-binding.ts';
import type { UpdateRules } from '../update-rule.ts';

/** What extends the cluster, and who may do what in it. Leases, webhooks, policies and roles may change in every field. */
export const clusterUpdates: UpdateRules = {
  '/Node': { changes: validateNodeChanges },
  'apiextensions.k8s.io/CustomResourceDefinition': { changes: validateDefinitionChanges },
  'certificates.k8s.io/CertificateSigningRequest': { keep: keepRequest },
  'rbac.authorization.k8s.io/ClusterRoleBinding': { changes: validateBindingChanges },
  'rbac.authorization.k8s.io/RoleBinding': { changes: validateBindingChanges },
  'resource.k8s.io/ResourceClaim': { changes: validateSameSpec },
  'resource.k8s.io/ResourceClaimTemplate': { changes: validateSameSpec },
};
