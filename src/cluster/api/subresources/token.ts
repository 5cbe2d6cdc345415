import type { Decoded, KubeObject } from '../../../kube/object.ts';
import { ISSUER, signedToken } from '../../auth/service-account-token.ts';
import { mustFindStored, type Serving } from '../serving.ts';
import { badRequest, conflict, invalid, notFound } from '../status-error.ts';
import type { Subresource } from '../subresources.ts';

const DEFAULT_SECONDS = 3600;
const LEAST_SECONDS = 600;
const MOST_SECONDS = 2 ** 32;

/** What a token can be bound to, so that it ends with it. */
const BOUND: Readonly<Record<string, string>> = { Node: 'nodes', Pod: 'pods', Secret: 'secrets' };

/** A token of a service account: a JSON web token. Rule: `TokenREST.Create`. */
export const token: Subresource = {
  create(serving, at, body) {
    const account = mustFindStored(serving, at);
    const { clock, random } = serving.plane;
    const { audiences: asked = [], expirationSeconds = DEFAULT_SECONDS, boundObjectRef } = (body as Decoded)?.spec ?? {};
    check(expirationSeconds);
    const audiences = asked.length === 0 ? [ISSUER] : asked;
    const now = Math.floor(clock.now / 1000);
    const { name, namespace, uid } = account.metadata;
    const claims = {
      aud: audiences, exp: now + expirationSeconds, iat: now, iss: ISSUER, jti: random.uuid(),
      'kubernetes.io': { namespace, ...boundClaims(serving, boundObjectRef, account), serviceaccount: { name, uid } },
      nbf: now, sub: `system:serviceaccount:${namespace}:${name}`,
    };
    const object = {
      apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest',
      metadata: { creationTimestamp: clock.timestamp(), name, namespace },
      spec: { audiences, boundObjectRef: boundObjectRef ?? null, expirationSeconds },
      status: { expirationTimestamp: clock.timestamp((now + expirationSeconds) * 1000), token: signedToken(claims) },
    };
    return { object, warnings: [] };
  },
};

/** Rule: `ValidateTokenRequest`. */
function check(seconds: number): void {
  const limit = seconds < LEAST_SECONDS ? 'less than 10 minutes' : seconds > MOST_SECONDS ? 'larger than 2^32 seconds' : undefined;
  if (limit === undefined) return;
  const field = 'spec.expirationSeconds';
  const message = `Invalid value: ${seconds}: may not specify a duration ${limit}`;
  throw invalid({ group: 'authentication.k8s.io', kind: 'TokenRequest' }, '', [{ field, reason: 'FieldValueInvalid', message, text: `${field}: ${message}` }]);
}

/** What the claims say of the object that the token is bound to, and of the node of a pod. */
function boundClaims({ plane: { store } }: Serving, ref: Decoded, account: KubeObject): Decoded {
  if (ref === undefined || ref === null) return {};
  const plural = ref.apiVersion === 'v1' ? BOUND[ref.kind] : undefined;
  if (plural === undefined) throw badRequest(`cannot bind token to object of type ${ref.apiVersion ?? ''}, Kind=${ref.kind ?? ''}`);
  const { name, namespace } = account.metadata;
  const object = store.get(plural, ref.kind === 'Node' ? undefined : namespace, ref.name);
  if (object === undefined) throw notFound({ group: '', plural }, ref.name);
  const { uid } = object.metadata;
  if (ref.uid !== undefined && ref.uid !== '' && ref.uid !== uid) {
    throw conflict({ group: '', plural }, ref.name, `the UID in the bound object reference (${ref.uid}) does not match the UID in record. The object might have been deleted and then recreated`);
  }
  const claims = { [ref.kind.toLowerCase()]: { name: ref.name, uid } };
  if (ref.kind !== 'Pod') return claims;
  const { serviceAccountName, nodeName = '' } = object['spec'];
  if (serviceAccountName !== name) throw badRequest(`cannot bind token for serviceaccount ${JSON.stringify(name)} to pod running with different serviceaccount name.`);
  const node = nodeName === '' ? undefined : store.get('nodes', undefined, nodeName);
  return { ...claims, ...(node === undefined ? {} : { node: { name: nodeName, uid: node.metadata.uid } }) };
}
