import { ADMIN_CERTIFICATE } from '../cluster/auth/credentials.ts';

/** Where the cluster's API server listens. */
export const SERVER = 'https://127.0.0.1:6443';

/** What Docker Desktop writes to `~/.kube/config`. */
export const KUBECONFIG = `apiVersion: v1
clusters:
- cluster:
    certificate-authority-data: Y2E=
    server: ${SERVER}
  name: docker-desktop
contexts:
- context:
    cluster: docker-desktop
    user: docker-desktop
  name: docker-desktop
current-context: docker-desktop
kind: Config
preferences: {}
users:
- name: docker-desktop
  user:
    client-certificate-data: ${btoa(ADMIN_CERTIFICATE)}
    client-key-data: a2V5
`;
