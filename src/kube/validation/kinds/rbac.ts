import { clusterScoped, namespaced, type KindRules } from '../kind-rule.ts';
import { pathSegment } from '../metadata.ts';
import { validateClusterRoleBinding, validateRoleBinding } from '../rbac/binding.ts';
import { validateClusterRole, validateRole } from '../rbac/role.ts';

/** Who may do what. Their names only have to fit into a URL: `system:node`. */
export const rbacKinds: KindRules = {
  'rbac.authorization.k8s.io/ClusterRole': clusterScoped(pathSegment, validateClusterRole),
  'rbac.authorization.k8s.io/ClusterRoleBinding': clusterScoped(pathSegment, validateClusterRoleBinding),
  'rbac.authorization.k8s.io/Role': namespaced(pathSegment, validateRole),
  'rbac.authorization.k8s.io/RoleBinding': namespaced(pathSegment, validateRoleBinding),
};
