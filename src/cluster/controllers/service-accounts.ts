import type { Controller } from './controller.ts';

/** Every namespace has the service account `default`. Rule: `ServiceAccountsController`. */
export const serviceAccounts: Controller = {
  name: 'serviceaccount',
  watches: {
    namespaces: ({ object }) => [object.metadata.name],
    serviceaccounts: ({ type, object }) => (type === 'DELETED' ? [object.metadata.namespace] : []),
  },
  reconcile(key, { store, server }) {
    const namespace = store.get('namespaces', undefined, key);
    if (namespace === undefined || namespace.metadata.deletionTimestamp !== undefined) return;
    if (store.get('serviceaccounts', key, 'default') !== undefined) return;
    const resource = server.registry.named('serviceaccounts')!;
    server.create({ resource, namespace: key }, { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default' } }, undefined, { trusted: true });
  },
};
