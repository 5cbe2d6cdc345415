import { parseIp, type IpAddress } from './ip.ts';

/** A range of addresses: `10.0.0.0/8`. */
export interface Cidr {
  address: IpAddress;
  /** How many leading bits the addresses of the range share. */
  prefix: number;
  /** The address or the prefix length has zeros in front. */
  leadingZeros: boolean;
  /** Bits are set that the prefix length cuts off, as in `10.0.0.5/8`. */
  hasHostBits: boolean;
}

/**
 * Reads a CIDR value; `undefined` when it is none. Zeros in front and bits beyond the prefix are only
 * marked. Rule: `netutils.ParseCIDRSloppy` of `k8s.io/utils`.
 */
export function parseCidr(text: string): Cidr | undefined {
  const slash = text.indexOf('/');
  const address = slash < 0 ? undefined : parseIp(text.slice(0, slash));
  const digits = text.slice(slash + 1);
  if (address === undefined || !/^[0-9]+$/.test(digits)) return undefined;
  const bits = address.family === 'IPv4' ? 32 : 128;
  // An IPv4 address written as IPv6 has a prefix length of 128 bits.
  const prefix = Number(digits) - (address.mapped ? 96 : 0);
  if (prefix > bits || prefix < 0) return undefined;
  return {
    address,
    prefix,
    leadingZeros: address.leadingZeros || (digits.length > 1 && digits.startsWith('0')),
    hasHostBits: (address.value & ((1n << BigInt(bits - prefix)) - 1n)) !== 0n,
  };
}

/** Whether `inner` lies in `outer` and is smaller. */
export function isStrictSubset(inner: Cidr, outer: Cidr): boolean {
  if (inner.address.family !== outer.address.family || inner.prefix <= outer.prefix) return false;
  const shift = BigInt((outer.address.family === 'IPv4' ? 32 : 128) - outer.prefix);
  return inner.address.value >> shift === outer.address.value >> shift;
}
