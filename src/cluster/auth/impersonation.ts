import type { User } from '../api/requests.ts';
import { forbidden, type StatusError } from '../api/status-error.ts';
import type { Authorizer } from './authorizer.ts';

/** Groups that the server adds itself, so that nobody has to ask for them. */
const ADDED = /^system:(?:un)?authenticated$|^system:serviceaccounts(?::|$)/;
const SERVICE_ACCOUNT = /^system:serviceaccount:([^:]+):([^:]+)$/;

/**
 * Why a user may not act as another; undefined when they may: the verb `impersonate` is asked for the user and for each
 * of the groups.
 * Rule: `WithImpersonation` of apiserver's filters.
 */
export function impersonationRefusal(authorizer: Authorizer, user: User, as: User): StatusError | undefined {
  const account = SERVICE_ACCOUNT.exec(as.name);
  const [namespace, name] = account === null ? [undefined, as.name] : [account[1], account[2]!];
  const wanted = [
    { resource: account === null ? 'users' : 'serviceaccounts', group: '', namespace, name },
    ...as.groups.filter((group) => !ADDED.test(group)).map((group) => ({ resource: 'groups', group: '', namespace: undefined, name: group })),
    ...(as.uid === undefined ? [] : [{ resource: 'uids', group: 'authentication.k8s.io', namespace: undefined, name: as.uid }]),
  ];
  for (const one of wanted) {
    const { allowed, reason } = authorizer.decide({ user, verb: 'impersonate', ...one });
    if (!allowed) return refused({ user, verb: 'impersonate', ...one, reason });
  }
  return undefined;
}

/**
 * The server's words to who may not do something.
 * Rule: `responsewriters.Forbidden` and `forbiddenMessage` of apiserver.
 */
export function refused({ user, verb, resource, group, namespace, name, reason }: {
  user: User; verb: string; resource: string; group: string; namespace: string | undefined; name: string; reason: string;
}): StatusError {
  const scope = namespace === undefined ? ' at the cluster scope' : ` in the namespace "${namespace}"`;
  const because = reason === '' ? '' : `: ${reason}`;
  return forbidden({ group, plural: resource }, name, `User ${JSON.stringify(user.name)} cannot ${verb} resource "${resource}" in API group "${group}"${scope}${because}`);
}
