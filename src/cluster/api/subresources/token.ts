import { bytesToBase64 } from '../../../kube/base64-text.ts';
import type { Decoded } from '../../../kube/object.ts';
import { mustFindStored } from '../serving.ts';
import type { Subresource } from '../subresources.ts';

const ISSUER = 'https://kubernetes.default.svc.cluster.local';
const DEFAULT_SECONDS = 3600;

const encoded = (value: unknown): string =>
  bytesToBase64(new TextEncoder().encode(JSON.stringify(value))).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

/** A token of a service account: a JSON web token with true claims and a signature that means nothing. Rule: `TokenREST.Create`. */
export const token: Subresource = {
  create(serving, at, body) {
    const account = mustFindStored(serving, at);
    const { clock, random } = serving.plane;
    const { audiences = [ISSUER], expirationSeconds = DEFAULT_SECONDS } = (body as Decoded).spec ?? {};
    const now = Math.floor(clock.now / 1000);
    const { name, namespace, uid } = account.metadata;
    const claims = {
      aud: audiences, exp: now + expirationSeconds, iat: now, iss: ISSUER, jti: random.uuid(),
      'kubernetes.io': { namespace, serviceaccount: { name, uid } }, nbf: now, sub: `system:serviceaccount:${namespace}:${name}`,
    };
    const signature = bytesToBase64(Uint8Array.from({ length: 256 }, () => random.below(256))).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
    const object = {
      apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest',
      metadata: { creationTimestamp: clock.timestamp(), name, namespace },
      spec: { audiences, boundObjectRef: null, expirationSeconds },
      status: {
        expirationTimestamp: clock.timestamp(clock.now + expirationSeconds * 1000),
        token: `${encoded({ alg: 'RS256', kid: random.hex(43) })}.${encoded(claims)}.${signature}`,
      },
    };
    return { object, warnings: [] };
  },
};
