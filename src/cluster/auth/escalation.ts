import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { isSame } from '../../kube/validation/update/same-value.ts';
import type { User } from '../api/requests.ts';
import { forbidden } from '../api/status-error.ts';
import type { Authorizer } from './authorizer.ts';
import { compacted, goList, ruleText, uncovered } from './policy-rules.ts';

const GROUP = 'rbac.authorization.k8s.io';
const EVERYTHING = [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }, { nonResourceURLs: ['*'], verbs: ['*'] }];

/** A role or binding that a user is about to write. */
export interface RbacWrite {
  authorizer: Authorizer;
  /** The name of the resource in the store; of other groups nothing is asked. */
  storage: string;
  user: User;
  namespace: string | undefined;
  object: KubeObject;
  /** What it was; undefined when it is new. */
  old?: KubeObject | undefined;
}

/**
 * Nobody may give rights that they do not have: neither in a role nor by binding one, unless they have the verb
 * `escalate`, or `bind`.
 * @throws StatusError Forbidden, or NotFound for a role that is to be bound
 * Rule: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping,
 * the storages `policybased` of pkg/registry/rbac
 */
export function checkEscalation(write: RbacWrite): void {
  const [plural, group] = split(write.storage);
  if (group !== GROUP || write.user.groups.includes('system:masters')) return;
  if (plural.endsWith('bindings')) checkBinding(write, plural);
  else checkRole(write, plural);
}

function split(storage: string): [string, string] {
  const dot = storage.indexOf('.');
  return dot < 0 ? [storage, ''] : [storage.slice(0, dot), storage.slice(dot + 1)];
}

/** Rule: `RoleEscalationAuthorized` and `Create` and `Update` of the roles' storage. */
function checkRole(write: RbacWrite, plural: string): void {
  const { authorizer, user, namespace, object, old } = write;
  if (old !== undefined && isSame(old['rules'], object['rules']) && isSame(old['aggregationRule'], object['aggregationRule'])) return;
  const { name } = object.metadata;
  if (authorizer.decide({ user, verb: 'escalate', group: GROUP, resource: plural, name, namespace }).allowed) return;
  confirm(write, plural, items(object['rules']));
  if ([object, old].every((role) => items(role?.['aggregationRule']?.clusterRoleSelectors).length === 0)) return;
  if (uncovered(ownRules(write), EVERYTHING).length > 0) {
    throw forbidden({ group: GROUP, plural }, name, 'must have cluster-admin privileges to use the aggregationRule');
  }
}

/** Rule: `BindingAuthorized` and `Create` and `Update` of the bindings' storage. */
function checkBinding(write: RbacWrite, plural: string): void {
  const { authorizer, user, namespace, object, old } = write;
  if (old !== undefined && isSame(old['roleRef'], object['roleRef']) && isSame(old['subjects'], object['subjects'])) return;
  const { kind, name } = object['roleRef'];
  const resource = kind === 'ClusterRole' ? 'clusterroles' : 'roles';
  if (authorizer.decide({ user, verb: 'bind', group: GROUP, resource, name, namespace }).allowed) return;
  confirm(write, plural, authorizer.rulesOfRole(object['roleRef'], namespace));
}

function ownRules({ authorizer, user, namespace }: RbacWrite): Decoded[] {
  return [...authorizer.rulesFor(user, namespace)].map(({ rule }) => rule);
}

/** Rule: `ConfirmNoEscalation`. */
function confirm(write: RbacWrite, plural: string, wanted: readonly Decoded[]): void {
  const missing = uncovered(ownRules(write), wanted);
  if (missing.length === 0) return;
  const texts = [...new Set(compacted(missing).map(ruleText))].sort();
  const { name, groups } = write.user;
  throw forbidden({ group: GROUP, plural }, write.object.metadata.name,
    `user ${JSON.stringify(name)} (groups=${goList(groups)}) is attempting to grant RBAC permissions not currently held:\n${texts.join('\n')}`);
}
