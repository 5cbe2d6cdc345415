import { base64Bytes, base64Url } from './pem.ts';
import { isSignature, signatureOf } from './signature.ts';
import type { Decoded } from '../../kube/object.ts';

/** Who makes the tokens of service accounts, and for whom unless something else is asked for. */
export const ISSUER = 'https://kubernetes.default.svc.cluster.local';
/** Who makes those that a Secret holds. */
export const LEGACY_ISSUER = 'kubernetes/serviceaccount';
const HEADER = base64Url(JSON.stringify({ alg: 'RS256', kid: 'c2ltdWxhdGVkIGNsdXN0ZXIsIG5vIGVuY3J5cHRpb24' }));

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A JSON web token with these claims, signed by the cluster. Rule: RFC 7519. */
export function signedToken(claims: Decoded): string {
  const document = `${HEADER}.${base64Url(JSON.stringify(claims))}`;
  return `${document}.${base64Url(signatureOf(bytesOf(document)))}`;
}

/** The claims of a token that the cluster signed; undefined when it is another's, or no token. */
export function claimsOf(token: string): Decoded {
  const [header, payload, signature, ...more] = token.split('.').map((part) => base64Bytes(part));
  if (header === undefined || payload === undefined || signature === undefined || more.length > 0) return undefined;
  if (!isSignature(signature, bytesOf(token.slice(0, token.lastIndexOf('.'))))) return undefined;
  return JSON.parse(new TextDecoder().decode(payload));
}
