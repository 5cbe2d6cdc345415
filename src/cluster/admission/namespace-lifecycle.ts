import { forbidden, notFound, StatusError } from '../api/status-error.ts';
import type { AdmissionPlugin } from './plugin.ts';

/** Namespaces that nobody may delete. */
const IMMORTAL = new Set(['default', 'kube-system', 'kube-public']);

/** Refuses objects for namespaces that are not there or are going. Rule: the plugin NamespaceLifecycle. */
export const namespaceLifecycle: AdmissionPlugin = {
  name: 'NamespaceLifecycle',
  mutate({ operation, resource, namespace, object, name }, { store }) {
    if (operation !== 'CREATE' || namespace === undefined || !resource.namespaced) return object;
    const found = store.get('namespaces', undefined, namespace);
    if (found === undefined) throw notFound({ group: '', plural: 'namespaces' }, namespace);
    if (found.metadata.deletionTimestamp === undefined) return object;
    const error = forbidden(resource, name, `unable to create new content in namespace ${namespace} because it is being terminated`);
    throw new StatusError(error.code, error.reason, error.message, {
      ...error.status.details,
      causes: [{ reason: 'NamespaceTerminating', message: `namespace ${namespace} is being terminated`, field: 'metadata.namespace' }],
    });
  },
  validate({ operation, storage, name }) {
    if (operation === 'DELETE' && storage === 'namespaces' && IMMORTAL.has(name)) {
      throw forbidden({ group: '', plural: 'namespaces' }, name, 'this namespace may not be deleted');
    }
  },
};
