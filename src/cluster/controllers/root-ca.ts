import type { Controller } from './controller.ts';

const NAME = 'kube-root-ca.crt';
const DESCRIPTION = 'Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.';
/** No certificate, only its outside: nothing here is encrypted. */
export const CA_CERTIFICATE = '-----BEGIN CERTIFICATE-----\nc2ltdWxhdGVkIGNsdXN0ZXIsIG5vIGVuY3J5cHRpb24=\n-----END CERTIFICATE-----\n';

/** Every namespace has the certificate of the API server's authority. Rule: the controller `root-ca-cert-publisher`. */
export const rootCa: Controller = {
  name: 'root-ca-certificate-publisher',
  watches: {
    namespaces: ({ object }) => [object.metadata.name],
    configmaps: ({ object }) => (object.metadata.name === NAME ? [object.metadata.namespace] : []),
  },
  reconcile(key, { store, server }) {
    const namespace = store.get('namespaces', undefined, key);
    if (namespace === undefined || namespace.metadata.deletionTimestamp !== undefined) return;
    const data = { 'ca.crt': CA_CERTIFICATE };
    const found = store.get('configmaps', key, NAME);
    if (found !== undefined) {
      server.write({ ...found, data }, found, 'configmaps');
      return;
    }
    const resource = server.registry.named('configmaps')!;
    const metadata = { annotations: { 'kubernetes.io/description': DESCRIPTION }, name: NAME };
    server.create({ resource, namespace: key }, { apiVersion: 'v1', kind: 'ConfigMap', data, metadata }, undefined, { trusted: true });
  },
};
