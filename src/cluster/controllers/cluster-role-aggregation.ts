import { items, type Decoded } from '../../kube/object.ts';
import { selects } from '../../kube/selector.ts';
import { isSame } from '../../kube/validation/update/same-value.ts';
import type { ControlPlane } from '../control-plane.ts';
import { keyOf, splitKey, type Controller } from './controller.ts';

const ROLES = 'clusterroles.rbac.authorization.k8s.io';

/**
 * Gives a ClusterRole with an `aggregationRule` the rules of all roles that it selects.
 * Rule: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles, `syncClusterRole`
 */
export const clusterRoleAggregation: Controller = {
  name: 'clusterrole-aggregation',
  watches: {
    // Any role may be one that another gathers.
    [ROLES]: (_event, { store }) => store.list(ROLES).filter((role) => role['aggregationRule'] !== undefined).map((role) => keyOf(role)),
  },
  reconcile(key, plane) {
    const role = plane.store.get(ROLES, undefined, splitKey(key).name);
    if (role?.['aggregationRule'] === undefined) return;
    const rules = gathered(role, plane);
    if (!isSame(rules, items(role['rules']))) plane.server.write({ ...role, rules }, role, ROLES);
  },
};

/** In the order of the selectors and then of the roles' names; each rule once. */
function gathered(role: Decoded, { store }: ControlPlane): Decoded[] {
  const rules = new Map<string, Decoded>();
  for (const selector of items(role.aggregationRule.clusterRoleSelectors)) {
    for (const other of store.list(ROLES)) {
      if (other.metadata.name === role.metadata.name || !selects(selector, other.metadata.labels)) continue;
      for (const rule of items(other['rules'])) rules.set(JSON.stringify(rule), rule);
    }
  }
  return [...rules.values()];
}
