import { items, type Decoded, type KubeObject } from '../../../kube/object.ts';
import { isSame } from '../../../kube/validation/update/same-value.ts';
import type { ControlPlane } from '../../control-plane.ts';
import { keyOf, splitKey, type Controller } from '../controller.ts';
import { controllerReference } from '../owners.ts';
import { isReady } from '../pods.ts';
import { lastChange, podsOf, servicesOf, targetPort } from './service-pods.ts';

const SLICES = 'endpointslices.discovery.k8s.io';
const SERVICE_NAME = 'kubernetes.io/service-name';
const MANAGED_BY = 'endpointslice.kubernetes.io/managed-by';
const MANAGER = 'endpointslice-controller.k8s.io';
const TRIGGER_TIME = 'endpoints.kubernetes.io/last-change-trigger-time';
/** Endpoints in one slice. Rule: `--max-endpoints-per-slice`. */
const MOST = 100;

/** Writes the EndpointSlices of Services that select pods. Rule: `endpointslice.Controller` and its reconciler. */
export const endpointSlices: Controller = {
  name: 'endpointslice',
  latency: 0.02,
  watches: {
    services: ({ object }) => [keyOf(object)],
    pods: (event, plane) => servicesOf(event, plane),
    [SLICES]: ({ type, object }) => (type === 'DELETED' && object.metadata.labels?.[MANAGED_BY] === MANAGER ? [`${object.metadata.namespace}/${object.metadata.labels[SERVICE_NAME]}`] : []),
  },
  reconcile(key, plane) {
    const { namespace, name } = splitKey(key);
    const service = plane.store.get('services', namespace, name);
    if (service === undefined || service.metadata.deletionTimestamp !== undefined || service['spec'].selector === undefined || service['spec'].type === 'ExternalName') return;
    reconcile(service, plane);
  },
};

/** The slices that the controller wrote for a Service, by name. */
function ownSlices({ metadata }: KubeObject, { store }: ControlPlane): KubeObject[] {
  return store.list(SLICES, metadata.namespace).filter(({ metadata: own }) => own.labels?.[SERVICE_NAME] === metadata.name && own.labels?.[MANAGED_BY] === MANAGER);
}

function reconcile(service: KubeObject, plane: ControlPlane): void {
  const pods = podsOf(service, plane);
  const groups = new Map<string, { ports: Decoded[]; endpoints: Decoded[] }>();
  for (const pod of pods) {
    const ports = items(service['spec'].ports).flatMap((port) => {
      const number = targetPort(port, pod);
      return number === undefined ? [] : [{ ...(port.appProtocol === undefined ? {} : { appProtocol: port.appProtocol }), name: port.name ?? '', port: number, protocol: port.protocol }];
    });
    const key = JSON.stringify(ports);
    const group = groups.get(key) ?? { ports, endpoints: [] };
    group.endpoints.push(endpointOf(pod, service, plane));
    groups.set(key, group);
  }
  const existing = ownSlices(service, plane);
  const wanted = [...groups.values()].flatMap(({ ports, endpoints }) => chunks(inOrder(endpoints, existing)).map((part) => ({ ports, endpoints: part })));
  if (wanted.length === 0) wanted.push({ ports: [], endpoints: [] });
  const left = [...existing];
  const trigger = lastChange(service, pods);
  for (const slice of wanted) {
    // A slice with the same ports is kept; else any is taken over, so that it keeps its name.
    const at = Math.max(0, left.findIndex((old) => isSame(old['ports'] ?? [], slice.ports)));
    const old = left.splice(at, 1)[0];
    write(service, slice, old, trigger, plane);
  }
  for (const { metadata } of left) plane.server.delete({ resource: plane.server.registry.named(SLICES)!, namespace: metadata.namespace, name: metadata.name });
}

/** Endpoints that were there keep their order; new ones come after them. */
function inOrder(endpoints: readonly Decoded[], existing: readonly KubeObject[]): Decoded[] {
  const before = existing.flatMap((slice) => items(slice['endpoints'])).map(({ addresses }) => addresses[0] as string);
  const rank = ({ addresses }: Decoded): number => {
    const at = before.indexOf(addresses[0]);
    return at < 0 ? before.length : at;
  };
  return [...endpoints].sort((a, b) => rank(a) - rank(b));
}

function chunks(endpoints: readonly Decoded[]): Decoded[][] {
  const parts: Decoded[][] = [];
  for (let at = 0; at < endpoints.length; at += MOST) parts.push(endpoints.slice(at, at + MOST));
  return parts;
}

/** Rule: `podToEndpoint` of the endpointslice utilities. */
function endpointOf(pod: KubeObject, service: KubeObject, { store }: ControlPlane): Decoded {
  const { metadata, spec, status } = pod;
  const serving = isReady(pod) || service['spec'].publishNotReadyAddresses === true;
  const terminating = metadata.deletionTimestamp !== undefined;
  const zone = store.get('nodes', undefined, spec.nodeName)?.metadata.labels?.['topology.kubernetes.io/zone'];
  return {
    addresses: [status.podIP],
    conditions: { ready: service['spec'].publishNotReadyAddresses === true || (serving && !terminating), serving, terminating },
    ...(spec.hostname !== undefined && spec.subdomain === service.metadata.name ? { hostname: spec.hostname } : {}),
    nodeName: spec.nodeName,
    targetRef: { kind: 'Pod', name: metadata.name, namespace: metadata.namespace, uid: metadata.uid },
    ...(zone === undefined ? {} : { zone }),
  };
}

function write(service: KubeObject, { ports, endpoints }: { ports: Decoded[]; endpoints: Decoded[] }, old: KubeObject | undefined, trigger: string, plane: ControlPlane): void {
  const { server } = plane;
  const headless = service['spec'].clusterIP === 'None' ? { 'service.kubernetes.io/headless': '' } : {};
  const labels = { ...service.metadata.labels, [MANAGED_BY]: MANAGER, [SERVICE_NAME]: service.metadata.name, ...headless };
  const content = { endpoints: endpoints.length === 0 ? null : endpoints, ports: ports.length === 0 ? null : ports };
  if (old === undefined) {
    const metadata = { annotations: { [TRIGGER_TIME]: trigger }, generateName: `${service.metadata.name}-`, labels, ownerReferences: [controllerReference(service)] };
    const slice = { addressType: 'IPv4', apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice', metadata, ...content };
    server.create({ resource: server.registry.named(SLICES)!, namespace: service.metadata.namespace }, slice, undefined, { trusted: true });
    return;
  }
  if (isSame(old['endpoints'] ?? [], endpoints) && isSame(old['ports'] ?? [], ports) && isSame(old.metadata.labels, labels)) return;
  const annotations = { ...old.metadata.annotations, [TRIGGER_TIME]: trigger };
  server.write({ ...old, ...content, metadata: { ...old.metadata, annotations, labels } }, old, SLICES);
}
