import { parseIp } from '../../ip.ts';
import { dns1123Label, dns1123Subdomain, labelValue, qualifiedName } from '../../names.ts';
import { items, type Decoded, type KubeObject } from '../../object.ts';
import { duplicate, invalid, required, tooMany, type FieldError } from '../field-error.ts';
import { validateFormat } from '../formats.ts';
import type { ValidationOptions } from '../kind-rule.ts';
import { validateLabels } from '../labels.ts';
import { requireOneOf } from '../one-of.ts';
import { Path } from '../path.ts';
import { validateProtocol } from '../pod/ports.ts';
import { validateIp, validateNonSpecialIp } from './addresses.ts';

const ADDRESS_TYPES = ['FQDN', 'IPv4', 'IPv6'];
const MAX_ENDPOINTS = 1000;
const MAX_ADDRESSES = 100;
const MAX_PORTS = 20_000;
const MAX_TOPOLOGY_LABELS = 16;
const MAX_HINTS = 8;

/** A slice of endpoints. Rule: `discovery/validation.ValidateEndpointSliceCreate`. */
export function validateEndpointSlice(slice: KubeObject, options: ValidationOptions): FieldError[] {
  const addressType: string = slice['addressType'] ?? '';
  return [
    ...requireOneOf(addressType, ADDRESS_TYPES, Path.root('addressType')),
    ...validateEndpointList(items(slice['endpoints']), addressType, Path.root('endpoints'), options),
    ...validatePorts(items(slice['ports']), Path.root('ports')),
  ];
}

function validateEndpointList(endpoints: Decoded[], addressType: string, path: Path, options: ValidationOptions): FieldError[] {
  if (endpoints.length > MAX_ENDPOINTS) return [tooMany(path, endpoints.length, MAX_ENDPOINTS)];
  return endpoints.flatMap((endpoint, index) => validateEndpoint(endpoint, addressType, path.index(index), options));
}

function validateEndpoint(endpoint: Decoded, addressType: string, path: Path, options: ValidationOptions): FieldError[] {
  const addresses: string[] = items(endpoint.addresses);
  const at = path.child('addresses');
  const topology = path.child('deprecatedTopology');
  const labels = Object.keys(endpoint.deprecatedTopology ?? {});
  return [
    ...(addresses.length === 0 ? [required(at, 'must contain at least 1 address')] : []),
    ...(addresses.length > MAX_ADDRESSES ? [tooMany(at, addresses.length, MAX_ADDRESSES)] : []),
    ...addresses.flatMap((address, index) => validateAddress(address, addressType, at, index, options)),
    ...(endpoint.nodeName === undefined ? [] : validateFormat(endpoint.nodeName, path.child('nodeName'), dns1123Subdomain)),
    ...(labels.length > MAX_TOPOLOGY_LABELS ? [tooMany(topology, labels.length, MAX_TOPOLOGY_LABELS)] : []),
    ...validateLabels(endpoint.deprecatedTopology, topology),
    ...(endpoint.hostname === undefined ? [] : validateFormat(endpoint.hostname, path.child('hostname'), dns1123Label)),
    ...validateHints(endpoint.hints, path.child('hints')),
  ];
}

/** An address of the other family is reported on the list, everything else on the address. */
function validateAddress(address: string, addressType: string, path: Path, index: number, options: ValidationOptions): FieldError[] {
  if (addressType === 'FQDN') return validateDomainName(address, path.index(index));
  if (addressType !== 'IPv4' && addressType !== 'IPv6') return [];
  const errors = validateIp(address, path.index(index), options);
  if (errors.length > 0) return errors;
  return [
    ...(parseIp(address)!.family === addressType ? [] : [invalid(path, address, `must be an ${addressType} address`)]),
    ...validateNonSpecialIp(address, path.index(index)),
  ];
}

/** Rule: `IsFullyQualifiedDomainName`. */
function validateDomainName(name: string, path: Path): FieldError[] {
  if (name === '') return [required(path)];
  const domain = name.replace(/\.$/, '');
  const problems = dns1123Subdomain(domain);
  if (problems.length > 0) return [invalid(path, domain, problems.join(','))];
  const labels = domain.split('.');
  if (labels.length < 2) return [invalid(path, domain, 'should be a domain with at least two segments separated by dots')];
  const label = labels.find((one) => dns1123Label(one).length > 0);
  return label === undefined ? [] : [invalid(path, label, dns1123Label(label).join(','))];
}

/** Zones and nodes that should use an endpoint. Rule: `validateHints`. */
function validateHints(hints: Decoded, path: Path): FieldError[] {
  return [
    ...validateHintNames(items(hints?.forZones), labelValue, path.child('forZones')),
    ...validateHintNames(items(hints?.forNodes), dns1123Subdomain, path.child('forNodes')),
  ];
}

function validateHintNames(hints: Decoded[], format: (name: string) => string[], path: Path): FieldError[] {
  if (hints.length > MAX_HINTS) return [tooMany(path, hints.length, MAX_HINTS)];
  const seen = new Set<string>();
  return hints.flatMap(({ name = '' }, index) => {
    const at = path.index(index).child('name');
    const errors = seen.has(name) ? [duplicate(at, name)] : [];
    seen.add(name);
    return [...errors, ...validateFormat(name, at, format)];
  });
}

function validatePorts(ports: Decoded[], path: Path): FieldError[] {
  if (ports.length > MAX_PORTS) return [tooMany(path, ports.length, MAX_PORTS)];
  const names = new Set<string>();
  return ports.flatMap((port, index) => {
    const at = path.index(index);
    const errors = port.name ? validateFormat(port.name, at.child('name'), dns1123Label) : [];
    if (names.has(port.name)) errors.push(duplicate(at.child('name'), port.name));
    names.add(port.name);
    errors.push(...validateProtocol(port.protocol, at.child('protocol')));
    if (port.appProtocol !== undefined) errors.push(...validateFormat(port.appProtocol, at.child('appProtocol'), qualifiedName));
    return errors;
  });
}
