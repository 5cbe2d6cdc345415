import type { Decoded } from '../../kube/object.ts';
import type { User } from '../api/requests.ts';
import type { Clock } from '../clock/clock.ts';
import type { Store } from '../store/store.ts';
import { issueCertificate, readCertificate, type Subject } from './certificate.ts';
import { base64Bytes } from './pem.ts';
import { claimsOf, ISSUER, LEGACY_ISSUER } from './service-account-token.ts';

/** What a credential is looked up in. */
export interface Known {
  readonly store: Store;
  readonly clock: Pick<Clock, 'now'>;
}

const AUTHENTICATED = 'system:authenticated';
const CREDENTIAL_ID = 'authentication.kubernetes.io/credential-id';

/** A request without credentials. */
export const ANONYMOUS: User = { name: 'system:anonymous', groups: ['system:unauthenticated'] };

/** A request with credentials that the server does not take: all are answered with 401. */
export const UNAUTHENTICATED: User = { name: '', groups: [] };

const ADMIN_SUBJECT: Subject = { commonName: 'docker-admin', organizations: ['system:masters'] };

/** The certificate, in PEM, that the kubeconfig of a fresh cluster has for its administrator. */
export const ADMIN_CERTIFICATE = issueCertificate(ADMIN_SUBJECT, Date.UTC(2020, 0, 1), Date.UTC(2049, 0, 1));

/** Who the kubeconfig of a fresh cluster makes you. */
export const ADMIN: User = userOfCertificate(ADMIN_CERTIFICATE, 0)!;

/**
 * Who sends a credential.
 * @param credential a client certificate in PEM, or in base64 as kubeconfigs have it; a token that this cluster issued;
 *   or the empty string
 * @returns `UNAUTHENTICATED` when the credential is none of these, has expired, or its service account is gone
 * Rule: https://kubernetes.io/docs/reference/access-authn-authz/authentication/
 */
export function userOfCredential(credential: string, known: Known): User {
  if (credential === '') return ANONYMOUS;
  return userOfCertificate(credential, known.clock.now) ?? userOfToken(credential, known) ?? UNAUTHENTICATED;
}

/** Rule: `CommonNameUserConversion`. */
function userOfCertificate(credential: string, now: number): User | undefined {
  const text = credential.includes('-----BEGIN') ? credential : new TextDecoder().decode(base64Bytes(credential) ?? new Uint8Array());
  const certificate = readCertificate(text);
  if (certificate === undefined || certificate.subject.commonName === '' || now > certificate.notAfter) return undefined;
  const { commonName, organizations } = certificate.subject;
  return { name: commonName, groups: [...organizations, AUTHENTICATED], extra: { [CREDENTIAL_ID]: [`X509SHA256=${certificate.sha256}`] } };
}

/**
 * Who sends the token of a service account.
 * @param audiences whom it must be for, one of them at least; the API server when undefined
 * Rule: `validator.Validate` of pkg/serviceaccount.
 */
export function userOfToken(token: string, { store, clock }: Known, audiences: readonly string[] = [ISSUER]): User | undefined {
  const claims = claimsOf(token);
  if (claims === undefined) return undefined;
  const isLegacy = claims.iss === LEGACY_ISSUER;
  const { namespace, serviceaccount, pod, node, secret } = isLegacy ? legacyClaims(claims) : claims['kubernetes.io'];
  if (!isLegacy && (clock.now >= claims.exp * 1000 || !audiences.some((audience) => claims.aud.includes(audience)))) return undefined;
  const isThere = (resource: string, of: Decoded, inNamespace: string | undefined): boolean =>
    of === undefined || store.get(resource, inNamespace, of.name)?.metadata.uid === of.uid;
  if (!isThere('serviceaccounts', serviceaccount, namespace)) return undefined;
  if (!isThere('pods', pod, namespace) || !isThere('nodes', pod === undefined ? node : undefined, undefined)) return undefined;
  if (isLegacy ? store.get('secrets', namespace, secret.name)?.['data']?.token !== btoa(token) : !isThere('secrets', secret, namespace)) return undefined;
  return serviceAccountUser(namespace, serviceaccount, {
    ...(claims.jti === undefined ? {} : { [CREDENTIAL_ID]: [`JTI=${claims.jti}`] }),
    ...about('node', node), ...about('pod', pod),
  });
}

function about(what: 'node' | 'pod', object: { name: string; uid: string } | undefined): Record<string, string[]> {
  if (object === undefined) return {};
  const prefix = `authentication.kubernetes.io/${what}`;
  return { [`${prefix}-name`]: [object.name], [`${prefix}-uid`]: [object.uid] };
}

/** The claims of a token in a Secret stand one by one. Rule: `legacyPrivateClaims`. */
function legacyClaims(claims: Decoded): Decoded {
  const claim = (name: string): string => claims[`${LEGACY_ISSUER}/${name}`];
  return {
    namespace: claim('namespace'), secret: { name: claim('secret.name') },
    serviceaccount: { name: claim('service-account.name'), uid: claim('service-account.uid') },
  };
}

/** Rule: `serviceaccount.UserInfo`, and `AuthenticatedGroupAdder`. */
function serviceAccountUser(namespace: string, { name, uid }: { name: string; uid: string }, extra: Record<string, string[]>): User {
  return {
    name: `system:serviceaccount:${namespace}:${name}`, uid,
    groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, AUTHENTICATED],
    ...(Object.keys(extra).length === 0 ? {} : { extra }),
  };
}
