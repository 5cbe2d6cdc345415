import { items, type KubeObject } from '../../kube/object.ts';
import type { ControlPlane } from '../control-plane.ts';
import { fullReference } from '../images/reference.ts';
import { ingressControllerOf } from '../network/ingress.ts';
import type { Network } from '../network/network.ts';
import { isSame } from '../../kube/validation/update/same-value.ts';
import { keyOf, splitKey, type Controller } from './controller.ts';
import { isReady } from './pods.ts';

/** Seconds until a controller has published where it is reached. */
const PUBLISHING_SECONDS = 1;
const INGRESSES = 'ingresses.networking.k8s.io';

/** The controllers that pods with these images are, as IngressClasses name them. */
const CONTROLLER_OF_IMAGE: Readonly<Record<string, string>> = {
  'registry.k8s.io/ingress-nginx/controller': 'k8s.io/ingress-nginx',
  'nginx/nginx-ingress': 'nginx.org/ingress-controller',
  traefik: 'traefik.io/ingress-controller',
};

/**
 * Knows which Ingress controllers run, and writes into the status of their Ingresses where they are reached.
 * Rule: https://kubernetes.io/docs/concepts/services-networking/ingress-controllers/
 */
export function ingressStatus(network: Network): Controller {
  return {
    name: 'ingress-status',
    latency: PUBLISHING_SECONDS,
    watches: {
      [INGRESSES]: ({ type, object }) => (type === 'DELETED' ? [] : [keyOf(object)]),
      'ingressclasses.networking.k8s.io': (_event, plane) => allIngresses(plane),
      pods({ type, object }, plane) {
        const controller = controllerIn(object);
        if (controller === undefined) return [];
        const pods = network.ingressControllers.get(controller) ?? new Map<string, string>();
        const { uid } = object.metadata;
        const runs = type !== 'DELETED' && isReady(object);
        if (runs === pods.has(uid)) return [];
        if (runs) pods.set(uid, object['status'].podIP);
        else pods.delete(uid);
        if (pods.size === 0) network.ingressControllers.delete(controller);
        else network.ingressControllers.set(controller, pods);
        return allIngresses(plane);
      },
    },
    reconcile(key, plane) {
      const { namespace, name } = splitKey(key);
      const ingress = plane.store.get(INGRESSES, namespace, name);
      const controller = ingress === undefined ? undefined : ingressControllerOf(plane.store, ingress);
      if (ingress === undefined || controller === undefined || !network.ingressControllers.has(controller)) return;
      const loadBalancer = { ingress: [{ hostname: 'localhost' }] };
      if (isSame(ingress['status']?.loadBalancer ?? {}, loadBalancer)) return;
      plane.server.writeStatus(ingress, { ...ingress['status'], loadBalancer }, INGRESSES);
    },
  };
}

function controllerIn({ spec }: KubeObject): string | undefined {
  for (const { image } of items(spec.containers)) {
    // Pods change often, and hardly any is a controller.
    const controller = /ingress|traefik/.test(image) ? CONTROLLER_OF_IMAGE[fullReference(image)?.familiar ?? ''] : undefined;
    if (controller !== undefined) return controller;
  }
  return undefined;
}

const allIngresses = ({ store }: ControlPlane): string[] => [...store.each(INGRESSES)].map((ingress) => keyOf(ingress));
