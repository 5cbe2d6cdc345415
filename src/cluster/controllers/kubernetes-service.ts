import { freshObjects } from '../bootstrap/objects.ts';
import type { StoreEvent } from '../store/store.ts';
import type { Controller } from './controller.ts';

const NAME = 'kubernetes';
const STORAGES = ['services', 'endpoints', 'endpointslices.discovery.k8s.io'];

const ifGone = ({ type, object: { metadata } }: StoreEvent): readonly string[] =>
  type === 'DELETED' && metadata.namespace === 'default' && metadata.name === NAME ? [NAME] : [];

/** The API server's own Service comes back when it is deleted. Rule: `kubernetesservice.Controller`, which looks every ten seconds. */
export const kubernetesService: Controller = {
  name: 'kubernetes-service',
  latency: 5,
  watches: Object.fromEntries(STORAGES.map((storage) => [storage, ifGone])),
  reconcile(_key, { store, server, clock }) {
    for (const [storage, object] of freshObjects(clock.timestamp())) {
      if (!STORAGES.includes(storage) || store.get(storage, 'default', NAME) !== undefined) continue;
      const resource = server.registry.forKind(object.apiVersion, object.kind)!;
      server.create({ resource, namespace: 'default' }, object, undefined, { trusted: true });
    }
  },
};
