import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import type { Store } from '../store/store.ts';

const SLICES = 'endpointslices.discovery.k8s.io';
const SERVICE_NAME = 'kubernetes.io/service-name';

/** One address that stands behind a Service, with the port there. */
export interface Backend {
  ip: string;
  port: number;
  nodeName: string | undefined;
  ready: boolean;
  serving: boolean;
  terminating: boolean;
  hostname: string | undefined;
}

/** A port of a Service, and the Service. */
export interface ServicePort {
  service: KubeObject;
  port: Decoded;
}

/** All backends of a Service, or those of one of its ports, as the EndpointSlices list them. */
export function backendsOf(store: Store, service: KubeObject, port?: Decoded): Backend[] {
  const { namespace, name } = service.metadata;
  const slices = store.list(SLICES, namespace).filter(({ metadata }) => metadata.labels?.[SERVICE_NAME] === name);
  return slices.flatMap((slice) => {
    const ports = items(slice['ports']);
    const number = port === undefined ? (ports[0]?.port ?? 0) : ports.find((own) => (own.name ?? '') === (port.name ?? '') && own.protocol === port.protocol)?.port;
    if (number === undefined) return [];
    return items(slice['endpoints']).flatMap(({ addresses, conditions = {}, nodeName, hostname }) =>
      items(addresses).map((ip): Backend => ({
        ip, port: number, nodeName, hostname,
        ready: conditions.ready !== false, serving: conditions.serving ?? conditions.ready !== false, terminating: conditions.terminating === true,
      })));
  });
}

/** The Service port that an address and a port of the cluster belong to. */
export function findByAddress(store: Store, ip: string, port: number): ServicePort | undefined {
  for (const service of store.each('services')) {
    const { spec, status } = service;
    const own = [spec.clusterIP, ...items(spec.clusterIPs), ...items(spec.externalIPs), ...items(status?.loadBalancer?.ingress).map(({ ip: address }) => address)];
    if (!own.includes(ip) || ip === 'None') continue;
    const found = items(spec.ports).find((one) => one.port === port && one.protocol === 'TCP');
    if (found !== undefined) return { service, port: found };
  }
  return undefined;
}

/** The Service port that a port of every node belongs to. */
export function findByNodePort(store: Store, nodePort: number): ServicePort | undefined {
  for (const service of store.each('services')) {
    const found = items(service['spec'].ports).find((one) => one.nodePort === nodePort && one.protocol === 'TCP');
    if (found !== undefined) return { service, port: found };
  }
  return undefined;
}

/** Whether an address is that of a Service, whatever the port. */
export function isServiceAddress(store: Store, ip: string): boolean {
  for (const { spec } of store.each('services')) if (spec.clusterIP === ip) return true;
  return false;
}

/**
 * The backends that may get a connection: those that are ready, or, when none is, those that still serve while they
 * end; of them, with a local policy, those on the node.
 * Rule: `CategorizeEndpoints` of kube-proxy.
 */
export function eligible(backends: readonly Backend[], policy: string | undefined, nodeName: string | undefined): Backend[] {
  const near = policy === 'Local' ? backends.filter((backend) => backend.nodeName === nodeName) : backends;
  const ready = near.filter((backend) => backend.ready);
  return ready.length > 0 ? ready : near.filter((backend) => backend.serving && backend.terminating);
}

/** With a preference for what is near, backends of the same node or zone, if there are any. Rule: KEP-3015, `trafficDistribution`. */
export function preferred(backends: readonly Backend[], distribution: string | undefined, nodeName: string | undefined, store: Store): readonly Backend[] {
  if (distribution === undefined || nodeName === undefined) return backends;
  const zoneOf = (name: string | undefined): string | undefined => store.get('nodes', undefined, name ?? '')?.metadata.labels?.['topology.kubernetes.io/zone'];
  const sameNode = distribution === 'PreferSameNode' ? backends.filter((backend) => backend.nodeName === nodeName) : [];
  if (sameNode.length > 0) return sameNode;
  const zone = zoneOf(nodeName);
  const sameZone = zone === undefined ? [] : backends.filter((backend) => zoneOf(backend.nodeName) === zone);
  return sameZone.length > 0 ? sameZone : backends;
}

/** The Service of type LoadBalancer that shows a port on localhost. */
export function findBalanced(store: Store, port: number): ServicePort | undefined {
  for (const service of store.each('services')) {
    if (service['spec'].type !== 'LoadBalancer') continue;
    const found = service['spec'].ports?.find((one: Decoded) => one.port === port && one.protocol === 'TCP');
    if (found !== undefined) return { service, port: found };
  }
  return undefined;
}
