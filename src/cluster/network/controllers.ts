import { ingressStatus } from '../controllers/ingresses.ts';
import type { Controller } from '../controllers/controller.ts';
import { serviceLoadBalancers } from '../controllers/load-balancers.ts';
import type { Network } from './network.ts';

/** The controllers that tell the API server what the network does for Services and Ingresses. */
export function networkControllers(network: Network): readonly Controller[] {
  return [serviceLoadBalancers(network), ingressStatus(network)];
}
