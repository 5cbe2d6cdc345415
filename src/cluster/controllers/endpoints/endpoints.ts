import { items, type Decoded, type KubeObject } from '../../../kube/object.ts';
import { isSame } from '../../../kube/validation/update/same-value.ts';
import type { ControlPlane } from '../../control-plane.ts';
import { keyOf, splitKey, type Controller } from '../controller.ts';
import { isReady } from '../pods.ts';
import { lastChange, podsOf, servicesOf, targetPort } from './service-pods.ts';

const MANAGED_BY = 'endpoints.kubernetes.io/managed-by';
const TRIGGER_TIME = 'endpoints.kubernetes.io/last-change-trigger-time';
/** Addresses in one object. Rule: `maxCapacity`. */
const MOST = 1000;

/** Writes the Endpoints of Services that select pods, the older form of EndpointSlices. Rule: `endpoint.Controller`. */
export const endpoints: Controller = {
  name: 'endpoint',
  latency: 0.02,
  watches: {
    services: ({ object }) => [keyOf(object)],
    pods: (event, plane) => servicesOf(event, plane),
    endpoints: ({ type, object }) => (type === 'DELETED' ? [keyOf(object)] : []),
  },
  reconcile(key, plane) {
    const { namespace, name } = splitKey(key);
    const service = plane.store.get('services', namespace, name);
    const old = plane.store.get('endpoints', namespace, name);
    if (service === undefined) {
      if (old?.metadata.labels?.[MANAGED_BY] !== undefined) plane.server.delete({ resource: plane.server.registry.named('endpoints')!, namespace, name });
      return;
    }
    if (service['spec'].selector === undefined || service['spec'].type === 'ExternalName') return;
    reconcile(service, old, plane);
  },
};

function reconcile(service: KubeObject, old: KubeObject | undefined, plane: ControlPlane): void {
  const anyway = service['spec'].publishNotReadyAddresses === true;
  const pods = podsOf(service, plane).filter(({ metadata }) => anyway || metadata.deletionTimestamp === undefined);
  const subsets = subsetsOf(service, pods, anyway);
  const headless = service['spec'].clusterIP === 'None' ? { 'service.kubernetes.io/headless': '' } : {};
  const labels = { ...service.metadata.labels, [MANAGED_BY]: 'endpoint-controller', ...headless };
  const { server } = plane;
  const trigger = { [TRIGGER_TIME]: lastChange(service, pods) };
  if (old === undefined) {
    const { name, namespace } = service.metadata;
    const object = { apiVersion: 'v1', kind: 'Endpoints', metadata: { annotations: trigger, labels, name }, ...(subsets.length === 0 ? {} : { subsets }) };
    server.create({ resource: server.registry.named('endpoints')!, namespace }, object, undefined, { trusted: true });
    return;
  }
  if (isSame(old['subsets'] ?? [], subsets) && isSame(old.metadata.labels, labels)) return;
  const { subsets: _before, ...rest } = old;
  const next = { ...rest, metadata: { ...old.metadata, annotations: { ...old.metadata.annotations, ...trigger }, labels }, ...(subsets.length === 0 ? {} : { subsets }) };
  server.write(next as KubeObject, old, 'endpoints');
}

/** Addresses with the same ports share a subset. Rule: `RepackSubsets`. */
function subsetsOf(service: KubeObject, pods: readonly KubeObject[], anyway: boolean): Decoded[] {
  const groups = new Map<string, { ports: Decoded[]; ready: Decoded[]; notReady: Decoded[] }>();
  const ports = items(service['spec'].ports);
  for (const pod of pods.slice(0, MOST)) {
    const own = ports.flatMap((port) => {
      const number = targetPort(port, pod);
      return number === undefined ? [] : [{ ...(port.appProtocol === undefined ? {} : { appProtocol: port.appProtocol }), ...(port.name === undefined ? {} : { name: port.name }), port: number, protocol: port.protocol }];
    });
    if (own.length === 0 && ports.length > 0) continue;
    const key = JSON.stringify(own);
    const group = groups.get(key) ?? { ports: own, ready: [], notReady: [] };
    (anyway || isReady(pod) ? group.ready : group.notReady).push(addressOf(pod, service));
    groups.set(key, group);
  }
  return [...groups.values()].map(({ ports: own, ready, notReady }) => ({
    ...(ready.length === 0 ? {} : { addresses: ready.sort(byIp) }),
    ...(notReady.length === 0 ? {} : { notReadyAddresses: notReady.sort(byIp) }),
    ...(own.length === 0 ? {} : { ports: own }),
  }));
}

const byIp = (a: Decoded, b: Decoded): number => (a.ip < b.ip ? -1 : 1);

function addressOf({ metadata, spec, status }: KubeObject, service: KubeObject): Decoded {
  return {
    ...(spec.hostname !== undefined && spec.subdomain === service.metadata.name ? { hostname: spec.hostname } : {}),
    ip: status.podIP,
    nodeName: spec.nodeName,
    targetRef: { kind: 'Pod', name: metadata.name, namespace: metadata.namespace, uid: metadata.uid },
  };
}
