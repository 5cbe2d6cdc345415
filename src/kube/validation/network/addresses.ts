import { parseCidr } from '../../cidr.ts';
import { isLinkLocal, isLinkLocalMulticast, isLoopback, isUnspecified, parseIp } from '../../ip.ts';
import { invalid, type FieldError } from '../field-error.ts';
import type { ValidationOptions } from '../kind-rule.ts';
import type { Path } from '../path.ts';
import { addressesAreStrict } from './releases.ts';

/** An IP address. Rule: `IsValidIPForLegacyField`. */
export function validateIp(text: string, path: Path, options: ValidationOptions): FieldError[] {
  const address = parseIp(text);
  if (address === undefined) return [invalid(path, text, 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)')];
  if (!addressesAreStrict(options)) return [];
  if (address.leadingZeros) return [invalid(path, text, 'must not have leading 0s')];
  return address.mapped ? [invalid(path, text, 'must not be an IPv4-mapped IPv6 address')] : [];
}

/** A range of addresses. Rule: `IsValidCIDRForLegacyField`. */
export function validateCidr(text: string, path: Path, options: ValidationOptions): FieldError[] {
  const cidr = parseCidr(text);
  if (cidr === undefined) return [invalid(path, text, 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)')];
  if (!addressesAreStrict(options)) return [];
  if (cidr.leadingZeros) return [invalid(path, text, 'must not have leading 0s in IP or prefix length')];
  if (cidr.address.mapped) return [invalid(path, text, 'must not have an IPv4-mapped IPv6 address')];
  return cidr.hasHostBits ? [invalid(path, text, 'must not have bits set beyond the prefix length')] : [];
}

/** An address that other machines can reach. Rule: `ValidateNonSpecialIP`. */
export function validateNonSpecialIp(text: string, path: Path): FieldError[] {
  const address = parseIp(text);
  if (address === undefined) return [invalid(path, text, 'must be a valid IP address')];
  const errors: FieldError[] = [];
  if (isUnspecified(address)) errors.push(invalid(path, text, `may not be unspecified (${text})`));
  if (isLoopback(address)) errors.push(invalid(path, text, 'may not be in the loopback range (127.0.0.0/8, ::1/128)'));
  if (isLinkLocal(address)) errors.push(invalid(path, text, 'may not be in the link-local range (169.254.0.0/16, fe80::/10)'));
  if (isLinkLocalMulticast(address)) {
    errors.push(invalid(path, text, 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)'));
  }
  return errors;
}
