import { bytesToBase64 } from '../../kube/base64-text.ts';

/** The bytes of the first block of a kind (`CERTIFICATE`) in a PEM text; undefined when there is none. Rule: RFC 7468. */
export function pemBlock(text: string, kind: string): Uint8Array | undefined {
  const block = new RegExp(`-----BEGIN ${kind}-----([A-Za-z0-9+/=\\s]*)-----END ${kind}-----`).exec(text)?.[1];
  return block === undefined ? undefined : base64Bytes(block);
}

export function pemText(kind: string, bytes: Uint8Array): string {
  return `-----BEGIN ${kind}-----\n${bytesToBase64(bytes).replace(/.{64}(?=.)/g, '$&\n')}\n-----END ${kind}-----\n`;
}

/** The bytes of base64, in the alphabet of PEM or of web tokens; undefined when it is none. */
export function base64Bytes(text: string): Uint8Array | undefined {
  const clean = text.replace(/\s+/g, '').replaceAll('-', '+').replaceAll('_', '/');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(clean) || clean.replace(/=+$/, '').length % 4 === 1) return undefined;
  return Uint8Array.from(atob(clean.replace(/=+$/, '')), (character) => character.codePointAt(0)!);
}

/** Bytes or a text in the base64 of web tokens, without padding. Rule: RFC 7515, section 2. */
export function base64Url(data: Uint8Array | string): string {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  return bytesToBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
