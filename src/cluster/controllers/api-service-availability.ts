import { items, type KubeObject } from '../../kube/object.ts';
import type { ControlPlane } from '../control-plane.ts';
import { isSame } from '../../kube/validation/update/same-value.ts';
import { withCondition, type Condition } from './conditions.ts';
import { keyOf, type Controller } from './controller.ts';

const API_SERVICES = 'apiservices.apiregistration.k8s.io';

/**
 * Says in the status of an APIService whether the server behind its Service can be asked. Those that the API server
 * serves itself are always available, see `bootstrap/api-services.ts`.
 * Rule: `sync` of kube-aggregator's remote available controller.
 */
export const apiServiceAvailability: Controller = {
  name: 'remote-available-controller',
  watches: {
    [API_SERVICES]: ({ type, object }) => (type === 'DELETED' || object['spec'].service === undefined ? [] : [keyOf(object)]),
    services: ({ object }, plane) => servedBy(plane, object.metadata.namespace, object.metadata.name),
    'endpointslices.discovery.k8s.io': ({ object }, plane) => servedBy(plane, object.metadata.namespace, object.metadata.labels?.['kubernetes.io/service-name']),
  },
  reconcile(key, plane) {
    const apiService = plane.store.get(API_SERVICES, undefined, key);
    if (apiService?.['spec'].service === undefined) return;
    const before = apiService['status']?.conditions;
    const conditions = withCondition(before, availability(apiService['spec'].service, plane), plane.clock.timestamp(), false);
    if (isSame(before ?? [], conditions)) return;
    plane.server.writeStatus(apiService, { ...apiService['status'], conditions }, API_SERVICES);
  },
};

/** The APIServices that a Service stands behind. */
function servedBy({ store }: ControlPlane, namespace: string | undefined, name: string | undefined): string[] {
  return [...store.each(API_SERVICES)].filter(({ spec }) => spec.service !== undefined && spec.service.namespace === namespace && spec.service.name === name).map((apiService) => keyOf(apiService));
}

function availability({ namespace, name, port = 443 }: { namespace: string; name: string; port?: number }, { store }: ControlPlane): Condition {
  const service = store.get('services', namespace, name);
  if (service === undefined) return { type: 'Available', status: 'False', reason: 'ServiceNotFound', message: `service/${name} in "${namespace}" is not present` };
  const portName = items(service['spec'].ports).find((one) => one.port === port)?.name ?? '';
  const hasAddress = [...store.each('endpointslices.discovery.k8s.io', namespace)].some((slice) => slice.metadata.labels?.['kubernetes.io/service-name'] === name && isReachable(slice, portName));
  if (hasAddress) return { type: 'Available', status: 'True', reason: 'Passed', message: 'all checks passed' };
  return { type: 'Available', status: 'False', reason: 'MissingEndpoints', message: `endpointslices for service/${name} in "${namespace}" have no addresses with port name "${portName}"` };
}

function isReachable(slice: KubeObject, portName: string): boolean {
  return items(slice['ports']).some(({ name = '' }) => name === portName) && items(slice['endpoints']).some(({ conditions }) => conditions?.ready !== false);
}
