import { validateDefinitionChanges } from '../custom-resource-definition.ts';
import { validateBindingChanges } from '../role-binding.ts';
import type { UpdateRules } from '../update-rule.ts';

/** What extends the cluster, and who may do what in it. Roles may change in every field. */
export const clusterUpdates: UpdateRules = {
  'apiextensions.k8s.io/CustomResourceDefinition': { changes: validateDefinitionChanges },
  'rbac.authorization.k8s.io/ClusterRoleBinding': { changes: validateBindingChanges },
  'rbac.authorization.k8s.io/RoleBinding': { changes: validateBindingChanges },
};
