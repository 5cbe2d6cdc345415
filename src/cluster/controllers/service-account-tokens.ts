import type { KubeObject } from '../../kube/object.ts';
import { LEGACY_ISSUER, signedToken } from '../auth/service-account-token.ts';
import { CA_CERTIFICATE } from './root-ca.ts';
import { keyOf, splitKey, type Controller } from './controller.ts';

const TYPE = 'kubernetes.io/service-account-token';
const ACCOUNT = 'kubernetes.io/service-account.name';
const ACCOUNT_UID = 'kubernetes.io/service-account.uid';

/**
 * Fills Secrets that ask for the token of a service account, and removes those whose account is gone.
 * Rule: https://kubernetes.io/docs/concepts/security/service-accounts/#manual-secret-management-for-serviceaccounts,
 * `TokensController`
 */
export const serviceAccountTokens: Controller = {
  name: 'legacy-serviceaccount-token',
  watches: {
    secrets: ({ type, object }) => (type !== 'DELETED' && object['type'] === TYPE ? [keyOf(object)] : []),
    serviceaccounts: ({ object: { metadata } }, { store }) =>
      store.list('secrets', metadata.namespace).filter((secret) => secret['type'] === TYPE && secret.metadata.annotations?.[ACCOUNT] === metadata.name).map((secret) => keyOf(secret)),
  },
  reconcile(key, { store, server }) {
    const { namespace, name } = splitKey(key);
    const secret = store.get('secrets', namespace, name);
    if (secret?.['type'] !== TYPE || secret.metadata.deletionTimestamp !== undefined) return;
    const annotations = secret.metadata.annotations ?? {};
    const account = store.get('serviceaccounts', namespace, annotations[ACCOUNT]);
    const isOther = annotations[ACCOUNT_UID] !== undefined && annotations[ACCOUNT_UID] !== account?.metadata.uid;
    if (account === undefined || isOther) {
      server.delete({ resource: server.registry.named('secrets')!, namespace, name });
      return;
    }
    server.write(filled(secret, account), secret, 'secrets');
  },
};

function filled(secret: KubeObject, { metadata: { name, uid } }: KubeObject): KubeObject {
  const { metadata } = secret;
  const claim = (what: string): string => `${LEGACY_ISSUER}/${what}`;
  const token = signedToken({
    iss: LEGACY_ISSUER, [claim('namespace')]: metadata.namespace, [claim('secret.name')]: metadata.name,
    [claim('service-account.name')]: name, [claim('service-account.uid')]: uid, sub: `system:serviceaccount:${metadata.namespace}:${name}`,
  });
  return {
    ...secret,
    metadata: { ...metadata, annotations: { ...metadata.annotations, [ACCOUNT_UID]: uid } },
    data: { ...secret['data'], 'ca.crt': btoa(CA_CERTIFICATE), namespace: btoa(metadata.namespace), token: secret['data']?.token ?? btoa(token) },
  };
}
