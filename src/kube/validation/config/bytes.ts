import type { Decoded } from '../../object.ts';

/** How many bytes the data of a ConfigMap or a Secret may have. Rule: `MaxSecretSize`. */
export const MAX_DATA_BYTES = 1024 * 1024;

/** The number of bytes of a decoded value, which Go reads from base64 or, rarely, from a list of numbers. */
export function bytesLength(value: Decoded): number {
  if (Array.isArray(value)) return value.length;
  const text = (value ?? '').replace(/[\r\n]/g, '');
  return Math.floor((text.length * 3) / 4) - (text.length - text.replace(/=+$/, '').length);
}

/** The bytes themselves. */
export function bytesOf(value: Decoded): Uint8Array {
  if (Array.isArray(value)) return Uint8Array.from(value);
  return Uint8Array.from(atob((value ?? '').replace(/[\r\n]/g, '')), (char) => char.charCodeAt(0));
}
