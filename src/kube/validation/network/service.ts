import { dns1123Subdomain } from '../../names.ts';
import { items, type Decoded, type KubeObject } from '../../object.ts';
import { forbidden, invalid, notSupported, required, type FieldError } from '../field-error.ts';
import { validateFormat } from '../formats.ts';
import type { ValidationOptions } from '../kind-rule.ts';
import { validateLabels } from '../labels.ts';
import { Path } from '../path.ts';
import { validateIp, validateNonSpecialIp } from './addresses.ts';
import { allocateForService } from './service-allocation.ts';
import { clusterIpsOf, isHeadless, validateClusterIps } from './service-cluster-ips.ts';
import { validateLoadBalancerFields } from './service-load-balancer.ts';
import { validateServicePorts } from './service-ports.ts';
import { validateTrafficFields } from './service-traffic.ts';

const TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];
const AFFINITIES = ['ClientIP', 'None'];
const MAX_AFFINITY_SECONDS = 86400;

const TOPOLOGY_HINTS = 'service.kubernetes.io/topology-aware-hints';
const TOPOLOGY_MODE = 'service.kubernetes.io/topology-mode';

/**
 * A Service. Addresses and ports are allocated before anything is validated, so an error in them is
 * the only one reported. Rules: `REST.beginCreate` of the service registry, `ValidateService`.
 */
export function validateService(service: KubeObject, options: ValidationOptions): FieldError[] {
  const allocation = allocateForService(service, options);
  if (allocation.length > 0) return allocation;
  const { spec } = service;
  const path = Path.root('spec');
  return [
    ...validateTopologyAnnotations(service),
    ...(needsPorts(spec) && items(spec.ports).length === 0 ? [required(path.child('ports'))] : []),
    ...validateByType(spec, path),
    ...validateServicePorts(spec, path.child('ports')),
    ...validateLabels(spec.selector, path.child('selector')),
    ...validateSessionAffinity(spec, path),
    ...validateClusterIps(spec, path, options),
    ...validateExternalIps(spec.externalIPs, path.child('externalIPs'), options),
    ...(TYPES.includes(spec.type) ? [] : [notSupported(path.child('type'), spec.type, TYPES)]),
    ...validateLoadBalancerFields(service, path, options),
    ...validateTrafficFields(spec, path, options),
  ];
}

function needsPorts(spec: Decoded): boolean {
  return !isHeadless(spec) && spec.type !== 'ExternalName';
}

function validateTopologyAnnotations({ metadata }: KubeObject): FieldError[] {
  const hints = metadata?.annotations?.[TOPOLOGY_HINTS];
  const mode = metadata?.annotations?.[TOPOLOGY_MODE];
  if (hints === undefined || mode === undefined || hints === mode) return [];
  const path = Path.root('metadata').child('annotations').key(TOPOLOGY_MODE);
  return [invalid(path, mode, `must match annotations[${TOPOLOGY_HINTS}] when both are specified`)];
}

function validateByType(spec: Decoded, path: Path): FieldError[] {
  if (spec.type === 'LoadBalancer' || spec.type === 'NodePort') {
    return isHeadless(spec) ? [invalid(path.child('clusterIPs').index(0), 'None', `may not be set to 'None' for ${spec.type} services`)] : [];
  }
  return spec.type === 'ExternalName' ? validateExternalName(spec, path) : [];
}

/** An alias has no addresses of its own, and needs the name that it stands for. */
function validateExternalName(spec: Decoded, path: Path): FieldError[] {
  const notForAliases = 'may not be set for ExternalName services';
  const errors: FieldError[] = [];
  if (clusterIpsOf(spec).length > 0) errors.push(forbidden(path.child('clusterIPs'), notForAliases));
  if (items(spec.ipFamilies).length > 0) errors.push(forbidden(path.child('ipFamilies'), notForAliases));
  if (spec.ipFamilyPolicy !== undefined) errors.push(forbidden(path.child('ipFamilyPolicy'), notForAliases));
  // A name may end with a dot, which says that it is complete.
  const name = (spec.externalName ?? '').replace(/\.$/, '');
  if (name === '') errors.push(required(path.child('externalName')));
  else errors.push(...validateFormat(name, path.child('externalName'), dns1123Subdomain));
  return errors;
}

/** Rule: `validateClientIPAffinityConfig`. */
function validateSessionAffinity({ sessionAffinity, sessionAffinityConfig }: Decoded, path: Path): FieldError[] {
  if (!AFFINITIES.includes(sessionAffinity)) return [notSupported(path.child('sessionAffinity'), sessionAffinity, AFFINITIES)];
  const at = path.child('sessionAffinityConfig');
  if (sessionAffinity === 'None') {
    return sessionAffinityConfig ? [forbidden(at, 'must not be set when session affinity is None')] : [];
  }
  const seconds = sessionAffinityConfig.clientIP.timeoutSeconds;
  if (seconds > 0 && seconds <= MAX_AFFINITY_SECONDS) return [];
  return [invalid(at.child('clientIP').child('timeoutSeconds'), seconds, `must be greater than 0 and less than ${MAX_AFFINITY_SECONDS}`)];
}

function validateExternalIps(addresses: Decoded, path: Path, options: ValidationOptions): FieldError[] {
  return items(addresses).flatMap((address, index) => {
    const errors = validateIp(address, path.index(index), options);
    return errors.length > 0 ? errors : validateNonSpecialIp(address, path.index(index));
  });
}

