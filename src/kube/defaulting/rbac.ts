import { items, type Decoded } from '../object.ts';

const RBAC_GROUP = 'rbac.authorization.k8s.io';

/** Rules: `SetDefaults_RoleBinding`, `SetDefaults_ClusterRoleBinding`, `SetDefaults_Subject`. */
export function defaultBinding(binding: Decoded): void {
  const reference = (binding.roleRef ??= {});
  reference.apiGroup ||= RBAC_GROUP;
  for (const subject of items(binding.subjects)) {
    if (subject.kind === 'User' || subject.kind === 'Group') subject.apiGroup ||= RBAC_GROUP;
  }
}
