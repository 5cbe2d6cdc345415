import { parseCidr } from '../cidr.ts';
import { parseIp, type IpAddress } from '../ip.ts';
import { isReleaseBefore } from '../removed-apis.ts';
import type { Path } from '../validation/path.ts';
import { quoted, warnAt, type ObjectWarning, type WarningOptions } from './warning.ts';

const GROUPS = 8;
const IPV4_BITS = 32;
const IPV6_BITS = 128;
/** The release since which all address fields are looked at in this way. */
const SINCE = '1.33';

function hex(groups: readonly bigint[]): string {
  return groups.map((group) => group.toString(16)).join(':');
}

/**
 * An address in its canonical form: IPv4 with dots, IPv6 as RFC 5952 has it (small letters, the longest run of
 * at least two zero groups shortened, the first of equally long ones).
 */
export function formatIp({ family, value }: Pick<IpAddress, 'family' | 'value'>): string {
  if (family === 'IPv4') return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 0xffn).join('.');
  const groups = Array.from({ length: GROUPS }, (_, index) => (value >> BigInt(16 * (GROUPS - 1 - index))) & 0xffffn);
  let start = 0;
  let length = 0;
  for (let at = 0; at < GROUPS; at += 1) {
    let end = at;
    while (end < GROUPS && groups[end] === 0n) end += 1;
    if (end - at > length) [start, length] = [at, end - at];
  }
  return length < 2 ? hex(groups) : `${hex(groups.slice(0, start))}::${hex(groups.slice(start + length))}`;
}

/** An address that is not in the form that all software reads alike. Rule: `validation.GetWarningsForIP`. */
export function ipWarnings(path: Path, text: string, { version }: WarningOptions): ObjectWarning[] {
  const address = isReleaseBefore(version, SINCE) ? undefined : parseIp(text);
  if (address === undefined) return [];
  const canonical = formatIp(address);
  if (address.leadingZeros || address.mapped) {
    return [warnAt(path, `non-standard IP address ${quoted(text)} will be considered invalid in a future Kubernetes release: use ${quoted(canonical)}`)];
  }
  if (address.family === 'IPv4' || canonical === text) return [];
  return [warnAt(path, `IPv6 address ${quoted(text)} should be in RFC 5952 canonical format (${quoted(canonical)})`)];
}

/** A range that is ambiguous or not in the form that all software reads alike. Rule: `validation.GetWarningsForCIDR`. */
export function cidrWarnings(path: Path, text: string, { version }: WarningOptions): ObjectWarning[] {
  const range = isReleaseBefore(version, SINCE) ? undefined : parseCidr(text);
  if (range === undefined) return [];
  const { address, prefix, hasHostBits, leadingZeros } = range;
  const bits = address.family === 'IPv4' ? IPV4_BITS : IPV6_BITS;
  const hostBits = BigInt(bits - prefix);
  const canonical = `${formatIp({ family: address.family, value: (address.value >> hostBits) << hostBits })}/${prefix}`;
  const warnings: ObjectWarning[] = [];
  if (hasHostBits) {
    const single = `${formatIp(address)}/${bits}`;
    warnings.push(warnAt(path, `CIDR value ${quoted(text)} is ambiguous in this context (should be ${quoted(canonical)} or ${quoted(single)}?)`));
  }
  if (leadingZeros || address.mapped) {
    warnings.push(warnAt(path, `non-standard CIDR value ${quoted(text)} will be considered invalid in a future Kubernetes release: use ${quoted(canonical)}`));
  }
  if (warnings.length > 0 || address.family === 'IPv4' || canonical === text) return warnings;
  return [warnAt(path, `IPv6 CIDR value ${quoted(text)} should be in RFC 5952 canonical format (${quoted(canonical)})`)];
}
