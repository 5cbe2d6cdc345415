import type { User } from '../cluster/api/requests.ts';
import { ADMIN_CERTIFICATE } from './kubeconfig.ts';

const ANONYMOUS: User = { name: 'system:anonymous', groups: ['system:unauthenticated'] };

/**
 * Whom a credential of a kubeconfig makes you.
 * @returns undefined for the administrator
 * Rule: the authenticators of the API server: the subject of a service account's token, or anonymous.
 */
export function userOf(credential: string): User | undefined {
  if (credential === ADMIN_CERTIFICATE) return undefined;
  const subject = subjectOf(credential);
  const [, namespace] = /^system:serviceaccount:([^:]+):[^:]+$/.exec(subject) ?? [];
  if (namespace === undefined) return ANONYMOUS;
  return { name: subject, groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'] };
}

/** The subject of a JSON web token; empty when it is none. */
function subjectOf(token: string): string {
  const [, payload = ''] = token.split('.');
  try {
    const claims = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as { sub?: unknown };
    return typeof claims.sub === 'string' ? claims.sub : '';
  } catch {
    return '';
  }
}
