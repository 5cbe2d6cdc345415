/** An IP address as a number of 32 or 128 bits. */
export interface IpAddress {
  family: 'IPv4' | 'IPv6';
  value: bigint;
  /** Written as IPv6 (`::ffff:10.0.0.1`), but an IPv4 address. */
  mapped: boolean;
  /** A part has zeros in front (`010.0.0.1`), which other software may read as octal. */
  leadingZeros: boolean;
}

const DECIMAL = /^[0-9]+$/;
const HEX = /^[0-9a-fA-F]+$/;
const GROUPS = 8;
const MAPPED_PREFIX = 0xffffn;

/**
 * Reads an IP address as Kubernetes does: zeros in front are tolerated here, and only marked, since
 * whether they are allowed depends on the field. `undefined` when it is no address.
 * Rule: `netutils.ParseIPSloppy` of `k8s.io/utils`.
 */
export function parseIp(text: string): IpAddress | undefined {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

function parseIpv4(text: string): IpAddress | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => DECIMAL.test(part) && Number(part) <= 255)) return undefined;
  return {
    family: 'IPv4',
    value: parts.reduce((value, part) => value * 256n + BigInt(Number(part)), 0n),
    mapped: false,
    leadingZeros: parts.some((part) => part.length > 1 && part.startsWith('0')),
  };
}

function parseIpv6(text: string): IpAddress | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const head = readGroups(halves[0]!, halves.length === 1);
  const tail = halves.length === 2 ? readGroups(halves[1]!, true) : { groups: [], leadingZeros: false };
  if (head === undefined || tail === undefined) return undefined;
  const missing = GROUPS - head.groups.length - tail.groups.length;
  // `::` stands for at least one group.
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head.groups, ...Array<number>(missing).fill(0), ...tail.groups];
  const value = groups.reduce((sum, group) => sum * 65536n + BigInt(group), 0n);
  const leadingZeros = head.leadingZeros || tail.leadingZeros;
  if (value >> 32n === MAPPED_PREFIX) return { family: 'IPv4', value: value & 0xffffffffn, mapped: true, leadingZeros };
  return { family: 'IPv6', value, mapped: false, leadingZeros };
}

/** The 16-bit groups of one side of `::`; the last two may be written as an IPv4 address. */
function readGroups(text: string, isEnd: boolean): { groups: number[]; leadingZeros: boolean } | undefined {
  if (text === '') return { groups: [], leadingZeros: false };
  const groups: number[] = [];
  let leadingZeros = false;
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (part.includes('.')) {
      const embedded = isEnd && index === parts.length - 1 ? parseIpv4(part) : undefined;
      if (embedded === undefined) return undefined;
      groups.push(Number(embedded.value >> 16n), Number(embedded.value & 0xffffn));
      leadingZeros ||= embedded.leadingZeros;
    } else {
      if (!HEX.test(part) || Number.parseInt(part, 16) > 0xffff) return undefined;
      groups.push(Number.parseInt(part, 16));
      // Up to four digits are the usual way to write a group, `0db8` included.
      leadingZeros ||= part.length > 4;
    }
  }
  return { groups, leadingZeros };
}

function isWithin({ family, value }: IpAddress, of: IpAddress['family'], network: bigint, prefix: number): boolean {
  const shift = BigInt((of === 'IPv4' ? 32 : 128) - prefix);
  return family === of && value >> shift === network >> shift;
}

/** `0.0.0.0` and `::`. */
export function isUnspecified({ value }: IpAddress): boolean {
  return value === 0n;
}

/** `127.0.0.0/8` and `::1`. */
export function isLoopback(address: IpAddress): boolean {
  return isWithin(address, 'IPv4', 0x7f000000n, 8) || isWithin(address, 'IPv6', 1n, 128);
}

/** `169.254.0.0/16` and `fe80::/10`. */
export function isLinkLocal(address: IpAddress): boolean {
  return isWithin(address, 'IPv4', 0xa9fe0000n, 16) || isWithin(address, 'IPv6', 0xfe80n << 112n, 10);
}

/** `224.0.0.0/24` and the link-local multicast scope of IPv6, `ff02::/16`. */
export function isLinkLocalMulticast(address: IpAddress): boolean {
  return isWithin(address, 'IPv4', 0xe0000000n, 24) || isWithin(address, 'IPv6', 0xff02n << 112n, 16);
}
