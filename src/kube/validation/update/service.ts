import { items, type Decoded, type KubeObject } from '../../object.ts';
import { forbidden, invalid, type FieldError } from '../field-error.ts';
import { Path } from '../path.ts';
import { clusterIpsOf, isHeadless } from '../network/service-cluster-ips.ts';
import { immutable } from './immutable.ts';
import type { Request, Update } from './update-rule.ts';

const WITH_NODE_PORTS = new Set(['LoadBalancer', 'NodePort']);
const ONCE = 'may not change once set';

function isAlias(spec: Decoded): boolean {
  return spec?.type === 'ExternalName';
}

function needsHealthCheck({ type, externalTrafficPolicy }: Decoded): boolean {
  return type === 'LoadBalancer' && externalTrafficPolicy === 'Local';
}

/** Addresses and ports stay allocated to a Service that does not ask for others. Rule: `patchAllocatedValues` of the registry. */
export function keepAllocatedValues({ given, before }: Request): KubeObject {
  const spec = { ...given['spec'] };
  const old = before['spec'];
  if (!isAlias(spec) && !isAlias(old)) {
    spec.clusterIP ||= old.clusterIP;
    if (items(spec.clusterIPs).length === 0 && spec.clusterIP === old.clusterIP) spec.clusterIPs = old.clusterIPs;
  }
  if (WITH_NODE_PORTS.has(spec.type) && WITH_NODE_PORTS.has(old.type)) spec.ports = keepNodePorts(items(spec.ports), items(old.ports));
  if (needsHealthCheck(spec) && needsHealthCheck(old)) spec.healthCheckNodePort ||= old.healthCheckNodePort;
  for (const [field, value] of Object.entries(spec)) if (value === undefined) delete spec[field];
  return { ...given, spec };
}

function portKey({ protocol, port }: Decoded): string {
  return `${protocol || 'TCP'}/${port}`;
}

function keepNodePorts(ports: Decoded[], old: Decoded[]): Decoded[] {
  const allocated = new Map(old.map((one) => [portKey(one), one.nodePort]));
  const asked = new Set(ports.map(({ nodePort }) => nodePort));
  return ports.map((one) => {
    const kept = allocated.get(portKey(one));
    return one.nodePort || !kept || asked.has(kept) ? one : { ...one, nodePort: kept };
  });
}

/**
 * What allocators gave, or were asked for, stays. An old object without an address is a manifest: the
 * Service had one, which is not known. Rule: `ValidateServiceUpdate`.
 */
export function validateServiceChanges({ now, before }: Update): FieldError[] {
  const path = Path.root('spec');
  const [spec, old] = [now['spec'], before['spec']];
  return [
    ...(isAlias(spec) || isAlias(old) ? [] : [...validateAddresses(spec, old, path), ...validateFamilies(spec, old, path)]),
    ...validateLoadBalancerClass(spec, old, path.child('loadBalancerClass')),
    ...validateHealthCheck(spec, old, path.child('healthCheckNodePort')),
  ];
}

/** Rule: `validateUpgradeDowngradeClusterIPs`. */
function validateAddresses(spec: Decoded, old: Decoded, path: Path): FieldError[] {
  const at = path.child('clusterIPs');
  const [addresses, before] = [clusterIpsOf(spec), clusterIpsOf(old)];
  if (before.length === 0) return isHeadless(spec) ? [invalid(at.index(0), addresses, ONCE)] : [];
  if (isHeadless(spec) && isHeadless(old)) return [];
  if (addresses.length === before.length) {
    return before.flatMap((address, index) => (address === addresses[index] ? [] : [invalid(at.index(index), addresses, ONCE)]));
  }
  return [
    ...(addresses[0] === before[0] ? [] : [invalid(at.index(0), addresses, ONCE)]),
    ...(addresses.length < before.length ? validateRelease(spec, 'clusterIP', path) : []),
  ];
}

/** Rule: `validateUpgradeDowngradeIPFamilies`. */
function validateFamilies(spec: Decoded, old: Decoded, path: Path): FieldError[] {
  const at = path.child('ipFamilies').index(0);
  const [families, before] = [items(spec.ipFamilies), items(old.ipFamilies)];
  // The server fills in families that are left open, on both sides.
  if (isHeadless(spec) || isHeadless(old) || families.length === 0 || before.length === 0) return [];
  if (families.length === before.length) return before.flatMap((family, index) => (family === families[index] ? [] : [invalid(at, families, ONCE)]));
  return [
    ...(families[0] === before[0] ? [] : [invalid(at, families, ONCE)]),
    ...(families.length < before.length ? validateRelease(spec, 'ipFamily', path) : []),
  ];
}

/** The second family is given back only by a Service that says it wants one. */
function validateRelease({ ipFamilyPolicy }: Decoded, what: string, path: Path): FieldError[] {
  if (ipFamilyPolicy === 'SingleStack') return [];
  return [invalid(path.child('ipFamilyPolicy'), ipFamilyPolicy, `must be set to 'SingleStack' when releasing the secondary ${what}`)];
}

/** Rule: `validateLoadBalancerClassField`. */
function validateLoadBalancerClass(spec: Decoded, old: Decoded, path: Path): FieldError[] {
  if (spec.type !== 'LoadBalancer' || old.type !== 'LoadBalancer' || spec.loadBalancerClass === old.loadBalancerClass) return [];
  return [invalid(path, spec.loadBalancerClass, ONCE)];
}

/** Rule: `validateServiceExternalTrafficFieldsUpdate`; a port that was not asked for was given, and is not known. */
function validateHealthCheck(spec: Decoded, old: Decoded, path: Path): FieldError[] {
  if (!needsHealthCheck(spec) || !needsHealthCheck(old) || !old.healthCheckNodePort) return [];
  return spec.healthCheckNodePort === old.healthCheckNodePort ? [] : [forbidden(path, 'field is immutable')];
}

/** Rule: `ValidateIngressClassUpdate`. */
export function validateIngressClassChanges({ now, before }: Update): FieldError[] {
  return immutable(now['spec'].controller, before['spec'].controller, Path.root('spec').child('controller'), now['spec'].controller ?? '');
}

/** Rule: `discovery/validation.ValidateEndpointSliceUpdate`. */
export function validateEndpointSliceChanges({ now, before }: Update): FieldError[] {
  return immutable(now['addressType'], before['addressType'], Path.root('addressType'), now['addressType'] ?? '');
}
