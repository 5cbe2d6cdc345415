import { items, type Decoded } from '../../kube/object.ts';
import type { User } from '../api/requests.ts';
import { notFound } from '../api/status-error.ts';
import type { Store } from '../store/store.ts';
import { matchesUrl } from './policy-rules.ts';

/** What somebody wants to do. */
export interface Attributes {
  user: User;
  verb: string;
  /** `pods`; `*` asks for all. Of a request for a path of the server, undefined. */
  resource?: string | undefined;
  group?: string | undefined;
  subresource?: string | undefined;
  namespace?: string | undefined;
  name?: string | undefined;
  /** `/healthz` */
  path?: string | undefined;
}

export interface Decision {
  allowed: boolean;
  /** Why, in the server's words; empty when no rule says anything. */
  reason: string;
}

const GROUP = 'rbac.authorization.k8s.io';
const SERVICE_ACCOUNT = 'system:serviceaccount:';

/** Whether users may do what they ask for, by the roles that are bound to them. Rule: the RBAC authorizer. */
export class Authorizer {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  decide(wanted: Attributes): Decision {
    if (wanted.user.groups.includes('system:masters')) return { allowed: true, reason: '' };
    for (const { rule, reason } of this.rulesFor(wanted.user, wanted.namespace)) {
      if (allows(rule, wanted)) return { allowed: true, reason };
    }
    const missing = this.#missingRoles(wanted.user, wanted.namespace);
    return { allowed: false, reason: missing };
  }

  /** The rules that are bound to a user in a namespace and in the whole cluster, each with why. */
  *rulesFor(user: User, namespace: string | undefined): Generator<{ rule: Decoded; reason: string }> {
    for (const binding of this.#bindings(user, namespace)) {
      const subject = items(binding.subjects).find((one) => isSubject(one, user, binding.metadata.namespace));
      const where = binding.kind === 'RoleBinding' ? `"${binding.metadata.name}/${binding.metadata.namespace}"` : `"${binding.metadata.name}"`;
      const reason = `RBAC: allowed by ${binding.kind} ${where} of ${binding.roleRef.kind} "${binding.roleRef.name}" to ${describeSubject(subject, binding.metadata.namespace)}`;
      for (const rule of items(this.#role(binding)?.rules)) yield { rule, reason };
    }
  }

  *#bindings(user: User, namespace: string | undefined): Generator<Decoded> {
    const all = [
      ...this.#store.list(`clusterrolebindings.${GROUP}`),
      ...(namespace === undefined ? [] : this.#store.list(`rolebindings.${GROUP}`, namespace)),
    ];
    for (const binding of all) {
      if (items(binding['subjects']).some((subject) => isSubject(subject, user, binding.metadata.namespace))) yield binding;
    }
  }

  #role({ roleRef, metadata }: Decoded): Decoded {
    return roleRef.kind === 'ClusterRole'
      ? this.#store.get(`clusterroles.${GROUP}`, undefined, roleRef.name)
      : this.#store.get(`roles.${GROUP}`, metadata.namespace, roleRef.name);
  }

  /**
   * The rules of the role that a binding names.
   * @throws StatusError NotFound
   * Rule: `GetRoleReferenceRules`
   */
  rulesOfRole(roleRef: Decoded, namespace: string | undefined): Decoded[] {
    const role = this.#role({ roleRef, metadata: { namespace } });
    if (role === undefined) throw notFound({ group: GROUP, plural: roleRef.kind === 'ClusterRole' ? 'clusterroles' : 'roles' }, roleRef.name);
    return items(role.rules);
  }

  /** What the authorizer says of roles that are bound but are not there. */
  #missingRoles(user: User, namespace: string | undefined): string {
    const missing = new Set([...this.#bindings(user, namespace)].filter((binding) => this.#role(binding) === undefined).map(({ roleRef }) => {
      const resource = roleRef.kind === 'ClusterRole' ? 'clusterrole' : 'role';
      return `${resource}.${GROUP} "${roleRef.name}" not found`;
    }));
    if (missing.size === 0) return '';
    const list = [...missing].join(', ');
    return `RBAC: ${missing.size === 1 ? list : `[${list}]`}`;
  }
}

function isSubject({ kind, name, namespace }: Decoded, user: User, bindingNamespace: string | undefined): boolean {
  if (kind === 'User') return user.name === name;
  if (kind === 'Group') return user.groups.includes(name);
  return kind === 'ServiceAccount' && user.name === `${SERVICE_ACCOUNT}${namespace ?? bindingNamespace}:${name}`;
}

function describeSubject({ kind, name, namespace }: Decoded, bindingNamespace: string | undefined): string {
  return kind === 'ServiceAccount' ? `ServiceAccount "${name}/${namespace ?? bindingNamespace}"` : `${kind} "${name}"`;
}

/** Rule: `RuleAllows` and `ResourceMatches` of pkg/apis/rbac/v1. */
function allows(rule: Decoded, { verb, resource, group = '', subresource, name, path }: Attributes): boolean {
  if (!has(rule.verbs, verb)) return false;
  if (path !== undefined) return items(rule.nonResourceURLs).some((url) => matchesUrl(url, path));
  const part = subresource === undefined ? resource! : `${resource}/${subresource}`;
  const resources = items(rule.resources);
  const covers = resources.includes('*') || resources.includes(part) || (subresource !== undefined && resources.includes(`*/${subresource}`));
  return covers && has(rule.apiGroups, group) && (items(rule.resourceNames).length === 0 || (name !== undefined && rule.resourceNames.includes(name)));
}

function has(list: Decoded, value: string): boolean {
  return items(list).includes('*') || items(list).includes(value);
}
