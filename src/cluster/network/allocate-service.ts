import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { forbiddenAddress, ServiceRanges } from './service-ranges.ts';
import type { ControlPlane } from '../control-plane.ts';

const wantsNodePorts = ({ type, allocateLoadBalancerNodePorts }: Decoded): boolean =>
  type === 'NodePort' || (type === 'LoadBalancer' && allocateLoadBalancerNodePorts !== false);

/** Fields that only some Services have, and which have them. */
const ONLY_SOME: readonly (readonly [string, (spec: Decoded) => boolean])[] = [
  ['healthCheckNodePort', ({ type, externalTrafficPolicy }) => type === 'LoadBalancer' && externalTrafficPolicy === 'Local'],
  ['loadBalancerClass', ({ type }) => type === 'LoadBalancer'],
  ['externalTrafficPolicy', ({ type, externalIPs }) => type === 'LoadBalancer' || type === 'NodePort' || items(externalIPs).length > 0],
];

/** A Service that changes its type loses what it can no longer have and did not ask for. Rule: `dropTypeDependentFields` of the registry. */
function dropUnusedFields(spec: Decoded, old: Decoded): void {
  const unused = ONLY_SOME.filter(([field, has]) => has(old) && !has(spec) && spec[field] === old[field]);
  for (const [field] of unused) delete spec[field];
}

/**
 * A Service with the cluster IP and node ports that it gets, or keeps when it replaces `old`, and the families that
 * go with them.
 * @throws StatusError when an address or port that it asks for is taken or out of range
 * Rules: `alloc.allocateCreate` and `allocateUpdate` of the Service registry, `defaultOnCreate`.
 */
export function allocateServiceAddresses(service: KubeObject, old: KubeObject | undefined, { store, random }: ControlPlane): KubeObject {
  const ranges = new ServiceRanges(store, random, service);
  const spec = { ...service['spec'] };
  if (spec.type === 'ExternalName') {
    for (const field of ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy', 'internalTrafficPolicy']) delete spec[field];
    return { ...service, spec };
  }
  if (old !== undefined) dropUnusedFields(spec, old['spec']);
  spec.clusterIP ||= old?.['spec'].clusterIP;
  const headless = spec.clusterIP === 'None';
  if (!spec.clusterIP) spec.clusterIP = ranges.freeAddress();
  else if (!headless && spec.clusterIP !== old?.['spec'].clusterIP) forbiddenAddress(service, ranges, spec.clusterIP);
  spec.clusterIPs = [spec.clusterIP];
  spec.ipFamilies ??= ['IPv4'];
  spec.ipFamilyPolicy ??= headless && spec.selector === undefined ? 'RequireDualStack' : 'SingleStack';
  if (spec.ports !== undefined) spec.ports = nodePorts(spec, old?.['spec'], service, ranges);
  if (spec.type !== 'LoadBalancer') delete spec.allocateLoadBalancerNodePorts;
  if (spec.externalTrafficPolicy === 'Local' && spec.type === 'LoadBalancer') {
    spec.healthCheckNodePort ??= old?.['spec'].healthCheckNodePort ?? ranges.freeNodePort();
  }
  return { ...service, spec };
}

function nodePorts(spec: Decoded, old: Decoded, service: KubeObject, ranges: ServiceRanges): Decoded[] {
  const before = new Map<number, Decoded>((old?.ports ?? []).map((port: Decoded) => [port.nodePort, port]));
  return spec.ports.map((port: Decoded, index: number) => {
    if (!wantsNodePorts(spec)) {
      if (port.nodePort === undefined || before.has(port.nodePort)) {
        const { nodePort: _given, ...rest } = port;
        return rest;
      }
      return port;
    }
    if ((port.nodePort ?? 0) !== 0) {
      if (!before.has(port.nodePort)) ranges.takeNodePort(port.nodePort, port.protocol, index, service);
      return port;
    }
    const kept = old?.ports?.find((other: Decoded) => other.port === port.port && other.protocol === port.protocol)?.nodePort;
    return { ...port, nodePort: kept ?? ranges.freeNodePort() };
  });
}
