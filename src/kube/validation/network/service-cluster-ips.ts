import { parseIp } from '../../ip.ts';
import { items, type Decoded } from '../../object.ts';
import { duplicate, invalid, notSupported, required, type FieldError } from '../field-error.ts';
import type { ValidationOptions } from '../kind-rule.ts';
import type { Path } from '../path.ts';
import { validateIp } from './addresses.ts';

const FAMILIES = ['IPv4', 'IPv6'];
const FAMILY_POLICIES = ['PreferDualStack', 'RequireDualStack', 'SingleStack'];
const NONE = 'None';

/**
 * A Service's addresses; `clusterIP` alone stands for a list of one.
 * Rule: `normalizeClusterIPs` of the service registry.
 */
export function clusterIpsOf(spec: Decoded): string[] {
  const list = items(spec.clusterIPs);
  return list.length === 0 && spec.clusterIP ? [spec.clusterIP] : list;
}

/** Without an address of its own. Rule: `isHeadlessService`. */
export function isHeadless(spec: Decoded): boolean {
  const addresses = clusterIpsOf(spec);
  return addresses.length === 1 && addresses[0] === NONE;
}

/** Addresses, their families and how many families are wanted. Rule: `ValidateServiceClusterIPsRelatedFields`. */
export function validateClusterIps(spec: Decoded, path: Path, options: ValidationOptions): FieldError[] {
  if (spec.type === 'ExternalName') return [];
  const addresses = clusterIpsOf(spec);
  const at = path.child('clusterIPs');
  const errors = [
    ...validateFirstAddress(spec.clusterIP ?? '', addresses, at),
    ...validateFamilies(spec.ipFamilies, path.child('ipFamilies')),
  ];
  if (spec.ipFamilyPolicy !== undefined && !FAMILY_POLICIES.includes(spec.ipFamilyPolicy)) {
    errors.push(notSupported(path.child('ipFamilyPolicy'), spec.ipFamilyPolicy, FAMILY_POLICIES));
  }
  const invalidAddresses = validateAddresses(addresses, at, options);
  errors.push(...invalidAddresses);
  if (addresses.length > 2) errors.push(invalid(at, addresses, 'may only hold up to 2 values'));
  if (invalidAddresses.length > 0) return errors;
  if (addresses.length > 1 && !isDualStack(addresses)) {
    errors.push(invalid(at, addresses, 'may specify no more than one IP for each IP family'));
  }
  if (!isHeadless(spec)) errors.push(...validateAddressFamilies(addresses, items(spec.ipFamilies), at));
  return errors;
}

function validateFirstAddress(clusterIp: string, addresses: string[], path: Path): FieldError[] {
  if (clusterIp === '') return addresses.length > 0 ? [invalid(path, addresses, 'must be empty when `clusterIP` is not specified')] : [];
  if (addresses.length === 0) return [required(path)];
  return addresses[0] === clusterIp ? [] : [invalid(path, addresses, 'first value must match `clusterIP`')];
}

function validateFamilies(families: Decoded, path: Path): FieldError[] {
  const seen = new Set<string>();
  return items(families).flatMap((family, index) => {
    const errors = FAMILIES.includes(family) ? [] : [notSupported(path.index(index), family, FAMILIES)];
    if (seen.has(family)) errors.push(duplicate(path.index(index), family));
    seen.add(family);
    return errors;
  });
}

function validateAddresses(addresses: string[], path: Path, options: ValidationOptions): FieldError[] {
  return addresses.flatMap((address, index) => {
    if (index > 0 || address !== NONE) return validateIp(address, path.index(index), options);
    return addresses.length > 1 ? [invalid(path, addresses, "'None' must be the first and only value")] : [];
  });
}

/** Rule: `netutils.IsDualStackIPStrings`. */
function isDualStack(addresses: string[]): boolean {
  return new Set(addresses.map((address) => parseIp(address)?.family)).size > 1;
}

function validateAddressFamilies(addresses: string[], families: string[], path: Path): FieldError[] {
  return addresses.slice(0, families.length).flatMap((address, index) => {
    const family = families[index]!;
    const isOther = FAMILIES.includes(family) && parseIp(address)?.family !== family;
    return isOther ? [invalid(path.index(index), address, `expected an ${family} value as indicated by \`ipFamilies[${index}]\``)] : [];
  });
}
