import { items, type KubeObject } from '../../kube/object.ts';
import type { ControlPlane } from '../control-plane.ts';
import type { Network } from '../network/network.ts';
import { isSame } from '../../kube/validation/update/same-value.ts';
import { keyOf, splitKey, type Controller } from './controller.ts';

/** Seconds that making a load balancer takes. */
const MAKING_SECONDS = 0.5;
const SOURCE = { component: 'service-controller' };

/**
 * Gives Services of type LoadBalancer an address, if the network has load balancers: `localhost`, as on Docker Desktop.
 * Where it has none they wait for ever, and `kubectl get` shows `<pending>`.
 * Rule: `syncLoadBalancerIfNeeded` of the service controller of cloud-provider.
 */
export function serviceLoadBalancers(network: Network): Controller {
  return {
    name: 'service-lb-controller',
    latency: MAKING_SECONDS,
    watches: { services: (event, plane) => (event.type === 'DELETED' ? waitingServices(plane) : [keyOf(event.object)]) },
    reconcile(key, plane) {
      const { namespace, name } = splitKey(key);
      const service = plane.store.get('services', namespace, name);
      if (service === undefined || service.metadata.deletionTimestamp !== undefined) return;
      const wants = service['spec'].type === 'LoadBalancer' && service['spec'].loadBalancerClass === undefined && network.loadBalancers;
      if (wants && isPortTaken(service, plane)) return;
      const ingress = wants ? [{ hostname: 'localhost' }] : undefined;
      const before = service['status']?.loadBalancer?.ingress;
      if (isSame(before ?? null, ingress ?? null)) return;
      if (wants) plane.events.record(SOURCE, service, 'Normal', 'EnsuringLoadBalancer', 'Ensuring load balancer');
      plane.server.writeStatus(service, { ...service['status'], loadBalancer: ingress === undefined ? {} : { ingress } }, 'services');
      if (wants) plane.events.record(SOURCE, service, 'Normal', 'EnsuredLoadBalancer', 'Ensured load balancer');
    },
  };
}

/** All of them stand on one address: who comes first has the port. */
function isPortTaken({ metadata, spec }: KubeObject, { store }: ControlPlane): boolean {
  const ports = new Set(items(spec.ports).map(({ port }) => port));
  return [...store.each('services')].some((other) => other.metadata.uid !== metadata.uid && items(other['status']?.loadBalancer?.ingress).length > 0 && items(other['spec'].ports).some(({ port }) => ports.has(port)));
}

const waitingServices = ({ store }: ControlPlane): string[] =>
  [...store.each('services')].filter(({ spec, status }) => spec.type === 'LoadBalancer' && items(status?.loadBalancer?.ingress).length === 0).map((service) => keyOf(service));
