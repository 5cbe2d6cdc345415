import type { Decoded, KubeObject } from '../../kube/object.ts';
import { forbiddenAddress, ServiceRanges } from './service-ranges.ts';
import type { ControlPlane } from '../control-plane.ts';

/** Whether a Service has an address of its own in the cluster. */
function wantsClusterIp({ type, clusterIP }: Decoded): boolean {
  return type !== 'ExternalName' && clusterIP !== 'None';
}

const wantsNodePorts = ({ type, allocateLoadBalancerNodePorts }: Decoded): boolean =>
  type === 'NodePort' || (type === 'LoadBalancer' && allocateLoadBalancerNodePorts !== false);

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
  const headless = spec.clusterIP === 'None';
  if (wantsClusterIp(spec)) {
    const kept = old?.['spec'].clusterIP;
    if ((spec.clusterIP ?? '') === '') spec.clusterIP = kept !== undefined && kept !== '' && kept !== 'None' ? kept : ranges.freeAddress();
    else if (spec.clusterIP !== kept) forbiddenAddress(service, ranges, spec.clusterIP);
  }
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
