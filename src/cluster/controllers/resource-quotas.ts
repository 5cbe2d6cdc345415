import type { KubeObject } from '../../kube/object.ts';
import type { ControlPlane } from '../control-plane.ts';
import { isInScope, shownUsage, totalUsage, usageOf, type Usage } from '../quota/usage.ts';
import type { Store, StoreEvent } from '../store/store.ts';
import { keyOf, splitKey, type Controller } from './controller.ts';

/** Seconds after which usage is counted anew when something was deleted. */
const LATENCY = 0.1;

const QUOTAS = 'resourcequotas';

/** Resources that quotas have names for; others count as `count/…` where a quota asks for them. */
const COUNTED = new Set(['pods', 'services', 'configmaps', 'secrets', 'persistentvolumeclaims', 'replicationcontrollers', QUOTAS]);

/** Keeps what quotas say of the usage true. Rule: the controller `resourcequota`. */
export const resourceQuotas: Controller = {
  name: 'resourcequota',
  latency: LATENCY,
  watches: { [QUOTAS]: ({ type, object }) => (type === 'DELETED' ? [] : [keyOf(object)]) },
  listens({ store }, look) {
    // Quotas may count objects of any resource, those that are defined later too.
    store.watch(undefined, (event) => {
      if (store.count(QUOTAS) > 0 && event.resource !== QUOTAS && event.resource !== 'events') for (const key of quotasOf(event, store)) look(key);
    });
  },
  reconcile(key, plane) {
    const { namespace, name } = splitKey(key);
    const quota = plane.store.get(QUOTAS, namespace, name);
    if (quota === undefined) return;
    const { hard = {} } = quota['spec'];
    plane.server.writeStatus(quota, { hard, used: shownUsage(totalUsage(usagesIn(namespace!, quota, plane), hard)) }, QUOTAS);
  },
};

/** A quota is looked at when something it may count came, went, or ended. */
function quotasOf({ type, object, old }: StoreEvent, store: Store): string[] {
  if (type === 'MODIFIED' && object['spec'] === old!['spec'] && object['status']?.phase === old!['status']?.phase) return [];
  return [...store.each(QUOTAS, object.metadata.namespace)].map((quota) => keyOf(quota));
}

function* usagesIn(namespace: string, quota: KubeObject, { store, clock, server }: ControlPlane): Generator<Usage> {
  const wanted = Object.keys(quota['spec'].hard ?? {});
  for (const resource of server.registry.all()) {
    const storage = server.registry.storageOf(resource);
    if (!resource.namespaced || (!COUNTED.has(storage) && !wanted.includes(`count/${storage}`))) continue;
    if (server.registry.named(storage) !== resource) continue;
    for (const object of store.each(storage, namespace)) if (isInScope(quota, object, storage)) yield usageOf(object, storage, clock.now);
  }
}
